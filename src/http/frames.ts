/** Opcode of a text, and that it is all of it. */
const WHOLE_TEXT = 0x81;
const CLOSING = 0x7d;

/** The frames of one subscription, of those payloads whose bits are set. */
export type FramesOf = (id: string, mask: number) => Buffer;

/** Of so many ids frames are kept: most clients use few different ones, and others one each. */
const KEPT_IDS = 16;

/** What is the same for many is written once; payloads are JSON. */
export function framesOf(payloads: readonly Uint8Array[]): FramesOf {
  const kept = new Map<number, Map<string, Buffer>>();
  return (id, mask) => {
    let byId = kept.get(mask);
    if (byId === undefined) {
      byId = new Map();
      kept.set(mask, byId);
    }
    const known = byId.get(id);
    if (known) return known;
    const frames = nextFrames(
      id,
      payloads.filter((_, index) => mask & (1 << index)),
    );
    if (byId.size < KEPT_IDS) byId.set(id, frames);
    return frames;
  };
}

/**
 * The frames of a server's messages `next` of one subscription, one for each payload: as `ws` would write
 * them for a client to which nothing is compressed.
 */
function nextFrames(id: string, payloads: readonly Uint8Array[]): Buffer {
  const opening = openingOf(id);
  const openingBytes = Buffer.byteLength(opening);
  const lengths = payloads.map((payload) => openingBytes + payload.length + 1);
  const frames = Buffer.allocUnsafe(lengths.reduce((sum, length) => sum + headerBytes(length) + length, 0));
  let at = 0;
  for (const [index, payload] of payloads.entries()) {
    at = writeHeader(frames, at, lengths[index] as number);
    at += frames.write(opening, at);
    frames.set(payload, at);
    at += payload.length;
    frames[at++] = CLOSING;
  }
  return frames;
}

/** A message `next`; its payload is JSON. */
export function nextOf(id: string, payload: string): string {
  return `${openingOf(id)}${payload}}`;
}

function openingOf(id: string): string {
  return `{"id":${JSON.stringify(id)},"type":"next","payload":`;
}

const [SHORT, MEDIUM] = [126, 0x1_00_00];

function headerBytes(length: number): number {
  if (length < SHORT) return 2;
  return length < MEDIUM ? 4 : 10;
}

function writeHeader(frames: Buffer, at: number, length: number): number {
  frames[at] = WHOLE_TEXT;
  if (length < SHORT) {
    frames[at + 1] = length;
    return at + 2;
  }
  if (length < MEDIUM) {
    frames[at + 1] = 126;
    return frames.writeUInt16BE(length, at + 2);
  }
  frames[at + 1] = 127;
  return frames.writeBigUInt64BE(BigInt(length), at + 2);
}
