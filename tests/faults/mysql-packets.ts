// As much of the protocol as it takes to see where a command and its answer begin and end.

/** The first byte of a command that is SQL. */
export const QUERY = 3;

const HEADER = 4;
const IN_TRANSACTION = 1;
const MORE_RESULTS = 8;

/** Puts packets together from bytes as they come. */
export class Packets {
  private rest: Buffer = Buffer.alloc(0);

  /** Those that are whole now, with their headers: three bytes of length, one that counts. */
  *take(bytes: Buffer): Iterable<Buffer> {
    this.rest = this.rest.length === 0 ? bytes : Buffer.concat([this.rest, bytes]);
    while (this.rest.length >= HEADER) {
      const length = HEADER + this.rest.readUIntLE(0, 3);
      if (this.rest.length < length) return;
      yield this.rest.subarray(0, length);
      this.rest = this.rest.subarray(length);
    }
  }
}

/** The answer to one command: a result for each of its statements. */
export class Answer {
  private readonly chunks: Buffer[] = [];
  private readonly packets = new Packets();
  private next: 'result' | 'column' | 'row' = 'result';

  /** `isInTransaction`: whether the session is in one; from the end on, whether it still is. */
  constructor(public isInTransaction: boolean) {}

  get bytes(): Buffer {
    return Buffer.concat(this.chunks);
  }

  /** Returns whether this was the end of it. */
  take(bytes: Buffer): boolean {
    this.chunks.push(bytes);
    for (const packet of this.packets.take(bytes)) {
      if (this.isLast(packet.subarray(HEADER))) return true;
    }
    return false;
  }

  private isLast(payload: Buffer): boolean {
    const [kind] = payload;
    const isEnd = kind === 0xfe && payload.length < 9;
    if (kind === 0xff && this.next !== 'column') return true;
    if (this.next === 'result' && kind !== 0x00) this.next = 'column';
    else if (this.next === 'column' && isEnd) this.next = 'row';
    else if (this.next === 'result')
      return this.isLastResult(payload.readUInt16LE(afterNumber(payload, afterNumber(payload, 1))));
    else if (this.next === 'row' && isEnd) {
      this.next = 'result';
      return this.isLastResult(payload.readUInt16LE(3));
    }
    return false;
  }

  private isLastResult(status: number): boolean {
    this.isInTransaction = (status & IN_TRANSACTION) !== 0;
    return (status & MORE_RESULTS) === 0;
  }
}

/** Where a number of one to nine bytes ends. */
function afterNumber(payload: Buffer, at: number): number {
  const more: Record<number, number> = { 252: 2, 253: 3, 254: 8 };
  return at + 1 + (more[payload[at] as number] ?? 0);
}

export function command(sql: string): Buffer {
  return packet(0, Buffer.concat([Buffer.from([QUERY]), Buffer.from(sql)]));
}

/** As the database says it in place of a result. */
export function errorPacket(errno: number): Buffer {
  const head = Buffer.from([0xff, errno & 0xff, errno >> 8]);
  return packet(1, Buffer.concat([head, Buffer.from('#40001try restarting transaction')]));
}

function packet(count: number, payload: Buffer): Buffer {
  const header = Buffer.alloc(HEADER);
  header.writeUIntLE(payload.length, 0, 3);
  header[3] = count;
  return Buffer.concat([header, payload]);
}
