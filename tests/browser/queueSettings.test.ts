import { expect } from 'chai';
import type { QueueAnswer } from '../../console/wire.ts';
import { accessibilityProblems } from '../support/accessibility.ts';
import { picture } from './people.ts';
import { ShopInBrowsers } from './shopInBrowsers.ts';

const FORM = '[data-testid="queue-form"]';

describe('Routing as a supervisor sees it, in a real browser', function () {
  this.timeout(120_000);
  let shop: ShopInBrowsers;

  before(async () => {
    shop = await ShopInBrowsers.open();
    await shop.employ({ id: 'lin', name: '林晓', roles: ['agent', 'supervisor', 'admin'] });
    await shop.employ({ id: 'mei', name: 'Mei Tan' });
    await shop.employ({ id: 'bo', name: 'Bo' });
  });

  after(() => shop?.close());

  const stored = async (): Promise<QueueAnswer> => (await shop.admin.get('/queues/default')).body;

  it('sets a queue’s policy, the rare settings folded, and never over somebody else’s unseen change', async () => {
    const lin = await shop.signIn('lin', 'zh-CN');
    await lin.page.goto(`${shop.url}/console/#/team`);
    await lin.at('queues-tab').click();
    await lin.at('queue-form').waitFor();
    await picture(lin.page, 'queue-zh');
    expect(await lin.at('queue-starveSeconds').count()).to.equal(0);
    await lin.at('queue-taking').selectOption('skilled');
    await lin.at('queue-more').click();
    await lin.at('queue-starveSeconds').fill('');
    await lin.at('queue-busyWeights').check();
    await lin.at('queue-busy.weights.load').fill('0.9');
    await picture(lin.page, 'queue-more-zh');
    expect(await accessibilityProblems(lin.page, FORM)).to.deep.equal([]);
    await lin.at('queue-save').click();
    await lin.page.locator(`${FORM} [data-testid="queue-save"]:disabled`).waitFor();
    const saved = await stored();
    expect(saved).to.include({ taking: 'skilled' }).and.not.to.have.property('starveSeconds');
    expect(saved.busy?.weights?.load).to.equal(0.9);

    await lin.at('queue-busy.from').fill('120');
    await lin.at('queue-more').click();
    await lin.at('queue-save').click();
    await lin.page.getByText('范围 0 到 99').waitFor();
    await lin.at('queue-busy.from').fill('80');

    await shop.admin.put('/queues/default', { answerSeconds: 77 });
    await lin.at('queue-conflict').waitFor();
    await picture(lin.page, 'queue-conflict-zh');
    expect(await accessibilityProblems(lin.page, FORM)).to.deep.equal([]);
    expect(await lin.at('queue-save').isDisabled()).to.equal(true);
    await lin.at('queue-conflict').getByRole('button').first().click();
    expect(await lin.at('queue-answerSeconds').inputValue()).to.equal('77');
    expect(await lin.at('queue-conflict').count()).to.equal(0);

    const mei = await shop.signIn('lin', 'en-US');
    await mei.page.emulateMedia({ colorScheme: 'dark' });
    await mei.page.goto(`${shop.url}/console/#/team`);
    await mei.at('queues-tab').click();
    await mei.at('queue-more').click();
    await picture(mei.page, 'queue-more-en-dark');
    expect(await accessibilityProblems(mei.page, FORM)).to.deep.equal([]);
    for (const person of [lin, mei]) await person.close();
  });

  it('tells in words why a conversation went to whom it went', async () => {
    const lin = await shop.signIn('lin', 'zh-CN');
    await lin.becomes('online');
    const mei = await shop.signIn('mei', 'en-US');
    await mei.becomes('online');
    const customer = await shop.customer('en-US');
    await customer.say('let me talk to a person');
    await customer.reads(/林晓|Mei Tan/);
    for (const [person, locale] of [
      [lin, 'zh'],
      [mei, 'en'],
    ] as const) {
      await person.at('tab-all').click();
      await person.at('conversation-row').first().click();
      const panel = person.at('decision-panel');
      await panel.getByText(locale === 'zh' ? /位离线/ : /offline/).waitFor();
      await panel.scrollIntoViewIfNeeded();
      await picture(person.page, `decision-${locale}`);
      expect(
        await accessibilityProblems(person.page, '[data-testid="decision-panel"]'),
      ).to.deep.equal([]);
    }
    for (const person of [lin, mei, customer]) await person.close();
  });
});
