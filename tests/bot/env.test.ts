import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { ENV_NAMES, readEnv } from '../../bot/env.ts';

const EXAMPLE = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8');

describe('readEnv', () => {
  it('has every setting, with its default, in .env.example, and no other', () => {
    const named = [...EXAMPLE.matchAll(/^(\w+)=(.*)$/gm)].map(([, name = '', value = '']) => [
      name,
      value,
    ]);
    expect(named.map(([name]) => name)).to.have.members([...ENV_NAMES]);
    expect(readEnv(Object.fromEntries(named))).to.deep.equal(readEnv({}));
  });

  it('reports all that is wrong at once, by name', () => {
    const source = { PORT: 'x', SAMPLE_SHOP: 'yes', MicrosoftAppType: 'SingleTenant' };
    expect(() => readEnv(source)).to.throw(/PORT[\s\S]*SAMPLE_SHOP/);
    expect(() => readEnv({ MicrosoftAppType: 'SingleTenant' })).to.throw(/MicrosoftAppTenantId/);
    expect(() => readEnv({ CONSOLE_ADMIN_PASSWORD: 'short' })).to.throw(/CONSOLE_ADMIN_PASSWORD/);
  });

  it('takes the address of a replica set, and never repeats a wrong one, which may hold a password', () => {
    const uri = 'mongodb://baton:secret@db1,db2:27018/baton?replicaSet=rs0';
    expect(readEnv({ MONGODB_URI: uri }).MONGODB_URI).to.equal(uri);
    expect(readEnv({ MONGODB_URI: '' }).MONGODB_URI).to.equal(undefined);
    expect(() => readEnv({ MONGODB_URI: 'postgres://baton:secret@db' }))
      .to.throw(/MONGODB_URI: has to begin with mongodb/)
      .with.property('message')
      .that.does.not.include('secret');
  });

  it('takes trusted proxies as addresses and ranges only', () => {
    expect(readEnv({ TRUST_PROXY: '127.0.0.1, 10.0.0.0/8,::1' }).TRUST_PROXY).to.deep.equal([
      ...['127.0.0.1', '10.0.0.0/8', '::1'],
    ]);
    expect(readEnv({}).TRUST_PROXY).to.deep.equal([]);
    for (const wrong of [
      '1',
      'true',
      'proxy.example',
      '10.0.0.0/33',
      '10.0.0.0/8/8',
      '10.0.0.1,',
    ]) {
      expect(() => readEnv({ TRUST_PROXY: wrong }), wrong).to.throw(/TRUST_PROXY/);
    }
  });
});
