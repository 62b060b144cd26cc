import { expect } from 'chai';
import {
  decoyHash,
  hashPassword,
  PASSWORD_COST,
  passwordMatches,
} from '../../console/accounts/passwords.ts';
import { CHEAP } from './office.ts';

describe('A password hash', () => {
  it('matches its password only', async () => {
    const hash = await hashPassword('correct horse', CHEAP);
    expect(await passwordMatches('correct horse', hash)).to.equal(true);
    expect(await passwordMatches('correct horsf', hash)).to.equal(false);
  });

  it('differs each time', async () => {
    expect(await hashPassword('same', CHEAP)).not.to.equal(await hashPassword('same', CHEAP));
  });

  it('matches the same characters however they were composed', async () => {
    const hash = await hashPassword('caf\u00e9 au lait', CHEAP);
    expect(await passwordMatches('cafe\u0301 au lait', hash)).to.equal(true);
  });

  it('carries its cost, which is what OWASP asks for', async () => {
    expect(PASSWORD_COST).to.deep.equal({ logN: 17, r: 8, p: 1 });
    const hash = await hashPassword('correct horse');
    expect(hash).to.match(/^scrypt\$17\$8\$1\$[\w-]{22}\$[\w-]{43}$/);
    expect(await passwordMatches('correct horse', hash)).to.equal(true);
  }).timeout(10_000);

  it('of nobody is of the same form, and matches nothing', async () => {
    expect(decoyHash()).to.match(/^scrypt\$17\$8\$1\$[\w-]{22}\$[\w-]{43}$/);
    expect(await passwordMatches('', decoyHash())).to.equal(false);
  }).timeout(10_000);
});
