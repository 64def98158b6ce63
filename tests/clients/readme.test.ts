import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { App } from '../../src/app.js';
import { RevokeApiKeyDocument, UnassignLicenseDocument } from '../generated/operations.js';
import { newAccount, newKey, newUser } from '../support/accounts.js';
import { startApp } from '../support/app.js';
import { client } from '../support/client.js';

let app: App & { url: string };
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

it("runs as the client's README shows it, and leaves nothing open when it ends", async () => {
  const kind = 'SCHEDULED_MEETING' as const;
  const { apiKey, userId: adaId } = await newAccount({ scheduledMeeting: 1 });
  const [userId, key] = [
    await newUser(app, apiKey, { name: 'Grace', licenses: [kind] }),
    await newKey(app, apiKey, adaId),
  ];
  // beside the client, as where it is copied to
  const file = 'dist/clients/typescript/readme.example.js';
  const shown = /```js\n([^`]*(?:`[^`]+)*?)```/.exec(
    readFileSync('clients/typescript/README.md', 'utf8'),
  )?.[1] as string;
  writeFileSync(file, shown.replace('ws://127.0.0.1:4000/graphql', app.url.replace(/^http/, 'ws')));

  const child = spawn(process.execPath, [file], { env: { ...process.env, KEY: key.secret } });
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
