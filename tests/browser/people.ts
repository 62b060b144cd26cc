import { join } from 'node:path';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';

const SCREENSHOTS = process.env.SCREENSHOTS;

/** Takes a picture where `SCREENSHOTS` names a folder. */
export async function picture(page: Page, name: string): Promise<void> {
  if (!SCREENSHOTS) return;
  await page.mouse.move(0, 0);
  // Web Chat scrolls to what is new by and by.
  const newest = page.locator('.webchat__bubble__content').last();
  const lowest = (page.viewportSize()?.height ?? 0) - 90;
  while ((await newest.count()) > 0) {
    const box = await newest.boundingBox();
    if (box && box.y + box.height < lowest) break;
  }
  await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`), animations: 'disabled' });
}

/** A customer with the real Web Chat in a browser of their own. */
export class Customer {
  readonly page: Page;
  readonly #context: BrowserContext;

  private constructor(context: BrowserContext, page: Page) {
    this.#context = context;
    this.page = page;
  }

  static async open(browser: Browser, url: string, locale: string): Promise<Customer> {
    const context = await browser.newContext({ locale, viewport: { width: 760, height: 860 } });
    const page = await context.newPage();
    await page.goto(`${url}/chat/`);
    return new Customer(context, page);
  }

  async say(text: string): Promise<void> {
    await this.page.locator('[data-id="webchat-sendbox-input"]').fill(text);
    await this.page.keyboard.press('Enter');
  }

  /** Types without sending. */
  async type(text: string): Promise<void> {
    await this.page.locator('[data-id="webchat-sendbox-input"]').pressSequentially(text);
  }

  /** Waits for a message with this text. */
  async reads(text: string | RegExp): Promise<void> {
    await this.page.locator('.webchat__bubble__content', { hasText: text }).last().waitFor();
  }

  /** Presses one of the suggested actions. */
  async press(title: string): Promise<void> {
    await this.page.getByRole('button', { name: title, exact: true }).last().click();
  }

  close(): Promise<void> {
    return this.#context.close();
  }
}

/** An agent at the console in a browser of their own. */
export class AgentAtConsole {
  readonly page: Page;
  readonly #context: BrowserContext;

  private constructor(context: BrowserContext, page: Page) {
    this.#context = context;
    this.page = page;
  }

  /** Signs in; the presence stays as it is. */
  static async signIn(
    browser: Browser,
    url: string,
    account: { readonly email: string; readonly password: string },
    locale: string,
  ): Promise<AgentAtConsole> {
    const context = await browser.newContext({ locale, viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    await page.goto(`${url}/console/`);
    const agent = new AgentAtConsole(context, page);
    await agent.at('sign-in-email').fill(account.email);
    await agent.at('sign-in-password').fill(account.password);
    await agent.at('sign-in-submit').click();
    await agent.at('presence-menu').waitFor();
    return agent;
  }

  at(testId: string): Locator {
    return this.page.getByTestId(testId);
  }

  async becomes(presence: 'online' | 'away' | 'offline'): Promise<void> {
    await this.at('presence-menu').click();
    await this.at(`presence-${presence}`).click();
  }

  /** Waits for the only conversation of one's own to arrive, and opens it. */
  async opensNext(): Promise<void> {
    await this.at('tab-mine').click();
    await this.at('conversation-row').first().click();
    await this.at('transcript').waitFor();
  }

  async says(text: string): Promise<void> {
    await this.at('composer').fill(text);
    await this.at('send').click();
  }

  /** Waits for a message with this text in the transcript. */
  async reads(text: string | RegExp): Promise<void> {
    await this.at('message').filter({ hasText: text }).last().waitFor();
  }

  /** The browser dies: no goodbye. */
  close(): Promise<void> {
    return this.#context.close();
  }
}
