import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { App } from '../../src/app.js';
import { encodeEventCursor } from '../../src/entities/index.js';
import { numbers } from '../events/support.js';
import { cursorOf, newAccount, newKey, newPage, newUser } from '../support/accounts.js';
import { startApp } from '../support/app.js';
import { client } from '../support/client.js';
import { freePort } from '../support/free-port.js';
import { type Server, startServer } from '../support/server.js';
import { type Command, run, start } from './run.js';

const resize =
  'mutation ($input: ResizeLicensePoolInput!) { resizeLicensePool(input: $input) { userErrors { code } } }';
const unassign = 'mutation ($input: UnassignLicenseInput!) { unassignLicense(input: $input) { userErrors { code } } }';
const revoke = 'mutation ($input: RevokeApiKeyInput!) { revokeApiKey(input: $input) { userErrors { code } } }';

describe('watch', () => {
  let app: App & { url: string };
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.close());

  const servers: Server[] = [];
  const commands: Command[] = [];
  const watch = (...args: string[]) => {
    const command = start('watch', args);
    commands.push(command);
    return command;
  };
  afterEach(async () => {
    for (const { child, ended } of commands.splice(0)) {
      child.kill('SIGKILL');
      await ended;
    }
    for (const server of servers.splice(0)) await server.stop('SIGKILL');
  });

  it('prints events as they happen, and neither misses nor repeats one while its server is killed and comes back', async () => {
    const serve = async (PORT: string) => {
      const server = await startServer({ PORT });
      servers.push(server);
      return server;
    };
    const port = String(await freePort());
    const watched = await serve(port);
    const { apiKey } = await newAccount();
    const grow = async (from: number, to: number) => {
      for (let capacity = from; capacity <= to; capacity++) {
        await client(app, apiKey).ask(resize, { input: { kind: 'LIVE_ENGAGEMENT', capacity } });
      }
    };
    const command = watch('--key', apiKey, '--url', watched.url, '--after', await cursorOf(app, apiKey));
    await grow(1, 3);
    expect((await command.firstLines(1))[0]).toMatch(
      /^#1 \d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z PoolResized pool=LIVE_ENGAGEMENT capacity=1 previousCapacity=0 availableAfter=1 by=Ada$/,
    );
    await command.firstLines(3);

    const growing = grow(4, 40);
    await command.firstLines(5);
    await watched.stop('SIGKILL');
    await growing;
    await serve(port);
    await command.firstLines(40);
    await grow(41, 42);

    const sequences = (await command.firstLines(42)).map((line) => Number(/^#(\d+) /.exec(line)?.[1]));
    expect(sequences).toEqual(numbers(42));
    expect(command.lines()).toHaveLength(42);
    expect(command.stderr()).toContain('trying again');
  });

  it("begins with what happens from now on, and tells a Member's key of their own pages only", async () => {
    const { apiKey } = await newAccount({ scheduledMeeting: 2 });
    const kind = 'SCHEDULED_MEETING' as const;
    const [graceId, linusId] = [
      await newUser(app, apiKey, { licenses: [kind] }),
      await newUser(app, apiKey, { licenses: [kind] }),
    ];
    const grace = await newKey(app, apiKey, graceId);
    const [mine] = [await newPage(app, apiKey, graceId), await newPage(app, apiKey, linusId)];
    const after = await cursorOf(app, apiKey);
    const member = watch('--key', grace.secret, '--url', app.url, '--after', after);
    const administrator = watch('--key', apiKey, '--url', app.url);
    // it has found out where the log ends once it tells of something new
    let capacity = 0;
    while (administrator.lines().length === 0) {
      await client(app, apiKey).ask(resize, { input: { kind: 'LIVE_ENGAGEMENT', capacity: ++capacity } });
    }
    expect(administrator.lines()[0]).toContain('PoolResized');
    for (const userId of [linusId, graceId]) await client(app, apiKey).ask(unassign, { input: { userId, kind } });

    const [line] = await member.firstLines(1);
    expect(line).toMatch(new RegExp(`^#\\d+ \\S+ PageDisabled slug=${mine?.slug} reason=OWNER_UNLICENSED$`));

    // a key that is revoked meanwhile ends it
    await client(app, apiKey).ask(revoke, { input: { apiKeyId: grace.id } });
    expect(await member.ended).toBe(1);
    expect(member.lines()).toHaveLength(1);
    expect(member.stderr()).toContain('The key is wrong, expired or revoked.');
  });

  it('tells once why it is not connected, and goes on trying', async () => {
    let tries = 0;
    let thrice = () => {};
    const tried = new Promise<void>((resolve) => {
      thrice = resolve;
    });
    const elsewhere = createServer().on('upgrade', (_request, socket) => {
      // it may be killed before it has read that
      socket.on('error', () => {}).end('HTTP/1.1 404 Not Found\r\n\r\n');
      if (++tries === 3) thrice();
    });
    await once(elsewhere.listen(0, '127.0.0.1'), 'listening');
    const url = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`;
    const lost = watch('--key', 'any', '--url', url);
    await tried;
    lost.child.kill();
    await lost.ended;
    elsewhere.close();
    expect(lost.stderr()).toBe(`not connected to ${url} (Unexpected server response: 404): trying again\n`);
  });

  it('ends with one clear line when it is refused for good', async () => {
    const { apiKey, accountId } = await newAccount();
    const epoch = '0'.repeat(26);
    const ahead = encodeEventCursor({ epoch, accountId, sequence: 1 });
    const refused = [
      [['--key', 'wrong'], 'The key is wrong, expired or revoked.'],
      [['--key', apiKey, '--after', 'nonsense'], 'BAD_CURSOR'],
      [['--key', apiKey, '--after', ahead], 'CURSOR_AHEAD'],
    ] as const;
    const outcomes = await Promise.all(refused.map(([args]) => run('watch', [...args, '--url', app.url])));
    for (const [index, { code, lines, stderr }] of outcomes.entries()) {
      expect([code, lines]).toEqual([1, []]);
      expect(stderr.trimEnd().split('\n').at(-1)).toContain(refused[index]?.[1]);
      expect(stderr).not.toContain('    at ');
    }
  });

  it.each([
    ['--key', []],
    ['--url', ['--key', 'k', '--url', 'nowhere']],
  ])('refuses by one clear line, and how it is used: %s of %j', async (at, args) => {
    const { code, lines, stderr } = await run('watch', args);
    expect([code, lines]).toEqual([1, []]);
    const told = stderr.trimEnd().split('\n');
    expect(told[0]).toContain(at);
    expect(told.slice(1)).toEqual([expect.stringContaining('usage: npm run watch')]);
  });
});
