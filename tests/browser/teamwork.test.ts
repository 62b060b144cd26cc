import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Browser } from 'playwright-core';
import { readEnv } from '../../bot/env.ts';
import { SILENT_LOG } from '../../bot/log.ts';
import { type Shop, startShop } from '../../bot/shop.ts';
import { ApiClient } from '../console/apiClient.ts';
import { accessibilityProblems } from '../support/accessibility.ts';
import { launchChromium } from '../support/browser.ts';
import { AgentAtConsole, Customer, picture } from './people.ts';

const ADMIN = { email: 'admin@example.com', password: 'a password of the tests' };
const PEOPLE = [
  { id: 'lin', name: '林晓', roles: ['agent'] },
  { id: 'mei', name: 'Mei Tan', roles: ['agent'] },
  { id: 'sue', name: 'Sue Park', roles: ['agent', 'supervisor'] },
] as const;

describe('Agents who work together, in real browsers', function () {
  this.timeout(120_000);
  let browser: Browser;
  let dataDir: string;
  let shop: Shop;

  before(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'baton-'));
    const settings = { CONSOLE_ADMIN_EMAIL: ADMIN.email, CONSOLE_ADMIN_PASSWORD: ADMIN.password };
    shop = await startShop(
      readEnv({ PORT: '0', DATA_DIR: dataDir, SAMPLE_SHOP: 'off', ...settings }),
      SILENT_LOG,
    );
    const admin = await signedIn(shop.url);
    for (const { id, ...person } of PEOPLE) {
      await admin.post('/agents', {
        ...{ email: `${id}@example.com`, password: ADMIN.password, skills: {} },
        ...{ ...person, languages: ['zh', 'en'], capacity: 3 },
      });
    }
    browser = await launchChromium();
  });

  after(async () => {
    await browser?.close();
    await shop?.stop();
    await rm(dataDir, { recursive: true, force: true });
  });

  const signIn = (id: string, locale: string) =>
    AgentAtConsole.signIn(
      browser,
      shop.url,
      { email: `${id}@example.com`, password: ADMIN.password },
      locale,
    );

  it('ask one another, and hand over to a supervisor who steps in', async () => {
    const lin = await signIn('lin', 'zh-CN');
    await lin.becomes('online');
    const customer = await Customer.open(browser, shop.url, 'en-US');
    await customer.say('let me talk to a person');
    await lin.opensNext();
    const mei = await signIn('mei', 'en-US');
    await mei.becomes('online');

    await lin.at('more-actions').click();
    await lin.at('consult').click();
    await lin.at('choose-agent').click();
    await lin.page.getByRole('option', { name: /Mei Tan/ }).click();
    await lin.at('consult-question').fill('可以退运费吗？');
    await picture(lin.page, 'consult-zh');
    expect(await accessibilityProblems(lin.page, '[role="dialog"]')).to.deep.equal([]);
    await lin.at('dialog-submit').click();
    await lin.reads('可以退运费吗？');

    await mei.at('consult-row').waitFor();
    await picture(mei.page, 'consult-en');
    expect(await accessibilityProblems(mei.page, '[data-testid="consult-row"]')).to.deep.equal([]);
    await mei.at('consult-row').getByRole('link').click();
    await mei.reads('可以退运费吗？');
    await mei.at('composer').fill('Yes, up to 20');
    await mei.at('send').click();
    await lin.reads('Yes, up to 20');
    await mei.at('consult-row').waitFor({ state: 'detached' });
    expect(await customer.page.getByText('up to 20').count()).to.equal(0);

    const sue = await signIn('sue', 'en-US');
    await sue.becomes('online');
    await sue.at('tab-all').click();
    await sue.at('conversation-row').first().click();
    await sue.at('takeOver').click();
    await customer.reads('Sue Park');
    await lin.page.getByText('主管已接管会话').first().waitFor();
    await picture(sue.page, 'taken-over-en');
    await sue.says('This is Sue, I look after it now.');
    await customer.reads('I look after it now');
    for (const person of [lin, mei, sue, customer]) await person.close();
  });
});

async function signedIn(url: string): Promise<ApiClient> {
  const anyone = new ApiClient(url);
  const { body } = await anyone.post('/session', ADMIN);
  return anyone.with({ authorization: `Bearer ${body.token}` });
}
