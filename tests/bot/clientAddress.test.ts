import type { IncomingMessage } from 'node:http';
import { expect } from 'chai';
import { clientAddressBehind } from '../../bot/clientAddress.ts';

/** A request that came over a connection from `peer`. */
function aRequest(peer: string, forwardedFor?: string) {
  const headers = forwardedFor === undefined ? {} : { 'x-forwarded-for': forwardedFor };
  return { headers, socket: { remoteAddress: peer } } as Pick<
    IncomingMessage,
    'headers' | 'socket'
  >;
}

describe('clientAddressBehind', () => {
  const OUTSIDE = '203.0.113.9';

  it('believes nobody when no proxy is trusted', () => {
    const address = clientAddressBehind([]);
    expect(address(aRequest(OUTSIDE, '1.2.3.4'))).to.equal(OUTSIDE);
  });

  it('believes no header of a peer that is no trusted proxy', () => {
    const address = clientAddressBehind(['10.0.0.0/8']);
    expect(address(aRequest(OUTSIDE, '1.2.3.4, 10.0.0.1'))).to.equal(OUTSIDE);
  });

  it('takes from a trusted proxy what that one saw, and not what its client made up', () => {
    const address = clientAddressBehind(['10.0.0.0/8']);
    expect(address(aRequest('10.0.0.1', `1.2.3.4, ${OUTSIDE}`))).to.equal(OUTSIDE);
  });

  it('reads through several proxies up to the first stranger', () => {
    const address = clientAddressBehind(['10.0.0.0/8', 'fd00::/8']);
    const request = aRequest('::ffff:10.0.0.1', `1.2.3.4, ${OUTSIDE}, 10.0.0.7, fd00::3`);
    expect(address(request)).to.equal(OUTSIDE);
  });

  it('is the proxy’s own address when that one says nothing usable', () => {
    const address = clientAddressBehind(['10.0.0.1']);
    expect(address(aRequest('10.0.0.1'))).to.equal('10.0.0.1');
    expect(address(aRequest('10.0.0.1', 'unknown'))).to.equal('10.0.0.1');
    expect(address(aRequest('10.0.0.1', `${OUTSIDE}, _hidden`))).to.equal('10.0.0.1');
  });

  it('drops ports, so that one client has one address', () => {
    const address = clientAddressBehind(['10.0.0.1']);
    expect(address(aRequest('10.0.0.1', `${OUTSIDE}:51234`))).to.equal(OUTSIDE);
    expect(address(aRequest('10.0.0.1', '[2001:db8::1]:443'))).to.equal('2001:db8::1');
  });
});
