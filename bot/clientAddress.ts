import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';

/** Tells where a request comes from, as an IP address; `unknown` when its connection is gone. */
export type ClientAddress = (request: Pick<IncomingMessage, 'headers' | 'socket'>) => string;

/**
 * Believes `X-Forwarded-For` as far as the proxies in front of us wrote it. Each proxy adds at the
 * right end whom it got the request from, so we read from there to the first address that is no
 * proxy of ours; what stands before it came from outside and may be made up.
 */
export function clientAddressBehind(proxies: readonly string[]): ClientAddress {
  const trusted = rangesOf(proxies);
  return ({ headers, socket }) => {
    let address = plainAddress(socket.remoteAddress ?? '') ?? 'unknown';
    const hops = [headers['x-forwarded-for'] ?? []].flat().join(',').split(',');
    while (hops.length > 0 && isTrusted(trusted, address)) {
      const hop = plainAddress(hops.pop() ?? '');
      if (hop === undefined) break;
      address = hop;
    }
    return address;
  };
}

/** Whether a setting's text is an address (`10.0.0.1`) or a range (`10.0.0.0/8`). */
export function isAddressRange(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  return (
    bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128))
  );
}

function rangesOf(proxies: readonly string[]): BlockList {
  const ranges = new BlockList();
  for (const proxy of proxies) {
    const [address = '', bits] = proxy.split('/');
    const family = familyOf(address);
    if (bits === undefined) ranges.addAddress(address, family);
    else ranges.addSubnet(address, Number(bits), family);
  }
  return ranges;
}

function isTrusted(ranges: BlockList, address: string): boolean {
  return isIP(address) !== 0 && ranges.check(address, familyOf(address));
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 6 ? 'ipv6' : 'ipv4';
}

/** Without a port, which some proxies add, and IPv4 as such; undefined when it is no address. */
function plainAddress(text: string): string | undefined {
  const [, bracketed, withPort] =
    /^(?:\[([\da-f:.]+)\](?::\d+)?|([\d.]+):\d+)$/i.exec(text.trim()) ?? [];
  const address = (bracketed ?? withPort ?? text.trim()).replace(/^::ffff:(?=[\d.]+$)/i, '');
  return isIP(address) === 0 ? undefined : address;
}
