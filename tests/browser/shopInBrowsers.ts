import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { readEnv } from '../../bot/env.ts';
import { SILENT_LOG } from '../../bot/log.ts';
import { type Shop, startShop } from '../../bot/shop.ts';
import type { Role } from '../../console/index.ts';
import { ApiClient } from '../console/apiClient.ts';
import { launchChromium } from '../support/browser.ts';
import { ADMIN } from '../support/serverProcess.ts';
import { AgentAtConsole, Customer } from './people.ts';

const PASSWORD = 'a password of the tests';

/** Somebody to employ; their e-mail is `ID@example.com`. */
export interface Hire {
  readonly id: string;
  readonly name?: string;
  readonly roles?: readonly Role[];
  readonly languages?: readonly string[];
}

/** A shop of a test's own, its admin at the API, and browsers for those who come. */
export class ShopInBrowsers {
  readonly url: string;
  readonly admin: ApiClient;
  readonly #browser: Browser;
  readonly #shop: Shop;
  readonly #dataDir: string;

  private constructor(browser: Browser, shop: Shop, dataDir: string, admin: ApiClient) {
    this.url = shop.url;
    this.admin = admin;
    this.#browser = browser;
    this.#shop = shop;
    this.#dataDir = dataDir;
  }

  /** `fill` puts something into the data folder before the start; without `sample` the shop is empty. */
  static async open(
    options: { readonly sample?: boolean; readonly fill?: (dataDir: string) => Promise<void> } = {},
  ): Promise<ShopInBrowsers> {
    const dataDir = await mkdtemp(join(tmpdir(), 'baton-'));
    await options.fill?.(dataDir);
    const env = readEnv({
      ...{ PORT: '0', DATA_DIR: dataDir, SAMPLE_SHOP: options.sample ? 'on' : 'off' },
      ...{ CONSOLE_ADMIN_EMAIL: ADMIN.email, CONSOLE_ADMIN_PASSWORD: ADMIN.password },
    });
    const shop = await startShop(env, SILENT_LOG);
    const admin = await apiClient(shop.url, ADMIN);
    return new ShopInBrowsers(await launchChromium(), shop, dataDir, admin);
  }

  async employ({
    id,
    name = id,
    roles = ['agent'],
    languages = ['zh', 'en'],
  }: Hire): Promise<void> {
    await this.admin.post('/agents', {
      ...{ email: emailOf(id), password: PASSWORD, name, roles, languages },
      ...{ skills: {}, capacity: 3 },
    });
  }

  /** Signs somebody in who was employed here, or one of the sample shop by the name before the @. */
  signIn(id: string, locale: string): Promise<AgentAtConsole> {
    return AgentAtConsole.signIn(this.#browser, this.url, this.#accountOf(id), locale);
  }

  /** The same person at the API, as if in a second window. */
  client(id: string): Promise<ApiClient> {
    return apiClient(this.url, this.#accountOf(id));
  }

  customer(locale: string): Promise<Customer> {
    return Customer.open(this.#browser, this.url, locale);
  }

  #accountOf(id: string): Credentials {
    const email = emailOf(id);
    const known = this.#shop.newAccounts.find((account) => account.email === email);
    return { email, password: known?.password ?? PASSWORD };
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await this.#shop.stop();
    await rm(this.#dataDir, { recursive: true, force: true });
  }
}

interface Credentials {
  readonly email: string;
  readonly password: string;
}

async function apiClient(url: string, { email, password }: Credentials): Promise<ApiClient> {
  const visitor = new ApiClient(url);
  const { body } = await visitor.post('/session', { email, password });
  return visitor.with({ authorization: `Bearer ${body.token}` });
}

function emailOf(id: string): string {
  return `${id}@example.com`;
}
