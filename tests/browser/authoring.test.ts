import { expect } from 'chai';
import type { ApiClient } from '../console/apiClient.ts';
import { until } from '../support/until.ts';
import { picture } from './people.ts';
import { ShopInBrowsers } from './shopInBrowsers.ts';

const QUESTION = 'could you put a ribbon round it for my mum';
const ANSWER = 'We wrap presents for free';

const INTENTS = {
  'gift.wrap': [
    'do you do gift wrapping',
    'please wrap it as a present',
    'can it come gift wrapped',
    'wrap the book nicely please',
    'is there gift paper',
    'I want it wrapped for a birthday',
  ],
  'delivery.time': [
    'how long does delivery take',
    'when will my parcel arrive',
    'is it here by friday',
    'delivery time to leeds',
    'how many days until it comes',
    'when do you ship',
  ],
  'return.start': [
    'I want to send it back',
    'how do I return this',
    'the lamp does not fit, take it back',
    'start a return',
    'return label please',
    'can I give it back',
  ],
  None: [
    'what is the capital of france',
    'sing me a song',
    'who won the match',
    'tell me a joke',
    'solve this equation',
    'what do you dream of',
  ],
};

describe('The bot learns from an editor, in real browsers', function () {
  this.timeout(180_000);
  let shop: ShopInBrowsers;

  before(async () => {
    shop = await ShopInBrowsers.open();
    await shop.employ({ id: 'eve', roles: ['agent', 'editor'] });
    await furnish(shop.admin);
  });

  after(() => shop?.close());

  it('what a message means, with one click, a training and an activation', async () => {
    const customer = await shop.customer('en-US');
    await customer.say(QUESTION);
    const editor = await shop.signIn('eve', 'en-US');
    await editor.at('page-unanswered').click();
    const message = editor.at('unanswered').filter({ hasText: QUESTION });
    await message.getByRole('button', { name: /gift\.wrap/ }).click();
    await editor.at('settled-row').filter({ hasText: 'gift.wrap' }).getByLabel('saved').waitFor();
    expect(await message.count()).to.equal(0);

    await editor.at('page-training').click();
    await editor.at('train').click();
    await editor.at('training-progress').waitFor();
    await editor.at('open-report').click({ timeout: 120_000 });
    await editor.at('qualities').getByRole('link', { name: 'gift.wrap' }).waitFor();
    await picture(editor.page, 'training-report');
    await editor.at('activate').click();
    await editor.at('report').getByText('active', { exact: true }).waitFor();

    await customer.say(QUESTION);
    await customer.reads(ANSWER);
    await editor.close();
    await customer.close();
  });
});

/** An article, and a model that has learned four intents. */
async function furnish(admin: ApiClient): Promise<void> {
  await admin.post('/articles', {
    ...{ id: 'gift-wrapping', language: 'en', title: 'Gift wrapping', body: `${ANSWER}.` },
    ...{ questions: ['Do you wrap presents?'], intents: ['gift.wrap'], issueType: 'orders' },
  });
  const rows = Object.entries(INTENTS).flatMap(([intent, utterances]) =>
    utterances.map((utterance) => JSON.stringify({ utterance, intent, language: 'en' })),
  );
  await admin.post('/intents/import', { format: 'jsonl', mode: 'add', content: rows.join('\n') });
  await admin.post('/models', {});
  const training = async () => (await admin.get('/models/training')).body.training;
  await until('a first model', async () => (await training()).state !== 'running', 120_000);
  const { modelId } = await training();
  const { status } = await admin.post(`/models/${modelId}/activate`, { force: true });
  expect(status).to.equal(200);
}
