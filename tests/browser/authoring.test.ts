import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Browser } from 'playwright-core';
import { readEnv } from '../../bot/env.ts';
import { SILENT_LOG } from '../../bot/log.ts';
import { type Shop, startShop } from '../../bot/shop.ts';
import { ApiClient } from '../console/apiClient.ts';
import { launchChromium } from '../support/browser.ts';
import { until } from '../support/until.ts';
import { AgentAtConsole, Customer, picture } from './people.ts';

const ADMIN = { email: 'admin@example.com', password: 'a password of the tests' };
const EDITOR = { email: 'eve@example.com', password: 'another one of the tests' };
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
    browser = await launchChromium();
    await furnish(shop.url);
  });

  after(async () => {
    await browser?.close();
    await shop?.stop();
    await rm(dataDir, { recursive: true, force: true });
  });

  it('what a message means, with one click, a training and an activation', async () => {
    const customer = await Customer.open(browser, shop.url, 'en-US');
    await customer.say(QUESTION);
    const editor = await AgentAtConsole.signIn(browser, shop.url, EDITOR, 'en-US');
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

/** An editor, an article, and a model that has learned four intents. */
async function furnish(url: string): Promise<void> {
  const admin = await signedIn(url);
  await admin.post('/agents', {
    ...EDITOR,
    ...{ name: 'Eve', roles: ['agent', 'editor'], languages: ['en'], skills: {}, capacity: 1 },
  });
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

async function signedIn(url: string): Promise<ApiClient> {
  const client = new ApiClient(url);
  const { body } = await client.post('/session', ADMIN);
  return client.with({ authorization: `Bearer ${body.token}` });
}
