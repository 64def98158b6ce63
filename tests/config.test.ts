import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ConfigError, readConfig } from '../src/config.js';
import { freePort } from './support/free-port.js';
import { startServer } from './support/server.js';
import { services } from './support/services.js';

/** Why a setting is refused. */
function refusal(env: NodeJS.ProcessEnv): string {
  try {
    readConfig(env);
    return 'it is taken';
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
}

describe('readConfig', () => {
  it('has a default for every setting', () => {
    expect(readConfig({})).toEqual({
      port: 4000,
      host: '127.0.0.1',
      databaseUrl: undefined,
      migrationsDatabaseUrl: undefined,
      redisUrl: undefined,
      dataDir: resolve('.data'),
      logLevel: 'info',
      tracing: false,
      allowedOrigins: [],
      landingPage: true,
      trustProxy: false,
      accountQueueLimit: 1_000,
      guestRate: 300,
      rateBudget: 500_000_000,
      waitingLimit: 1_000,
      eventRetentionDays: 400,
      answersMb: 64,
      messageMb: 1,
      requestSeconds: 30,
      sockets: {
        perAccount: 10_000,
        perAddress: 1_000,
        subscriptions: 100,
        initSeconds: 3,
        pingSeconds: 15,
        behindSeconds: 30,
      },
      openId: undefined,
      limits: { tokens: 20_000, fields: 1_000, depth: 15, aliases: 50, directives: 50, cost: 100_000 },
    });
  });

  it('reads every setting', () => {
    const env = {
      PORT: '8080',
      HOST: '::1',
      DATABASE_URL: 'mysql://seat:p%40ss@db.example:3307/seatkeeper',
      MIGRATIONS_DATABASE_URL: 'mysql://owner:p%40ss@db.example:3307/seatkeeper?ssl=true',
      REDIS_URL: 'rediss://:secret@redis.example:6380/2',
      DATA_DIR: '/var/lib/seatkeeper',
      LOG_LEVEL: 'debug',
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318',
      ALLOWED_ORIGINS: 'https://app.example.com, http://LOCALHOST:3000,https://shop.example:443',
      LANDING_PAGE: 'off',
      TRUST_PROXY: '10.0.0.1, 10.1.0.0/16,::1',
      ACCOUNT_QUEUE_LIMIT: '5',
      GUEST_RATE: '13',
      RATE_BUDGET: '600000000',
      WAITING_CONVERSATIONS: '12',
      EVENT_RETENTION_DAYS: '14',
      QUERY_TOKENS: '6',
      QUERY_FIELDS: '7',
      QUERY_DEPTH: '8',
      QUERY_ALIASES: '9',
      QUERY_DIRECTIVES: '10',
      QUERY_COST: '11',
      ANSWERS_MB: '22',
      MESSAGE_MB: '14',
      REQUEST_SECONDS: '21',
      SOCKETS_PER_ACCOUNT: '15',
      SOCKETS_PER_ADDRESS: '16',
      SUBSCRIPTIONS_PER_SOCKET: '17',
      SOCKET_INIT_SECONDS: '18',
      SOCKET_PING_SECONDS: '19',
      SOCKET_BEHIND_SECONDS: '20',
      OIDC_ISSUER: 'https://id.example/realms/acme',
      OIDC_AUDIENCE: 'seatkeeper',
      OIDC_JWKS_URL: 'https://id.example/jwks',
      OIDC_ACCOUNT_CLAIM: 'https://acme.example/account',
    };
    expect(readConfig(env)).toEqual({
      port: 8080,
      host: '::1',
      databaseUrl: env.DATABASE_URL,
      migrationsDatabaseUrl: env.MIGRATIONS_DATABASE_URL,
      redisUrl: env.REDIS_URL,
      dataDir: '/var/lib/seatkeeper',
      logLevel: 'debug',
      tracing: true,
      allowedOrigins: ['https://app.example.com', 'http://localhost:3000', 'https://shop.example'],
      landingPage: false,
      trustProxy: ['10.0.0.1', '10.1.0.0/16', '::1'],
      accountQueueLimit: 5,
      guestRate: 13,
      rateBudget: 600_000_000,
      waitingLimit: 12,
      eventRetentionDays: 14,
      answersMb: 22,
      messageMb: 14,
      requestSeconds: 21,
      sockets: {
        perAccount: 15,
        perAddress: 16,
        subscriptions: 17,
        initSeconds: 18,
        pingSeconds: 19,
        behindSeconds: 20,
      },
      openId: {
        issuer: env.OIDC_ISSUER,
        audience: 'seatkeeper',
        jwksUrl: env.OIDC_JWKS_URL,
        accountClaim: 'https://acme.example/account',
      },
      limits: { tokens: 6, fields: 7, depth: 8, aliases: 9, directives: 10, cost: 11 },
    });
  });

  it.each([
    [{ OTEL_TRACES_EXPORTER: 'otlp' }, true],
    [{ OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'http://127.0.0.1:4318/v1/traces' }, true],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318', OTEL_TRACES_EXPORTER: 'none' }, false],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318', OTEL_SDK_DISABLED: 'true' }, false],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: ' ', OTEL_SERVICE_NAME: 'seats' }, false],
  ])('sends traces where the standard variables of OpenTelemetry say so: %j', (env, tracing) => {
    expect(readConfig(env)).toMatchObject({ tracing });
  });

  it('takes an empty or blank variable as one that is not set, and trims the others', () => {
    const names = [
      'PORT',
      'HOST',
      'DATABASE_URL',
      'MIGRATIONS_DATABASE_URL',
      'REDIS_URL',
      'DATA_DIR',
      'LOG_LEVEL',
      'TRUST_PROXY',
    ];
    names.push('ACCOUNT_QUEUE_LIMIT', 'QUERY_TOKENS', 'QUERY_FIELDS', 'QUERY_DEPTH');
    names.push(
      'QUERY_ALIASES',
      'QUERY_DIRECTIVES',
      'QUERY_COST',
      'ANSWERS_MB',
      'WAITING_CONVERSATIONS',
      'GUEST_RATE',
      'RATE_BUDGET',
      'EVENT_RETENTION_DAYS',
    );
    names.push('ALLOWED_ORIGINS', 'LANDING_PAGE', 'NODE_ENV', 'REQUEST_SECONDS');
    names.push('MESSAGE_MB', 'SOCKETS_PER_ACCOUNT', 'SOCKETS_PER_ADDRESS', 'SUBSCRIPTIONS_PER_SOCKET');
    names.push('SOCKET_INIT_SECONDS', 'SOCKET_PING_SECONDS', 'SOCKET_BEHIND_SECONDS');
    names.push('OIDC_ISSUER', 'OIDC_AUDIENCE', 'OIDC_JWKS_URL', 'OIDC_ACCOUNT_CLAIM');
    for (const value of ['', '  ']) {
      const env = Object.fromEntries(names.map((name) => [name, value]));
      expect(readConfig(env)).toEqual(readConfig({}));
    }
    expect(readConfig({ PORT: ' 8080 ', LOG_LEVEL: 'warn\n' })).toMatchObject({ port: 8080, logLevel: 'warn' });
  });

  it('takes the edges of what it allows', () => {
    expect(readConfig({ PORT: '0', ACCOUNT_QUEUE_LIMIT: '1' })).toMatchObject({ port: 0, accountQueueLimit: 1 });
    expect(readConfig({ GUEST_RATE: '0' })).toMatchObject({ guestRate: 0 });
    expect(readConfig({ EVENT_RETENTION_DAYS: '0' })).toMatchObject({ eventRetentionDays: 0 });
    expect(readConfig({ QUERY_ALIASES: '0', QUERY_DIRECTIVES: '0', QUERY_DEPTH: '1' }).limits).toMatchObject({
      aliases: 0,
      directives: 0,
      depth: 1,
    });
    expect(readConfig({ PORT: '65535', ACCOUNT_QUEUE_LIMIT: '1000000' })).toMatchObject({ port: 65_535 });
    expect(readConfig({ TRUST_PROXY: 'on' }).trustProxy).toBe(true);
    expect(readConfig({ TRUST_PROXY: 'off' }).trustProxy).toBe(false);
    expect(readConfig({ ALLOWED_ORIGINS: '*' }).allowedOrigins).toBe('*');
    expect(readConfig({ NODE_ENV: 'production' }).landingPage).toBe(false);
    expect(readConfig({ NODE_ENV: 'production', LANDING_PAGE: 'on' }).landingPage).toBe(true);
    expect(readConfig({ DATA_DIR: 'some/where' }).dataDir).toBe(resolve('some/where'));
    for (const databaseUrl of ['mysql://root@localhost/seatkeeper?socketPath=%2Ftmp%2Fdb.sock', 'mysql://[::1]/a']) {
      expect(readConfig({ DATABASE_URL: databaseUrl }).databaseUrl).toBe(databaseUrl);
    }
    for (const redisUrl of ['redis://localhost', 'unix:///tmp/redis.sock']) {
      expect(readConfig({ REDIS_URL: redisUrl }).redisUrl).toBe(redisUrl);
    }
  });

  it.each([
    ['PORT', ['-1', '65536', '80.5', '4e3', '0x50', 'http', '١', '99999999999999999999']],
    ['ACCOUNT_QUEUE_LIMIT', ['0', '-1', '1000001', 'many', '1_000', '1,000']],
    ['GUEST_RATE', ['-1', '1000001', 'off', '0.5']],
    ['RATE_BUDGET', ['-1', '1000000000', 'off', '0.5']],
    ['WAITING_CONVERSATIONS', ['0', '1000001', 'off']],
    ['EVENT_RETENTION_DAYS', ['-1', '36501', '0.5', 'never']],
    ['QUERY_TOKENS', ['0', '1000001', 'many']],
    ['QUERY_FIELDS', ['0', '10001', '-1']],
    ['QUERY_DEPTH', ['0', '1001', 'off']],
    ['QUERY_ALIASES', ['-1', '10001', '1.5']],
    ['QUERY_DIRECTIVES', ['-1', '10001', 'none']],
    ['QUERY_COST', ['0', '100000001', '1e6']],
    ['ANSWERS_MB', ['-1', '4097', 'off']],
    ['MESSAGE_MB', ['0', '65', '0.5', '1MB']],
    ['SOCKETS_PER_ACCOUNT', ['0', '1000001', 'off']],
    ['SOCKETS_PER_ADDRESS', ['0', '1000001', '-1']],
    ['SUBSCRIPTIONS_PER_SOCKET', ['0', '10001', 'many']],
    ['SOCKET_INIT_SECONDS', ['0', '601', '3s']],
    ['SOCKET_PING_SECONDS', ['0', '601', '0.1']],
    ['SOCKET_BEHIND_SECONDS', ['0', '601', 'never']],
    ['REQUEST_SECONDS', ['0', '601', '30s']],
    ['LANDING_PAGE', ['yes', 'ON', '1', 'true']],
    ['ALLOWED_ORIGINS', ['app.example.com', 'https://', 'https://app.example.com/', 'https://app.example.com/path']],
    ['ALLOWED_ORIGINS', ['https://ada@app.example.com', 'https://app.example.com?', 'ftp://app.example.com', 'null']],
    ['ALLOWED_ORIGINS', ['https://a.example,', '*,https://a.example', 'https://*.example.com', 'https://a b.example']],
    ['LOG_LEVEL', ['verbose', 'INFO', 'toString', '30']],
    [
      'TRUST_PROXY',
      ['yes', 'true', 'proxy.example', '10.0.0.1;10.0.0.2', '10.0.0.1,', '10.0.0.0/33', '10.0.0.0/a', '10.0.0.0/0'],
    ],
    [
      'DATABASE_URL',
      ['seatkeeper', 'localhost:3306/seatkeeper', 'postgres://localhost/seatkeeper', 'mysql://localhost'],
    ],
    ['DATABASE_URL', ['mysql://localhost/', 'mysql:///seatkeeper', 'mysql://localhost:port/a', 'mysql:3306/a']],
    ['DATABASE_URL', ['mysql://localhost/a/b', 'mysql://root:100%zz@localhost/a', 'mysql://localhost/100%zz']],
    ['MIGRATIONS_DATABASE_URL', ['mysql://localhost', 'mysql://localhost/a/b', 'mysql://localhost/a?x=1']],
    ['REDIS_URL', ['localhost', 'localhost:6379', 'redis:6379', 'http://localhost:6379', '/tmp/redis.sock', 'unix://']],
    ['REDIS_URL', ['redis://localhost:port', 'unix:///tmp/100%zz']],
  ])('refuses a bad %s in one line that names it: %j', (name, values) => {
    // in one line: a dot does not match its end
    const told = expect.stringMatching(new RegExp(`^${name} must .*$`));
    expect(values.map((value) => [value, refusal({ [name]: value })])).toEqual(values.map((value) => [value, told]));
  });

  describe('of an identity provider', () => {
    const provider = {
      OIDC_ISSUER: 'https://id.example',
      OIDC_AUDIENCE: 'seatkeeper',
      OIDC_JWKS_URL: 'https://id.example/jwks',
    };
    const names = Object.keys(provider);

    it('reads all settings or none, and names the one that is missing', () => {
      expect(readConfig(provider).openId).toMatchObject({ accountClaim: 'seatkeeper_account' });
      for (const name of names) {
        expect(refusal({ ...provider, [name]: '' })).toMatch(new RegExp(`^${name} must be set where .* is$`));
        const others = names.filter((other) => other !== name);
        expect(refusal({ [name]: provider[name as 'OIDC_ISSUER'] })).toMatch(`${others[0]} must be set where ${name}`);
      }
    });

    it.each(['OIDC_ISSUER', 'OIDC_JWKS_URL'])('takes https, and http on loopback, as %s', (name) => {
      const read = (url: string) => refusal({ ...provider, [name]: url });
      for (const url of [
        'http://localhost:3000/a',
        'http://127.0.0.1:3000',
        'http://[::1]:3000',
        'https://id.example/a/',
      ])
        expect([url, read(url)]).toEqual([url, 'it is taken']);
      for (const url of ['id.example', 'http://id.example', 'http://127.0.0.1.id.example', 'ftp://localhost/jwks'])
        expect([url, read(url)]).toEqual([url, expect.stringMatching(new RegExp(`^${name} must be of the form .*$`))]);
      for (const url of ['https://me:s3cret@id.example', 'http://me:s3cret@id.example', 'https://s3cret@id.example'])
        expect(read(url)).toMatch(new RegExp(`^${name} must (?!.*s3cret).*$`));
    });
  });

  it('takes a MIGRATIONS_DATABASE_URL for the database of DATABASE_URL only, wherever and whoever that is', () => {
    const MIGRATIONS_DATABASE_URL = 'mysql://owner:s3cret@db.example/seatkeeper';
    for (const DATABASE_URL of ['mysql://a@127.0.0.1/seatkeeper', 'mysql://a@b/seat%6Beeper?socketPath=%2Fdb.sock']) {
      expect(readConfig({ DATABASE_URL, MIGRATIONS_DATABASE_URL })).toMatchObject({
        databaseUrl: DATABASE_URL,
        migrationsDatabaseUrl: MIGRATIONS_DATABASE_URL,
      });
    }
    for (const env of [{}, { DATABASE_URL: '' }, { DATABASE_URL: 'mysql://owner@db.example/other' }]) {
      expect(refusal({ ...env, MIGRATIONS_DATABASE_URL })).toMatch(/^MIGRATIONS_DATABASE_URL must (?!.*s3cret).*$/);
    }
  });

  it('tells in one line also of a value that has several', () => {
    expect(refusal({ LOG_LEVEL: 'info\nwarn' })).toMatch(/^LOG_LEVEL must .*$/);
    expect(refusal({ TRUST_PROXY: '10.0.0.1,\n10.0.0' })).toMatch(/^TRUST_PROXY must .*$/);
  });

  it('never repeats a password', () => {
    const bad = [
      { DATABASE_URL: 'postgres://seat:s3cret@db.example/seatkeeper' },
      { DATABASE_URL: 'mysql://seat:s3cret@db.example' },
      { DATABASE_URL: 'mysql://seat:s3cret@/seatkeeper' },
      { DATABASE_URL: 'seat:s3cret@db.example' },
      { DATABASE_URL: 'mysql://seat:s3cret%zz@db.example/seatkeeper' },
      { REDIS_URL: 'http://:s3cret@redis.example' },
      { REDIS_URL: ':s3cret@redis.example' },
      { REDIS_URL: 'redis://:s3cret@redis.example:port' },
    ];
    for (const env of bad) expect(refusal(env)).toMatch(/^(DATABASE|REDIS)_URL must (?!.*s3cret).*$/);
  });
});

describe('the server with a setting that does not work', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'seatkeeper-config-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Starts it and waits for its end: the exit code, and the lines that it wrote. */
  async function run(env: Record<string, string>): Promise<{ code: number; lines: string[] }> {
    const { databaseUrl, redisUrl } = services();
    const child = spawn(process.execPath, ['dist/bundle/main.js'], {
      env: { PATH: process.env.PATH, DATABASE_URL: databaseUrl, REDIS_URL: redisUrl, PORT: '0', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    const [code] = await once(child, 'close');
    return { code, lines: output.trimEnd().split('\n') };
  }

  it('ends with one line that names a bad setting', async () => {
    expect(await run({ PORT: 'http' })).toEqual({ code: 1, lines: [expect.stringMatching(/^PORT must .*"http"$/)] });
  });

  it('ends with one line when the database does not answer or refuses us, without the password', async () => {
    const stranger = new URL(services().databaseUrl);
    stranger.username = 'stranger';
    stranger.password = 's3cret';
    const nobody = `mysql://seat:s3cret@127.0.0.1:${await freePort()}/seatkeeper`;
    const results = await Promise.all([nobody, stranger.href].map((url) => run({ DATABASE_URL: url })));
    expect(results).toEqual([
      { code: 1, lines: [expect.stringMatching(/database does not answer.*ECONNREFUSED/)] },
      { code: 1, lines: [expect.stringMatching(/database.*stranger/)] },
    ]);
    expect(JSON.stringify(results)).not.toContain('s3cret');
  });

  it('ends with one line when it cannot listen, or has no folder for its private services', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as { port: number };
    const file = join(folder, 'file');
    writeFileSync(file, '');
    const results = await Promise.all([
      run({ PORT: String(port) }),
      run({ HOST: 'nowhere.invalid' }),
      run({ REDIS_URL: '', DATA_DIR: file }),
    ]);
    taken.close();
    expect(results).toEqual([
      { code: 1, lines: [expect.stringMatching(/PORT/)] },
      { code: 1, lines: [expect.stringMatching(/HOST/)] },
      { code: 1, lines: [expect.stringContaining(file)] },
    ]);
  });

  it('serves without Redis, says once that it is away, and is degraded but ready', async () => {
    const server = await startServer({ REDIS_URL: `redis://:s3cret@127.0.0.1:${await freePort()}` });
    const ready = await fetch(new URL('/readyz', server.url));
    expect(ready.status).toBe(200);
    expect(await ready.json()).toEqual({ status: expect.stringContaining('degraded') });
    expect(await server.stop()).toBe(0);
    const told = server
      .output()
      .split('\n')
      .filter((line) => line.includes('Redis is away'));
    // one for each of its two connections
    expect(told.length).toBeGreaterThanOrEqual(1);
    expect(told.length).toBeLessThanOrEqual(2);
    expect(server.output()).not.toContain('s3cret');
  });
});
