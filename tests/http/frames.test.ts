import { once } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import * as ws from 'ws';
import { framesOf } from '../../src/http/frames.js';

/** What a client makes of it: the receiver of `ws`. */
async function messagesOf(frames: Buffer): Promise<string[]> {
  const { Receiver } = ws as unknown as { Receiver: new (options: object) => NodeJS.WritableStream };
  const receiver = new Receiver({ isServer: false });
  const messages: string[] = [];
  receiver.on('message', (data: Buffer, isBinary: boolean) => messages.push(isBinary ? 'binary' : String(data)));
  // not where frames end
  const middle = Math.floor(frames.length / 2);
  receiver.write(frames.subarray(0, middle));
  receiver.end(frames.subarray(middle));
  await once(receiver as NodeJS.EventEmitter, 'finish');
  return messages;
}

function next(id: string, payload: string): string {
  return `{"id":${JSON.stringify(id)},"type":"next","payload":${payload}}`;
}

describe('frames of messages that many are told', () => {
  const payloadOf = (bytes: number) => JSON.stringify('é'.repeat(bytes / 2) + 'x'.repeat(bytes % 2));
  const around = next('1', '').length + 2;
  const sizes = [125, 126, 65_535, 65_536].flatMap((length) => [length - 1, length, length + 1]);
  const texts = [...sizes.map((length) => payloadOf(length - around)), '{}'];
  const frames = framesOf(texts.map((text) => Buffer.from(text)));

  it.each(['1', 'a "b" é\n\u{1f600}', ''])(
    'are read as one message for each payload, of any length: id %j',
    async (id) => {
      const all = (1 << texts.length) - 1;
      // asked for again, they are the same
      for (const again of [frames(id, all), frames(id, all)]) {
        expect(await messagesOf(again)).toEqual(texts.map((text) => next(id, text)));
      }
    },
  );

  it('are of those payloads only that are asked for, whoever asked for others', async () => {
    for (const [id, mask] of [
      ['1', 0b101],
      ['2', 0b101],
      ['1', 0b010],
      ['1', 0b101],
    ] as const) {
      const asked = texts.filter((_, index) => mask & (1 << index));
      expect(await messagesOf(frames(id, mask))).toEqual(asked.map((text) => next(id, text)));
    }
  });

  it('are right for more ids than are kept', async () => {
    for (let index = 0; index < 40; index++) {
      expect(await messagesOf(frames(`id ${index}`, 1))).toEqual([next(`id ${index}`, texts[0] as string)]);
    }
  });
});
