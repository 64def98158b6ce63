import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import proxyAddr from '@fastify/proxy-addr';
import ipaddr from 'ipaddr.js';
import type { Config } from '../config.js';

/**
 * By which address a guest is counted. Behind proxies that are trusted it is the one that they tell, as Fastify's
 * `request.ip` is; the last proxy's own where that is none.
 */
export function addressReader(trustProxy: Config['trustProxy']): (request: IncomingMessage) => string {
  const trusted = trustOf(trustProxy);
  return (request) => {
    const told = trustProxy === false ? undefined : proxyAddr(request, trusted);
    return counted(told) ?? counted(request.socket.remoteAddress) ?? 'unknown';
  };
}

/** Whether what the one at this address tells in `X-Forwarded-*` is believed; 0 is the one who is connected to us. */
export function trustOf(trustProxy: Config['trustProxy']): (address: string, hop: number) => boolean {
  return Array.isArray(trustProxy) ? proxyAddr.compile(trustProxy) : () => trustProxy;
}

/**
 * Whoever has an IPv6 address has all 2^64 of its network, which therefore count as one. An IPv4 address counts as
 * itself, also where it is written as IPv6.
 */
function counted(text: string | undefined): string | undefined {
  const bare = text?.replace(WITH_PORT, '$1$2');
  if (bare === undefined || isIP(bare) === 0) return undefined;
  const address = ipaddr.process(bare);
  if (address instanceof ipaddr.IPv4) return address.toString();
  const network = address.parts.slice(0, 4).map((part) => part.toString(16));
  return `${network.join(':')}::/64`;
}

/** Some proxies tell `192.0.2.1:4711` or `[2001:db8::1]:4711`. */
const WITH_PORT = /^(?:([\d.]+):\d+|\[([^\]]+)\](?::\d+)?)$/;
