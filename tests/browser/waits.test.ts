import { join } from 'node:path';
import { expect } from 'chai';
import type { Escalation } from '../../handoff/index.ts';
import { openSqliteStore } from '../../storage/index.ts';
import { anAgent, aStoredEscalation, committed } from '../contracts/records.ts';
import { accessibilityProblems } from '../support/accessibility.ts';
import { seededRandom } from '../support/seededRandom.ts';
import { picture } from './people.ts';
import { ShopInBrowsers } from './shopInBrowsers.ts';

const DAY_MS = 86_400_000;
/** Yesterday, twelve an hour came, each for two to ten minutes of one of two agents; one in ten left. */
const CAME = { each: 300, most: 100, agents: ['mei', 'bo'] } as const;

describe('What waits were, and would have been, in a real browser', function () {
  this.timeout(120_000);
  let shop: ShopInBrowsers;

  before(async () => {
    shop = await ShopInBrowsers.open({ fill });
    await shop.employ({ id: 'lin', name: '林晓', roles: ['agent', 'supervisor'] });
  });

  after(() => shop?.close());

  it('shows what another policy would have done with those who came', async () => {
    const lin = await shop.signIn('lin', 'zh-CN');
    await lin.page.goto(`${shop.url}/console/#/waits`);
    await lin.at('what-if-skill').fill('0');
    await lin.at('what-if-load').fill('1');
    await lin.at('what-if-run').click();
    await lin.at('what-if-result').waitFor();
    const rows = lin.at('what-if-result').locator('tbody tr');
    expect(await rows.count()).to.equal(7);
    const cells = await rows.first().locator('td').allTextContents();
    const [recorded, present] = cells.map((text) => Number.parseFloat(text));
    expect(recorded).to.be.within(5, 50);
    // With two agents who were there all day, hardly anybody has to wait.
    expect(present).to.be.above(80);
    await lin.at('what-if').scrollIntoViewIfNeeded();
    await picture(lin.page, 'what-if-zh');
    expect(await accessibilityProblems(lin.page, 'main')).to.deep.equal([]);
    await lin.close();
  });

  it('says why a period cannot be replayed', async () => {
    const lin = await shop.signIn('lin', 'en-US');
    await lin.page.emulateMedia({ colorScheme: 'dark' });
    await lin.page.goto(`${shop.url}/console/#/waits`);
    const what = lin.at('what-if');
    await what.getByLabel('From').fill('2024-05-01');
    await what.getByLabel('To').fill('2024-05-02');
    await lin.at('what-if-run').click();
    await what.getByText(/Nobody was served/).waitFor();
    await picture(lin.page, 'what-if-nobody-en-dark');
    expect(await accessibilityProblems(lin.page, 'main')).to.deep.equal([]);
    await lin.close();
  });
});

async function fill(dataDir: string): Promise<void> {
  const store = await openSqliteStore({ file: join(dataDir, 'baton.sqlite') });
  for (const id of CAME.agents) {
    await committed(store.handoff, { agent: anAgent({ id, name: id, skills: {} }) });
  }
  const { between, chance } = seededRandom(3);
  const from = Date.now() - DAY_MS;
  for (let index = 0; index < CAME.most; index += 1) {
    const at = (seconds: number) => new Date(from + (index * CAME.each + seconds) * 1000);
    const waited = between(2, 90);
    const ended = at(waited + between(120, 600));
    const left = { resolvedAt: at(waited), closedAt: at(waited), outcome: 'leftQueue' } as const;
    const served: Partial<Escalation> = {
      ...{ agentId: CAME.agents[index % CAME.agents.length], outcome: 'resolved' },
      ...{ assignedAt: at(waited), resolvedAt: ended, closedAt: ended },
    };
    const model = { p50Seconds: 30, p90Seconds: 80 };
    await aStoredEscalation(store.handoff, {
      ...{ skills: [], channelId: 'directline', state: 'closed', queuedAt: at(0) },
      ...{ waitTold: [{ at: at(0), ...model, model }] },
      ...(chance(0.1) ? left : served),
    });
  }
  await store.close();
}
