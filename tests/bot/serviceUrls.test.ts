import { expect } from 'chai';
import { isAllowedServiceUrl } from '../../bot/serviceUrls.ts';

const registered = { extraHosts: [], loopback: false };

describe('isAllowedServiceUrl', () => {
  it('allows the channels’ own services over https', () => {
    const urls = ['https://smba.trafficmanager.net/amer/', 'https://facebook.botframework.com/'];
    for (const url of urls) expect(isAllowedServiceUrl(url, registered), url).to.equal(true);
  });

  it('refuses everything that only looks like one', () => {
    const urls = [
      'http://smba.trafficmanager.net/',
      'https://smba.trafficmanager.net.evil.example/',
      'https://evilbotframework.com/',
      'https://user@smba.trafficmanager.net/',
      'https://127.0.0.1/',
      'urn:baton:local',
      '',
    ];
    for (const url of urls) expect(isAllowedServiceUrl(url, registered), url).to.equal(false);
  });

  it('allows loopback without registration, and named hosts with it', () => {
    const open = { extraHosts: [], loopback: true };
    expect(isAllowedServiceUrl('http://localhost:5000', open)).to.equal(true);
    const named = { extraHosts: ['.example.com', '127.0.0.1'], loopback: false };
    expect(isAllowedServiceUrl('https://bots.example.com/', named)).to.equal(true);
    expect(isAllowedServiceUrl('http://127.0.0.1:5000/', named)).to.equal(true);
    expect(isAllowedServiceUrl('http://bots.example.com/', named)).to.equal(false);
  });
});
