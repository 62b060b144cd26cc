import { expect } from 'chai';
import type { Browser } from 'playwright-core';
import { openShop, type RunningShop } from '../server/runningShop.ts';
import { accessibilityProblems } from '../support/accessibility.ts';
import { launchChromium } from '../support/browser.ts';
import { ChannelCustomer } from '../support/channelCustomer.ts';
import { RecordingConnector } from '../support/recordingConnector.ts';
import { AgentAtConsole, picture } from './people.ts';

const LIN = { email: 'lin@example.com', password: 'a password of the tests' };

describe('An agent who links their Teams account, in a real browser', function () {
  this.timeout(120_000);
  let browser: Browser;
  let shop: RunningShop;
  let connector: RecordingConnector;

  before(async () => {
    shop = await openShop();
    connector = await RecordingConnector.start();
    await shop.admin.post('/agents', {
      ...{ ...LIN, name: '林晓', roles: ['agent'], skills: {}, languages: ['zh'], capacity: 3 },
    });
    browser = await launchChromium();
  });

  after(async () => {
    await browser?.close();
    await shop?.close();
    await connector?.close();
  });

  for (const locale of ['zh-CN', 'en-US']) {
    it(`sees it linked as soon as the code is sent, and can unlink it again (${locale})`, async () => {
      const lin = await AgentAtConsole.signIn(browser, shop.url, LIN, locale);
      await lin.at('account-menu').click();
      await lin.at('link-account').click();
      await lin.at('link-code-new').click();
      const code = await lin.at('link-code').textContent();
      expect(code).to.match(/^link [0-9A-Z]{5}-[0-9A-Z]{5}$/);
      await picture(lin.page, `linking-code-${locale}`);
      await lin.page.emulateMedia({ colorScheme: 'dark' });
      await picture(lin.page, `linking-code-${locale}-dark`);
      expect(await accessibilityProblems(lin.page, '[role="dialog"]')).to.deep.equal([]);
      const teams = { url: shop.url, connector, name: '林晓', channelId: 'msteams' };
      await new ChannelCustomer(teams).say(code ?? '');
      await lin.at('linked-account').waitFor();
      await picture(lin.page, `linking-linked-${locale}`);
      await lin.at('unlink').click();
      await lin.at('linked-account').waitFor({ state: 'detached' });
      await lin.close();
    });
  }
});
