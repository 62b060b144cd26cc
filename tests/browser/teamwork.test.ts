import { expect } from 'chai';
import type { AgentAnswer } from '../../console/wire.ts';
import { accessibilityProblems } from '../support/accessibility.ts';
import { picture } from './people.ts';
import { ShopInBrowsers } from './shopInBrowsers.ts';

const PEOPLE = [
  { id: 'lin', name: '林晓', roles: ['agent'] },
  { id: 'mei', name: 'Mei Tan', roles: ['agent'] },
  { id: 'sue', name: 'Sue Park', roles: ['agent', 'supervisor'] },
] as const;

describe('Agents who work together, in real browsers', function () {
  this.timeout(120_000);
  let shop: ShopInBrowsers;

  before(async () => {
    shop = await ShopInBrowsers.open();
    for (const person of PEOPLE) await shop.employ(person);
  });

  after(() => shop?.close());

  it('ask one another, and hand over to a supervisor who steps in', async () => {
    const lin = await shop.signIn('lin', 'zh-CN');
    await lin.becomes('online');
    const customer = await shop.customer('en-US');
    await customer.say('let me talk to a person');
    await lin.opensNext();
    const mei = await shop.signIn('mei', 'en-US');
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

    const sue = await shop.signIn('sue', 'en-US');
    await sue.becomes('online');
    await sue.at('tab-all').click();
    await sue.at('conversation-row').first().click();
    await sue.at('takeOver').click();
    await customer.reads('Sue Park');
    await lin.page.getByText('主管已接管会话').first().waitFor();
    await picture(sue.page, 'taken-over-en');
    await sue.says('This is Sue, I look after it now.');
    await customer.reads('I look after it now');
    // Whoever only closes the console counts as there for a while, and would be given the next one.
    for (const person of [mei, sue]) await person.becomes('offline');
    for (const person of [lin, mei, sue, customer]) await person.close();
  });

  it('accept by hand what is offered to them, before the customer hears of them', async () => {
    const { items } = (await shop.admin.get('/agents')).body;
    const { id } = items.find(({ name }: AgentAnswer) => name === '林晓');
    await shop.admin.patch(`/agents/${id}`, { acceptsByHand: true });
    const lin = await shop.signIn('lin', 'zh-CN');
    await lin.becomes('online');
    const customer = await shop.customer('en-US');
    await customer.say('let me talk to a person');
    await lin.opensNext();
    await picture(lin.page, 'offered-zh');
    expect(await customer.page.getByText('林晓').count()).to.equal(0);
    await lin.at('accept').click();
    await customer.reads('林晓');
    await lin.at('resolve').waitFor();
    for (const person of [lin, customer]) await person.close();
  });

  it('hear as supervisors that a promise is in danger', async () => {
    const sla = { firstAnswerSeconds: 4, nextAnswerSeconds: null, resolutionSeconds: null };
    const saved = await shop.admin.put('/queues/default', {
      sla: { ...sla, warnAt: 0.5, raisePriority: 1, overflowTo: null },
    });
    expect(saved.status).to.equal(200);
    const sue = await shop.signIn('sue', 'en-US');
    const customer = await shop.customer('en-US');
    await customer.say('let me talk to a person');
    await sue.page.getByText('The first answer will soon be late: Customer').first().waitFor();
    await shop.admin.put('/queues/default', { sla: null });
    for (const person of [sue, customer]) await person.close();
  });
});
