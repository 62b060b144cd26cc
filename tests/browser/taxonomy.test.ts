import { expect } from 'chai';
import { accessibilityProblems } from '../support/accessibility.ts';
import { fillFolder } from '../support/filledShop.ts';
import { type AgentAtConsole, picture } from './people.ts';
import { ShopInBrowsers } from './shopInBrowsers.ts';

describe('Categories and synonyms, in a real browser', function () {
  this.timeout(120_000);
  let shop: ShopInBrowsers;
  let eve: AgentAtConsole;

  before(async () => {
    shop = await ShopInBrowsers.open({ sample: true, fill: fillFolder });
    await shop.employ({ id: 'eve', name: 'Eve', roles: ['agent', 'editor'] });
    eve = await shop.signIn('eve', 'en-US');
  });

  after(() => shop?.close());

  const problems = () => accessibilityProblems(eve.page, 'main');
  const place = (path: string) => eve.page.locator(`[data-testid="place"][data-path="${path}"]`);
  const inDark = async (name: string) => {
    await eve.page.emulateMedia({ colorScheme: 'dark' });
    // Colours fade from one to the other.
    await eve.page.waitForFunction(() => document.getAnimations().length === 0);
    expect(await problems()).to.deep.equal([]);
    await picture(eve.page, name);
    await eve.page.emulateMedia({ colorScheme: 'light' });
  };

  it('lets categories be added, renamed, and removed while no article uses them', async () => {
    await eve.at('page-articles').click();
    await eve.at('open-taxonomy').click();
    await place('electronics')
      .getByText(/\d+ articles/)
      .waitFor();
    const used = place('electronics').getByTestId('remove-place');
    expect(await used.getAttribute('aria-disabled')).to.equal('true');
    expect(await used.getAttribute('aria-label')).to.contain('Articles still use it');
    expect(await problems()).to.deep.equal([]);
    await picture(eve.page, 'categories-en');
    await inDark('categories-dark');

    await place('electronics').getByTestId('add-within').click();
    await eve.at('place-en').fill('Smart Home');
    await eve.at('dialog-submit').click();
    await eve.page.getByText('Enter a name.').waitFor();
    await eve.at('place-zh').fill('智能家居');
    expect(await eve.at('place-id').inputValue()).to.equal('smart-home');
    await picture(eve.page, 'category-new-en');
    await eve.at('dialog-submit').click();
    const added = place('electronics/smart-home');
    await added.getByText('0 articles').waitFor();
    await eve.at('last-change').getByText('Eve').waitFor();

    // Whoever renames it meanwhile is not overwritten unasked.
    await added.getByTestId('edit-place').click();
    await eve.at('place-en').fill('Smart devices');
    await rename('smart-home', { zh: '智能设备', en: 'Connected home' });
    await eve.at('their-change').getByText('Connected home').waitFor();
    expect(await eve.at('dialog-submit').isDisabled()).to.equal(true);
    await picture(eve.page, 'category-changed-en');
    await eve.at('their-change').getByRole('button', { name: 'Take theirs' }).click();
    expect(await eve.at('place-en').inputValue()).to.equal('Connected home');
    await eve.at('place-en').fill('Smart home');
    await eve.at('dialog-submit').click();
    await added.getByText('Smart home', { exact: true }).waitFor();

    await added.getByTestId('remove-place').click();
    await eve.at('dialog-submit').click();
    await added.waitFor({ state: 'detached' });
  });

  it('lets synonyms be changed, which search knows at once', async () => {
    await eve.at('synonyms-tab').click();
    await eve.at('group').first().waitFor();
    await eve.at('synonym-change').first().getByText('sample shop').waitFor();
    await eve.at('trial-query').fill('freight docket');
    await eve.at('synonym-trial').getByText('Nothing else').waitFor();
    await eve.at('new-group').click();
    await eve.at('group-words').fill('freight docket, refund');
    await eve.at('dialog-submit').click();
    await eve.page.getByText(/“refund” is in another group already/).waitFor();
    await eve.page.getByRole('button', { name: 'Remove refund' }).click();
    await eve.at('group-words').fill('haulage slip,');
    await picture(eve.page, 'synonyms-new-en');
    await eve.at('dialog-submit').click();

    await eve.at('trial-also').getByText('haulage slip').waitFor();
    await eve.at('synonym-change').first().getByText('+ freight docket · haulage slip').waitFor();
    expect(await problems()).to.deep.equal([]);
    await picture(eve.page, 'synonyms-en');
    await inDark('synonyms-dark');

    // Somebody else changes the group that is open here.
    const group = eve.at('group').filter({ hasText: 'freight docket' });
    await group.click();
    const { body } = await shop.admin.get('/synonyms');
    const [first, ...rest] = body.groups.en;
    await shop.admin.put('/synonyms', {
      groups: { ...body.groups, en: [[...first, 'waybill'], ...rest] },
      expectedVersion: body.version,
    });
    await eve.at('their-change').getByText('waybill').waitFor();
    await eve.at('their-change').getByRole('button', { name: 'Take theirs' }).click();
    await eve.at('remove-group').click();
    await group.waitFor({ state: 'detached' });
    await eve.at('synonym-trial').getByText('Nothing else').waitFor();
  });

  it('speaks Chinese, the programs that wrote too', async () => {
    const lan = await shop.signIn('eve', 'zh-CN');
    await lan.page.goto(`${shop.url}/console/#/taxonomy/synonyms`);
    await lan.at('synonym-change').last().getByText('示例商店').waitFor();
    await lan.at('trial-query').fill('邮费谁出');
    await lan.at('trial-also').getByText('运费', { exact: true }).waitFor();
    await picture(lan.page, 'synonyms-zh');
    await lan.page.goto(`${shop.url}/console/#/taxonomy`);
    await lan.at('place').first().waitFor();
    await picture(lan.page, 'categories-zh');
    await lan.page.goto(`${shop.url}/console/#/articles`);
    await lan.at('article-row').first().getByText('示例商店').waitFor();
    await picture(lan.page, 'articles-zh');
    await lan.close();
  });

  async function rename(id: string, names: object): Promise<void> {
    const { version, products, issueTypes } = (await shop.admin.get('/taxonomy')).body;
    const inside = (one: { id: string; children: object[] }): object =>
      one.id === id ? { ...one, names } : { ...one, children: one.children.map(inside as never) };
    await shop.admin.put('/taxonomy', {
      ...{ products: products.map(inside), issueTypes, expectedVersion: version },
    });
  }
});
