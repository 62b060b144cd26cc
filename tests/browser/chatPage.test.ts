import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { build } from 'vite';
import { mountChatPage } from '../../bot/chat/index.ts';
import { conversationIdOf } from '../../handoff/index.ts';
import { type EchoShop, openEchoShop } from '../bot/directLineShop.ts';
import { launchChromium } from '../support/browser.ts';

describe('chat page', function () {
  this.timeout(60_000);
  let browser: Browser;
  let context: BrowserContext;
  let directory: string;
  let shop: EchoShop;
  let page: Page;
  let complaints: string[];

  before(async () => {
    directory = await mkdtemp(join(tmpdir(), 'chat-page-'));
    await build({
      configFile: fileURLToPath(new URL('../../bot/chat/vite.config.ts', import.meta.url)),
      logLevel: 'error',
      build: { outDir: directory },
    });
    browser = await launchChromium();
  });
  after(async () => {
    await browser?.close();
    await rm(directory, { recursive: true, force: true });
  });

  beforeEach(async () => {
    shop = await openEchoShop();
    await mountChatPage(shop.server, { directory });
    context = await browser.newContext({ locale: 'zh-CN' });
    page = await context.newPage();
    page.setDefaultTimeout(20_000);
    complaints = [];
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
  });
  afterEach(async () => {
    await context.close();
    await shop.close();
  });

  const bubbles = () => page.locator('.webchat__bubble__content').allInnerTexts();
  const sees = (text: string) =>
    page.locator('.webchat__bubble__content', { hasText: text }).first().waitFor();
  const send = async (text: string) => {
    await page.locator('[data-id="webchat-sendbox-input"]').fill(text);
    await page.keyboard.press('Enter');
  };
  const conversationId = () => {
    const { channelId, conversation, from } = shop.accepted[0] ?? expect.fail('nobody came');
    return conversationIdOf({ channelId, conversationId: conversation.id, userId: from.id });
  };

  it('speaks the browser’s language, or the one asked for', async () => {
    await page.goto(`${shop.url}/chat`);
    expect(await page.title()).to.equal('拾光小铺 · 在线客服');
    await page.goto(`${shop.url}/chat?lang=en`);
    expect(await page.title()).to.equal('Lumen Lane · Customer service');
  });

  it('sends a message, shows it as sent, shows the answer, and all of it after a reload', async () => {
    await page.goto(`${shop.url}/chat`);
    await sees('Welcome');
    await send('你好 **世界**');
    await sees('echo: 你好 世界');
    await page.getByText('正在发送').waitFor({ state: 'hidden' });
    await page.getByText('刚刚').first().waitFor();
    await page.reload();
    await sees('echo: 你好 世界');
    expect(await bubbles()).to.deep.equal(['Welcome', '你好 **世界**', 'echo: 你好 世界']);
    expect(complaints).to.deep.equal([]);
  });

  it('runs under its strict policy, and nothing that a message says becomes code', async () => {
    await page.goto(`${shop.url}/chat`);
    await send(
      '<img src=x onerror="document.title=1"> [x](javascript:alert`1`) [ok](https://a.example)',
    );
    await sees('echo: <img src=x');
    const links = await page
      .locator('.webchat__bubble__content a')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    expect(links).to.deep.equal(['https://a.example']);
    expect(await page.title()).to.equal('拾光小铺 · 在线客服');
    expect(complaints).to.deep.equal([]);
  });

  it('shows an agent by name, and what they say while nobody asks', async () => {
    await page.goto(`${shop.url}/chat`);
    await sees('Welcome');
    const activity = { type: 'message', text: '您好', from: { id: '', name: '陈晓' } };
    await shop.say(conversationId(), { from: 'agent', text: '您好', agentId: 'a1', activity });
    await sees('您好');
    expect(await page.locator('.avatar--agent').textContent()).to.equal('陈晓');
    shop.type({ conversationId: conversationId(), agent: { id: 'a1', name: '陈晓' } });
    await page.getByRole('img', { name: '对方正在输入' }).waitFor();
    expect(await page.locator('.sender').textContent()).to.equal('陈晓 · 人工客服');
  });

  it('tells that the customer types', async () => {
    await page.goto(`${shop.url}/chat`);
    await sees('Welcome');
    const told = page.waitForResponse((response) => response.url().endsWith('/activities'));
    await page.locator('[data-id="webchat-sendbox-input"]').pressSequentially('one moment');
    await told;
    expect(shop.customerTyped).to.deep.equal([conversationId()]);
  });

  it('uploads a picture', async () => {
    await page.goto(`${shop.url}/chat`);
    await sees('Welcome');
    const picture = await page.screenshot();
    await page
      .locator('.webchat__upload-button--file-input')
      .setInputFiles({ name: 'photo.png', mimeType: 'image/png', buffer: picture });
    await sees('(1 files)');
    const image = page.locator('.webchat__bubble__content img').first();
    await image.waitFor();
    const width = await image.evaluate(async (shown: unknown) => {
      const picture = shown as { decode(): Promise<void>; naturalWidth: number };
      await picture.decode();
      return picture.naturalWidth;
    });
    expect(width).to.be.above(0);
    expect(complaints).to.deep.equal([]);
  });

  it('delivers once what was written while the server was away', async () => {
    await page.goto(`${shop.url}/chat`);
    await sees('Welcome');
    let isAway = true;
    await page.route('**/activities', (route) => (isAway ? route.abort() : route.continue()));
    await send('are you there?');
    await page.waitForEvent('requestfailed');
    isAway = false;
    await sees('echo: are you there?');
    await page.locator('#banner').waitFor({ state: 'hidden' });
    expect(await bubbles()).to.deep.equal(['Welcome', 'are you there?', 'echo: are you there?']);
  });
});
