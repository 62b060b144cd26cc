import { expect } from 'chai';
import { accessibilityProblems } from '../support/accessibility.ts';
import { picture } from './people.ts';
import { ShopInBrowsers } from './shopInBrowsers.ts';

describe('Suggestions beside the conversation, in real browsers', function () {
  this.timeout(180_000);
  let shop: ShopInBrowsers;

  before(async () => {
    shop = await ShopInBrowsers.open({ sample: true });
  });

  after(() => shop?.close());

  it('follow what the customer writes, and become the answer with one click or key', async () => {
    const customer = await shop.customer('zh-CN');
    await customer.say('转人工');
    await customer.reads('第 1 位');
    const agent = await shop.signIn('chen.jiahui', 'zh-CN');
    await agent.becomes('online');
    await agent.opensNext();
    await customer.reads('陈佳慧');
    await customer.say('我收到的杯子碎了，箱子也压扁了');
    const article = (id: string) => agent.page.locator(`[data-article="${id}"]`);
    await article('parcel-damaged').waitFor();
    expect(await agent.at('suggested-article').count()).to.equal(5);

    await article('parcel-damaged').getByRole('button').first().click();
    await article('parcel-damaged').getByRole('region').waitFor();
    const panel = '[data-testid="suggestions"]';
    expect(await accessibilityProblems(agent.page, panel)).to.deep.equal([]);
    await picture(agent.page, 'suggestions-zh');
    await agent.page.emulateMedia({ colorScheme: 'dark' });
    expect(await accessibilityProblems(agent.page, panel)).to.deep.equal([]);
    await picture(agent.page, 'suggestions-dark');
    await agent.page.emulateMedia({ colorScheme: 'light' });
    await article('parcel-damaged').getByRole('button').first().click();

    await agent.at('insert-reply').click();
    await agent.at('source-chip').waitFor();
    const text = await agent.at('composer').inputValue();
    expect(text).to.not.include('**');
    await agent.at('send').click();
    await customer.reads(text.split('\n')[0] ?? '');
    await agent.at('sent-with-article').waitFor();
    expect(await agent.at('composer').inputValue()).to.equal('');
    await article('parcel-damaged').waitFor({ state: 'detached' });

    await customer.say('那退款多久能到账呢');
    const first = agent.at('suggested-article').first();
    await agent.page
      .locator('[data-testid="suggested-article"]:first-child[data-article^="refund"]')
      .waitFor();
    const title = (await first.getByRole('button').first().textContent())?.trim() ?? '';
    await agent.page.keyboard.press('Alt+1');
    await agent.at('source-chip').getByText(title).waitFor();
    expect(await agent.page.evaluate('document.activeElement?.id')).to.equal('composer-text');
    await agent.at('composer').fill('');
    expect(await agent.at('source-chip').count()).to.equal(0);
    await agent.close();
    await customer.close();
  });

  it('offer the owner of an order what is asked next, also before they type again', async () => {
    const customer = await shop.customer('zh-CN');
    await customer.say('我的订单202611220001到哪了，手机尾号6688');
    await customer.reads('顺丰速运');
    const change = customer.page.locator('.webchat__suggested-action', {
      hasText: '修改收货地址和收件人',
    });
    await change.waitFor();
    await customer.page.reload();
    await customer.reads('顺丰速运');
    await change.waitFor();
    await picture(customer.page, 'recommended-zh');
    await change.click();
    await customer.reads('收货地址');
    await customer.close();
  });

  it('leave the answer to whoever has the conversation, and pass on what the bot got wrong', async () => {
    const customer = await shop.customer('en-US');
    await customer.say('who pays the postage if I send it back?');
    await customer.reads(/quality|free/i);
    const agent = await shop.signIn('grace.turner', 'en-US');
    await agent.at('tab-all').click();
    await agent
      .at('conversation-row')
      .filter({ hasText: /postage|helpful|return/i })
      .first()
      .click();
    await agent.at('suggested-article').first().waitFor();
    expect(await agent.at('insert-article').count()).to.equal(0);

    await agent.at('ask-wrong-intent').first().click();
    const asking = '[data-testid="wrong-intent"]';
    expect(await accessibilityProblems(agent.page, asking)).to.deep.equal([]);
    await agent.at('right-intent').click();
    await agent.page.keyboard.type('return.pol');
    await picture(agent.page, 'wrong-intent');
    await agent.page.getByRole('option', { name: 'return.policy' }).click();
    await agent.at('right-intent-named').waitFor();
    expect(await agent.at('ask-wrong-intent').count()).to.equal(0);
    await agent.close();
    await customer.close();
  });
});
