import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { App } from '../../src/app.js';
import { startApp } from '../support/app.js';

let app: App & { url: string };
beforeAll(async () => {
  app = await startApp({ LANDING_PAGE: 'on' });
});
afterAll(() => app.close());

const get = (path: string, headers: Record<string, string> = {}) => fetch(new URL(path, app.url), { headers });

describe('GET /', () => {
  it('is a page that may load nothing from elsewhere, and may not be framed', async () => {
    const response = await get('/');
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    });
    const policy = response.headers.get('content-security-policy')?.split('; ');
    expect(policy).toEqual(
      expect.arrayContaining([
        "default-src 'none'",
        "script-src 'self'",
        "connect-src 'self'",
        "frame-ancestors 'none'",
        "form-action 'none'",
      ]),
    );
    expect(policy?.join(' ')).not.toMatch(/unsafe-eval|https?:|wss?:|\*/);
  });

  it('refers to our own files only, each of which is there with its type', async () => {
    const html = await (await get('/')).text();
    const base = /<base href="([^"]+)">/.exec(html)?.[1] as string;
    const references = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1] as string);
    expect(references.length).toBeGreaterThan(10);
    expect(html).not.toMatch(/\/\/[a-z]/i);
    const types: Record<string, string> = { js: 'text/javascript', css: 'text/css', svg: 'image/svg+xml' };
    for (const reference of references.filter((text) => text !== base)) {
      const response = await get(base + reference);
      const type = types[reference.split('.').at(-1) as string] ?? 'image/x-icon';
      expect([reference, response.status, response.headers.get('content-type')]).toEqual([
        reference,
        200,
        expect.stringMatching(`^${type.replace('+', '\\+')}`),
      ]);
      expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(100);
    }
  });

  it('sends the one key that is set over HTTP and WebSocket alike', async () => {
    const script = await (await get('/altair/seatkeeper.js')).text();
    let told: Record<string, unknown> = {};
    const AltairGraphQL = {
      init: (options: typeof told) => {
        told = options;
      },
    };
    new Function('AltairGraphQL', 'location', script)(AltairGraphQL, { origin: 'https://seats.example' });
    expect(told).toMatchObject({
      endpointURL: 'https://seats.example/graphql',
      subscriptionsEndpoint: 'wss://seats.example/graphql',
      initialHeaders: { Authorization: 'Bearer {{key}}' },
      initialSubscriptionsPayload: { authorization: 'Bearer {{key}}' },
      initialEnvironments: { base: { variables: { key: 'sk_...' } } },
    });
  });

  it('is not sent again to who has it', async () => {
    for (const path of ['/', '/altair/styles.css']) {
      const etag = (await get(path)).headers.get('etag') as string;
      const again = await get(path, { 'if-none-match': etag });
      expect([again.status, await again.text()]).toEqual([304, '']);
    }
  });

  it.each([
    '/altair/',
    '/altair/nothing.js',
    '/altair/..%2f..%2fpackage.json',
    '/altair/%2e%2e/%2e%2e/package.json',
    '/altair/..%5c..%5cpackage.json',
    '/altair/assets',
    '/altair/%2fetc%2fpasswd',
    '/altair/__proto__',
  ])('has no other files: %s', async (path) => {
    const response = await get(path);
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'NOT_FOUND' } }] });
  });
});

it('LANDING_PAGE=off: GET / is a line of text, and there are no files', async () => {
  const plain = await startApp({ LANDING_PAGE: 'off' });
  try {
    const response = await fetch(new URL('/', plain.url));
    expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(await response.text()).toContain('/graphql');
    expect((await fetch(new URL('/altair/main.js', plain.url))).status).toBe(404);
  } finally {
    await plain.close();
  }
});
