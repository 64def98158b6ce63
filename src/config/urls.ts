import { ConfigError, text } from './values.js';

export function migrationsDatabaseUrl(env: NodeJS.ProcessEnv): string | undefined {
  const name = 'MIGRATIONS_DATABASE_URL';
  const value = databaseUrl(env, name);
  if (value === undefined) return undefined;
  const server = databaseUrl(env, 'DATABASE_URL');
  if (server === undefined) throw new ConfigError(`${name} must come with DATABASE_URL, which is not set`);
  const [migrated, served] = [value, server].map((url) => decodeURIComponent(new URL(url).pathname));
  if (migrated !== served) throw new ConfigError(`${name} must name the database that DATABASE_URL names`);
  return value;
}

export function databaseUrl(env: NodeJS.ProcessEnv, name: string): string | undefined {
  const value = text(env, name);
  if (value === undefined) return undefined;
  // the value is not repeated in the message: it may hold a password
  const takes = `${name} must be of the form mysql://user:password@host:3306/database`;
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (url?.protocol !== 'mysql:' || url.hostname === '') throw new ConfigError(takes);
  if (!/^\/[^/]+$/.test(url.pathname)) throw new ConfigError(`${takes}; it names no database`);
  if (![url.username, url.password, url.pathname].every(isDecodable))
    throw new ConfigError(`${takes}; "%" is written %25`);
  const unknown = [...url.searchParams].find(
    ([name, given]) => name !== 'socketPath' && `${name}=${given}` !== 'ssl=true',
  );
  if (unknown) throw new ConfigError(`${takes}; after it only ?ssl=true or ?socketPath=/path may follow`);
  return value;
}

export function redisUrl(env: NodeJS.ProcessEnv): string | undefined {
  const value = text(env, 'REDIS_URL');
  if (value === undefined) return undefined;
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if ((url?.protocol === 'redis:' || url?.protocol === 'rediss:') && url.hostname !== '') return value;
  if (url?.protocol === 'unix:' && url.pathname.length > 1 && isDecodable(url.pathname)) return value;
  throw new ConfigError('REDIS_URL must be of the form redis://host:6379, rediss://... or unix:///path/of/socket');
}

function isDecodable(part: string): boolean {
  try {
    decodeURIComponent(part);
    return true;
  } catch {
    return false;
  }
}

export function allowedOrigins(env: NodeJS.ProcessEnv): string[] | '*' {
  const value = text(env, 'ALLOWED_ORIGINS') ?? '';
  if (value === '*') return '*';
  return value === '' ? [] : value.split(',').map((origin) => asOrigin(origin.trim()));
}

/** As browsers write it in the header `Origin`: lower case, and without the port that goes without saying. */
function asOrigin(value: string): string {
  const { protocol, origin, href } = URL.canParse(value) ? new URL(value) : { protocol: '', origin: '', href: '' };
  // with a path, a user or a query it is more than an origin; browsers know no patterns
  const isPlain = href === `${origin}/` && !/\*|\/$/.test(value);
  if (/^https?:$/.test(protocol) && isPlain) return origin;
  const takes = 'ALLOWED_ORIGINS must be * or a list of origins such as https://app.example.com, without a path';
  throw new ConfigError(`${takes}, not ${JSON.stringify(value)}`);
}

/** An OpenID Connect identity provider, as its access tokens name it. */
export interface OpenIdConfig {
  issuer: string;
  audience: string;
  /** Where its public keys are. */
  jwksUrl: string;
  /** The claim that names the account. */
  accountClaim: string;
}

/** Its three settings, or none: a token is taken by all that they say. */
export function openId(env: NodeJS.ProcessEnv): OpenIdConfig | undefined {
  const set = [...OPENID, 'OIDC_ACCOUNT_CLAIM'].filter((name) => text(env, name) !== undefined);
  if (set.length === 0) return undefined;
  const [issuer, audience, jwksUrl] = OPENID.map((name) => {
    const value = text(env, name);
    if (value === undefined) throw new ConfigError(`${name} must be set where ${set[0]} is`);
    return value;
  }) as [string, string, string];
  for (const [name, url] of Object.entries({ OIDC_ISSUER: issuer, OIDC_JWKS_URL: jwksUrl })) {
    // the value is not repeated in the message: it may hold a password
    if (!isSafeUrl(url))
      throw new ConfigError(`${name} must be of the form https://host/path; http:// is for loopback`);
  }
  return { issuer, audience, jwksUrl, accountClaim: text(env, 'OIDC_ACCOUNT_CLAIM') ?? 'seatkeeper_account' };
}

const OPENID = ['OIDC_ISSUER', 'OIDC_AUDIENCE', 'OIDC_JWKS_URL'];

/** Who could change the keys on their way could be anybody. */
function isSafeUrl(value: string): boolean {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (url === undefined || url.username !== '' || url.password !== '') return false;
  if (url.protocol === 'https:') return true;
  return url.protocol === 'http:' && /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname);
}
