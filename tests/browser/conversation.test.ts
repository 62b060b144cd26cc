import { expect } from 'chai';
import { picture } from './people.ts';
import { ShopInBrowsers } from './shopInBrowsers.ts';

describe('One conversation, in real browsers', function () {
  this.timeout(180_000);
  let shop: ShopInBrowsers;

  before(async () => {
    shop = await ShopInBrowsers.open({ sample: true });
  });

  after(() => shop?.close());

  it('goes from the bot to an agent and back, in Chinese', async () => {
    const customer = await shop.customer('zh-CN');
    await customer.reads('拾光小铺');
    await customer.say('不想要了，退回去的运费算谁的？');
    await customer.reads('退回运费由您承担');
    await customer.say('我的订单202611220001到哪了');
    await customer.reads('后四位');
    await customer.say('6688');
    await customer.reads('顺丰速运');
    await picture(customer.page, 'chat-zh');
    await customer.say('转人工');
    await customer.reads('第 1 位');

    const agent = await shop.signIn('chen.jiahui', 'zh-CN');
    await agent.becomes('online');
    await agent.opensNext();
    await customer.reads('陈佳慧');
    await agent.reads('转人工');
    await agent.reads('顺丰速运');
    await agent.at('analysis').first().waitFor();

    await customer.type('快递');
    await agent.at('customer-typing').waitFor();
    await agent.says('您好，我是陈佳慧，已经看到您的订单了，马上帮您催一下快递。');
    await customer.reads('马上帮您催一下快递');
    await customer.page.locator('[data-id="webchat-sendbox-input"]').fill('');
    await customer.say('太好了，谢谢你');
    await agent.reads('太好了');
    await picture(agent.page, 'console-zh');

    await agent.at('resolve').click();
    await agent.at('dialog-submit').click();
    await customer.reads(/打分|评|满意/);
    await customer.press('★★★★★');
    await customer.reads(/谢谢|感谢/);
    await customer.say('运费多少钱');
    await customer.reads('99');
    await customer.close();
    await agent.becomes('offline');
    await agent.close();
  });

  it('moves on when an agent’s browser dies, and when one declines, in English', async () => {
    const customer = await shop.customer('en-US');
    await customer.reads('Lumen Lane');
    const first = await shop.signIn('grace.turner', 'en-US');
    await first.becomes('online');
    await customer.say('my parcel says delivered but I never got it');
    await customer.reads('finding it is our job');
    await customer.say('let me talk to a person');
    await customer.reads('Grace Turner');
    await first.opensNext();
    await first.says('Hi, this is Grace. How can I help?');
    await customer.reads('this is Grace');
    const card = await first.at('suggested-reply').boundingBox();
    const insert = await first.at('insert-reply').boundingBox();
    expect(rightOf(insert)).to.be.lessThan(rightOf(card));
    await picture(customer.page, 'chat-en');
    await picture(first.page, 'console-en');

    const second = await shop.signIn('ben.okafor', 'en-US');
    await second.becomes('online');
    await first.close();
    await customer.reads('Ben Okafor');
    await second.opensNext();
    await second.reads('this is Grace');

    const third = await shop.signIn('wang.lei', 'en-US');
    await third.becomes('online');
    await second.at('decline').click();
    await second.at('dialog-submit').click();
    await customer.reads('王磊');
    await third.opensNext();
    await third.at('more-actions').click();
    await third.at('release').click();
    await customer.say('do you have gift wrapping?');
    await customer.reads('¥10');
    for (const agent of [second, third]) await agent.close();
    await customer.close();
  });

  it('keeps what was said while an agent reloads, and while a customer does', async () => {
    const customer = await shop.customer('en-US');
    const agent = await shop.signIn('li.siyu', 'en-US');
    await agent.becomes('online');
    await customer.reads('Lumen Lane');
    await customer.say('agent please');
    await customer.reads('李思雨');
    await agent.opensNext();
    await agent.page.reload();
    await customer.page.reload();
    await customer.reads('李思雨');
    await customer.say('are you there?');
    await agent.reads('are you there?');
    await agent.says('Yes, I am.');
    await customer.reads('Yes, I am.');
    const seen = await agent.at('message').filter({ hasText: 'Yes, I am.' }).count();
    expect(seen).to.equal(1);
    await agent.close();
    await customer.close();
  });
});

function rightOf(box: { readonly x: number; readonly width: number } | null): number {
  if (!box) throw new Error('It is not there');
  return box.x + box.width;
}
