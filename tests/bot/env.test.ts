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
});
