import { expect } from 'chai';
import { accessibilityProblems } from '../support/accessibility.ts';
import { fillFolder } from '../support/filledShop.ts';
import { picture } from './people.ts';
import { ShopInBrowsers } from './shopInBrowsers.ts';

describe('Quick replies, in real browsers', function () {
  this.timeout(180_000);
  let shop: ShopInBrowsers;

  before(async () => {
    shop = await ShopInBrowsers.open({ sample: true, fill: fillFolder });
    await shop.employ({ id: 'lin', name: '林小雨', languages: ['zh'] });
    await shop.employ({ id: 'grace', name: 'Grace', languages: ['en'] });
  });

  after(() => shop?.close());

  it('are found by pinyin at “/”, filled with the customer’s order, and sent', async () => {
    const customer = await shop.customer('zh-CN');
    await customer.say('我的订单202611220001到哪了');
    await customer.reads('后四位');
    await customer.say('6688');
    await customer.reads('顺丰速运');
    await customer.say('转人工');
    const agent = await shop.signIn('lin', 'zh-CN');
    await agent.becomes('online');
    await agent.opensNext();
    const { page } = agent;
    const composer = agent.at('composer');
    const offered = agent.at('offered-reply');

    await composer.pressSequentially('您好/tk');
    await offered.filter({ hasText: '退款多久到账' }).waitFor();
    await page.keyboard.press('ArrowDown');
    expect(await offered.nth(1).getAttribute('aria-selected')).to.equal('true');
    expect(await composer.getAttribute('aria-activedescendant')).to.equal(
      await offered.nth(1).getAttribute('id'),
    );
    expect(await accessibilityProblems(page, '[data-testid="slash-menu"]')).to.deep.equal([]);
    await picture(page, 'quick-replies-zh');
    await page.keyboard.press('Escape');
    await agent.at('slash-menu').waitFor({ state: 'detached' });
    expect(await composer.inputValue()).to.equal('您好/tk');

    await composer.fill('');
    await composer.pressSequentially('您好！/zxwl');
    await offered.filter({ hasText: '最新物流' }).filter({ hasText: '顺丰速运' }).waitFor();
    await page.keyboard.press('Enter');
    await agent.at('slash-menu').waitFor({ state: 'detached' });
    expect(await composer.inputValue()).to.match(/^您好！帮您查到了：顺丰速运 SF\d+/);
    await page.keyboard.press('Enter');
    await customer.reads('帮您查到了：顺丰速运');
    await agent.at('resolve').click();
    await agent.at('dialog-submit').click();

    await agent.at('page-quickReplies').click();
    await agent.at('search-replies').fill('zxwl');
    await agent.at('reply-row').filter({ hasText: '用过 1 次' }).waitFor();
    await customer.close();
    await agent.becomes('offline');
    await agent.close();
  });

  it('are kept back while a variable is open, which says what belongs there', async () => {
    const customer = await shop.customer('en-US');
    await customer.say('let me talk to a person');
    const agent = await shop.signIn('grace', 'en-US');
    await agent.becomes('online');
    await agent.opensNext();
    const { page } = agent;
    const composer = agent.at('composer');

    await composer.pressSequentially('/ship-number');
    await agent.at('offered-reply').filter({ hasText: 'tracking number' }).first().waitFor();
    await page.keyboard.press('Tab');
    await agent.at('open-variables').getByRole('button', { name: 'carrier' }).waitFor();
    expect(await agent.at('send').isDisabled()).to.equal(true);
    await picture(page, 'quick-reply-open-en');
    await page.keyboard.press('Control+End');
    await page.keyboard.press('Enter');
    expect(await composer.inputValue()).to.contain('{{logistics.carrier}}');

    // Enter went to the first gap instead of sending; what is typed takes its place.
    await page.keyboard.type('SF Express');
    await agent.at('open-variables').getByRole('button', { name: 'tracking number' }).click();
    await page.keyboard.type('SF123');
    await agent.at('open-variables').waitFor({ state: 'detached' });
    await page.keyboard.press('Enter');
    await customer.reads('Your parcel is with SF Express under number SF123');
    await customer.close();
    await agent.becomes('offline');
    await agent.close();
  });

  it('are written by agents for themselves, and told when somebody was faster', async () => {
    const agent = await shop.signIn('grace', 'en-US');
    await agent.at('page-quickReplies').click();
    await agent.at('reply-row').first().waitFor();
    expect(await accessibilityProblems(agent.page, 'main')).to.deep.equal([]);
    await picture(agent.page, 'quick-replies-page-en');
    await agent.page.emulateMedia({ colorScheme: 'dark' });
    expect(await accessibilityProblems(agent.page, 'main')).to.deep.equal([]);
    await picture(agent.page, 'quick-replies-page-dark');
    await agent.page.emulateMedia({ colorScheme: 'light' });
    await agent.at('new-reply').click();
    await agent.at('reply-key').fill('thanks');
    await agent.at('reply-title-en').fill('My thanks');
    await agent.at('reply-text-en').fill('Thanks, {{customer.nmae}}!');
    await agent.at('save-reply').click();
    const unknown = agent.at('reply-dialog').getByText('Unknown: {{customer.nmae}}');
    await unknown.waitFor();
    await agent.at('reply-text-en').fill('Thanks for your message, {{customer.name}}!');
    await unknown.waitFor({ state: 'detached' });
    await picture(agent.page, 'quick-reply-dialog-en');
    await agent.at('save-reply').click();
    await agent.at('reply-dialog').waitFor({ state: 'detached' });
    await agent.at('shelf-mine').click();
    const own = agent.at('reply-row').filter({ hasText: '/thanks' });

    await own.click();
    const elsewhere = await shop.client('grace');
    const [stored] = (await elsewhere.get('/quick-replies?q=thanks&limit=1')).body.items;
    const { key, category, titles } = stored;
    await elsewhere.put(`/quick-replies/${stored.id}`, {
      ...{ key, category, titles, texts: { en: 'Many thanks!' }, expectedVersion: 1 },
    });
    await agent.at('reply-text-en').fill('Mine!');
    await agent.at('save-reply').click();
    await agent.at('reply-conflict').getByRole('button', { name: 'Show theirs' }).click();
    expect(await agent.at('reply-text-en').inputValue()).to.equal('Many thanks!');
    await agent.at('remove-reply').click();
    await agent.at('dialog-submit').click();
    await own.waitFor({ state: 'detached' });
    await agent.close();
  });

  it('change in every open console as soon as somebody changes them', async () => {
    const agent = await shop.signIn('grace', 'en-US');
    await agent.at('page-quickReplies').click();
    await agent.at('search-replies').fill('good day from');
    await agent.at('reply-row').first().waitFor({ state: 'detached' });
    const shared = { category: 'greeting', titles: { en: 'Good day from us' }, personal: false };
    const { body } = await shop.admin.post('/quick-replies', {
      ...{ ...shared, key: 'good-day', texts: { en: 'Good day!' } },
    });
    const row = agent.at('reply-row').filter({ hasText: '/good-day' });
    await row.getByText('Good day!').waitFor();
    const { personal: _, ...fields } = { ...shared, key: 'good-day' };
    await shop.admin.put(`/quick-replies/${body.id}`, {
      ...{ ...fields, texts: { en: 'A very good day!' }, expectedVersion: 1 },
    });
    await row.getByText('A very good day!').waitFor();
    await row.click();
    await agent.at('reply-dialog').getByText('Last changed by').waitFor();
    await agent.page.keyboard.press('Escape');
    expect(
      (await shop.admin.delete(`/quick-replies/${body.id}?expectedVersion=2`)).status,
    ).to.equal(204);
    await row.waitFor({ state: 'detached' });
    await agent.close();
  });
});
