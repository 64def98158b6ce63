import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import type { App } from '../../src/app.js';
import { meanwhile } from '../events/support.js';
import {
  AssignLicenseDocument,
  DisableBookingPageDocument,
  EnableBookingPageDocument,
  RevokeApiKeyDocument,
  UnassignLicenseDocument,
} from '../generated/operations.js';
import { newAccount, newKey, newPage, newUser } from '../support/accounts.js';
import { startApp } from '../support/app.js';
import { client } from '../support/client.js';

let app: App & { url: string };
beforeAll(async () => {
  app = await startApp();
});
const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill();
});
afterAll(() => app.close());

/** An example of the client's README, run beside the client, as where it is copied to. */
function runExample(index: number, key: string) {
  const file = `dist/clients/typescript/readme.example-${index}.js`;
  const shown = [...readFileSync('clients/typescript/README.md', 'utf8').matchAll(/```js\n(.*?)```/gs)][index]?.[1];
  const example = (shown as string)
    .replace('ws://127.0.0.1:4000/graphql', app.url.replace(/^http/, 'ws'))
    .replace('http://127.0.0.1:4000/graphql', app.url);
  // some are for browsers, where it is there
  const browser = example.includes("from 'ws'")
    ? ''
    : "import { WebSocket } from 'ws';\nObject.assign(globalThis, { WebSocket });\n";
  writeFileSync(file, browser + example);
  const child = spawn(process.execPath, [file], { env: { ...process.env, KEY: key } });
  children.push(child);
  return child;
}

it("runs as the client's README shows it, and leaves nothing open when it ends", async () => {
  const kind = 'SCHEDULED_MEETING' as const;
  const { apiKey, userId: adaId } = await newAccount({ scheduledMeeting: 1 });
  const [userId, key] = [
    await newUser(app, apiKey, { name: 'Grace', licenses: [kind] }),
    await newKey(app, apiKey, adaId),
  ];
  const child = runExample(0, key.secret);
  const ended = once(child, 'close');
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  expect((await lines.next()).value).toBe(
    '[{"kind":"SCHEDULED_MEETING","available":0},{"kind":"LIVE_ENGAGEMENT","available":0}]',
  );
  await client(app, apiKey).ask(UnassignLicenseDocument, { input: { userId, kind } });
  expect((await lines.next()).value).toBe('Grace has freed a seat, 1 are free');
  let told = '';
  child.stderr.on('data', (chunk) => {
    told += chunk;
  });
  await client(app, apiKey).ask(RevokeApiKeyDocument, { input: { apiKeyId: key.id } });
  expect((await ended)[0]).toBe(0);
  expect(told).toMatch(/^closed with 4403 Rights changed: trying again in \d+ ms\nUNAUTHENTICATED closed with 4401/);
});

it.each([
  ['Apollo Client', 1],
  ['urql', 2],
])("hears events by %s as the client's README shows it, and why they end", async (_client, index) => {
  const { apiKey, userId } = await newAccount({ scheduledMeeting: 1 });
  const ada = client(app, apiKey);
  await ada.ask(AssignLicenseDocument, { input: { userId, kind: 'SCHEDULED_MEETING' } });
  const [page, key] = [await newPage(app, apiKey), await newKey(app, apiKey, userId)];
  const input = { pageId: page.id };
  const child = runExample(index, key.secret);
  const said = (stream: Readable) => once(createInterface(stream), 'line');
  const [heard, told] = [said(child.stdout), said(child.stderr)];
  // it hears what happens once it listens, and does not say when that is
  const flicker = async () => {
    await ada.ask(DisableBookingPageDocument, { input });
    await ada.ask(EnableBookingPageDocument, { input });
  };
  await meanwhile(flicker, async () => expect(await Promise.race([heard, told])).toEqual([page.slug]));
  await ada.ask(RevokeApiKeyDocument, { input: { apiKeyId: key.id } });
  expect((await told)[0]).toMatch(/^UNAUTHENTICATED /);
});
