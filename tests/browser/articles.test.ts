import { expect } from 'chai';
import type { ApiClient } from '../console/apiClient.ts';
import { accessibilityProblems } from '../support/accessibility.ts';
import { type AgentAtConsole, picture } from './people.ts';
import { ShopInBrowsers } from './shopInBrowsers.ts';

const ARTICLE = {
  ...{ id: 'return-policy', language: 'en', title: 'Returns within seven days' },
  body: 'You may send it back within **seven** days.\n\nWe pay the way back.',
  ...{ questions: ['Can I return it?'], issueType: 'returns', tags: ['returns'] },
};
const HERE = '/articles/return-policy';

describe('Articles in the console, in a real browser', function () {
  this.timeout(120_000);
  let shop: ShopInBrowsers;
  let admin: ApiClient;
  let eve: AgentAtConsole;

  before(async () => {
    shop = await ShopInBrowsers.open();
    ({ admin } = shop);
    await shop.employ({ id: 'eve', roles: ['agent', 'editor'] });
    eve = await shop.signIn('eve', 'en-US');
  });

  after(() => shop?.close());

  const open = (hash: string) => eve.page.goto(`${shop.url}/console/#/${hash}`);
  const field = (name: string) => eve.at(`article-${name}`);
  const problems = (within = 'main') => accessibilityProblems(eve.page, within);
  const latest = async () => (await admin.get(`${HERE}?language=en`)).body.items[0];

  it('are begun, previewed as customers read them, and published', async () => {
    await eve.at('page-articles').click();
    await eve.at('new-article').click();
    await field('id').fill(ARTICLE.id);
    await eve.at('dialog-submit').click();
    await field('title').fill(ARTICLE.title);
    await field('body').fill(ARTICLE.body);
    await eve.at('article-body-preview').getByText('seven', { exact: true }).waitFor();
    await field('questions').fill('Can I return it?\n\nWho pays for it?\n');
    await field('tags').fill('returns');
    await eve.page.keyboard.press('Enter');
    await field('status').selectOption('published');

    // The form says what the server refuses, field by field.
    await eve.at('save-article').click();
    await eve.page.getByRole('alert').first().waitFor();
    await field('issue-type').fill('returns');
    await eve.at('article-note').fill('Asked for every day');
    await eve.at('save-article').click();
    await eve.at('article-state').getByText('revision 1 is shown').waitFor();
    expect(await latest()).to.deep.include({
      ...{ title: ARTICLE.title, body: ARTICLE.body, issueType: 'returns', tags: ['returns'] },
      ...{ questions: ['Can I return it?', 'Who pays for it?'], note: 'Asked for every day' },
    });
    expect(await problems()).to.deep.equal([]);
  });

  it('show the second of two editors what the first one wrote, and lose nothing', async () => {
    await open('article/return-policy/en');
    await field('title').fill('Returns made easy');
    await field('urgency').selectOption('high');
    const { body: theirs } = await admin.put(`${HERE}/en`, {
      ...fieldsOf(await latest()),
      ...{ title: 'Returns within fifteen days', expectedRevision: 1, note: 'Longer now' },
      body: ARTICLE.body.replace('seven', 'fifteen'),
    });
    expect(theirs.revision).to.equal(2);
    await eve.at('save-article').click();
    const conflict = eve.at('article-conflict');
    await conflict.getByText('Longer now').waitFor();
    // Their other text stays, unless the editor chooses otherwise.
    const body = conflict.getByTestId('conflict-field').filter({ hasText: 'fifteen' }).last();
    expect(await body.getByLabel('Theirs').isChecked()).to.equal(true);
    const title = conflict.getByTestId('conflict-field').filter({ hasText: 'made easy' });
    expect(await title.getByLabel('Mine').isChecked()).to.equal(true);
    await picture(eve.page, 'article-conflict');
    expect(await problems('[data-testid="article-conflict"]')).to.deep.equal([]);
    await eve.at('conflict-go-on').click();
    await eve.at('save-article').click();
    await eve.at('article-state').getByText('revision 3 is shown').waitFor();
    expect(await latest()).to.deep.include({
      ...{ title: 'Returns made easy', urgency: 'high', body: theirs.body },
    });
  });

  it('tell what changed, and go back', async () => {
    await open('article/return-policy/en/history');
    await eve.at('article-revision').nth(2).waitFor();
    await eve.at('compare-from').selectOption('1');
    await eve.at('compare').click();
    await eve.at('comparison').getByText('fifteen', { exact: true }).waitFor();
    await picture(eve.page, 'article-history');
    expect(await problems()).to.deep.equal([]);
    await eve.at('revision-day').fill('2020-01-01');
    await eve.page.getByText('It didn’t exist on that day.').waitFor();
    const first = eve.at('article-revision').filter({ hasText: 'Asked for every day' });
    await first.getByRole('button', { name: 'Restore' }).click();
    await eve.at('dialog-submit').click();
    await eve.at('article-revision').nth(3).waitFor();
    expect((await latest()).body).to.equal(ARTICLE.body);
  });

  it('are found by their words and by what they are about', async () => {
    const draft = { ...ARTICLE, id: 'gift-wrap', title: 'Gift wrapping', status: 'draft' };
    await admin.post('/articles', { ...draft, issueType: 'orders', tags: ['gifts'] });
    await open('articles');
    await eve.at('article-row').nth(1).waitFor();
    await eve.at('facet-tag').filter({ hasText: 'gifts' }).click();
    await eve.at('article-row').filter({ hasText: 'Returns' }).waitFor({ state: 'detached' });
    expect(await eve.at('article-row').textContent()).to.contain('Gift wrapping');
    await eve.page.getByRole('button', { name: 'Show all' }).click();
    await eve.at('search-articles').fill('SEVEN returns');
    await eve.at('article-row').filter({ hasText: 'Gift' }).waitFor({ state: 'detached' });
    expect(await eve.at('article-row').textContent()).to.contain('Returns within seven days');
    expect(await problems()).to.deep.equal([]);
  });

  it('are translated with the other language version beside', async () => {
    await open('article/return-policy/zh');
    await eve.at('article-beside').click();
    await eve.at('article-body-preview').getByText('seven', { exact: true }).waitFor();
    expect(await field('issue-type').inputValue()).to.equal('returns');
    await field('title').fill('七天内可退货');
    await field('body').fill('签收后七天内可退。');
    await eve.at('save-article').click();
    await eve.at('article-state').getByText('Revision 1').waitFor();
    const { items } = (await admin.get(HERE)).body;
    expect(items.map((one: { language: string }) => one.language)).to.have.members(['en', 'zh']);
    expect(await problems()).to.deep.equal([]);
  });

  it('are listed when they are overdue for review, until somebody says they hold', async () => {
    const { revision, ...stored } = await latest();
    const reviewBy = '2026-01-01T00:00:00Z';
    await admin.put(`${HERE}/en`, { ...fieldsOf(stored), reviewBy, expectedRevision: revision });
    await open('articles/review');
    await eve.at('review-item').waitFor();
    expect(await problems()).to.deep.equal([]);
    await eve.at('still-right').click();
    await eve.at('review-item').waitFor({ state: 'detached' });
    expect(Date.parse((await latest()).reviewBy)).to.be.greaterThan(Date.now());
  });

  it('are begun from a question that nothing answers', async () => {
    await open(`articles/new/en/${encodeURIComponent('Is it 50% off?')}`);
    await field('id').fill('half-price');
    await eve.at('dialog-submit').click();
    await field('questions').waitFor();
    expect(await field('questions').inputValue()).to.equal('Is it 50% off?');
  });
});

/** What its author wrote of an article. */
function fieldsOf(answer: Readonly<Record<string, unknown>>): object {
  const fields = [
    ...['status', 'title', 'body', 'questions', 'intents', 'product', 'issueType', 'urgency'],
    ...['audience', 'channels', 'validFrom', 'validUntil', 'reviewBy', 'tags'],
  ];
  return Object.fromEntries(fields.map((name) => [name, answer[name]]));
}
