/** A position in an account's log: right after the event `sequence`; 0 is before the first. */
export interface EventPosition {
  epoch: string;
  accountId: string;
  sequence: number;
}

export function encodeEventCursor({ epoch, accountId, sequence }: EventPosition): string {
  return Buffer.from(`log ${epoch} ${accountId} ${sequence}`).toString('base64url');
}

/** Undefined for a text that `encodeEventCursor` never wrote. */
export function decodeEventCursor(cursor: string): EventPosition | undefined {
  if (cursor.length > 200) return undefined;
  const parts = /^log ([0-9A-Z]{26}) (acc_[0-9A-Z]{26}) (0|[1-9][0-9]{0,9})$/.exec(
    Buffer.from(cursor, 'base64url').toString(),
  );
  if (parts === null) return undefined;
  const position = { epoch: parts[1] as string, accountId: parts[2] as string, sequence: Number(parts[3]) };
  return encodeEventCursor(position) === cursor ? position : undefined;
}
