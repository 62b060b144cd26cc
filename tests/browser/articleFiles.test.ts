import { readFile } from 'node:fs/promises';
import { expect } from 'chai';
import type { Browser } from 'playwright-core';
import { consolePages } from '../../bot/pages.ts';
import type { ArticleRecord } from '../../knowledge/index.ts';
import type { NewUnanswered } from '../../recognizers/index.ts';
import { anOffice, type Office, PASSWORD } from '../console/office.ts';
import { accessibilityProblems } from '../support/accessibility.ts';
import { launchChromium } from '../support/browser.ts';
import { NOW } from '../support/records.ts';
import { AgentAtConsole, picture } from './people.ts';

const PAGE = `<!doctype html><html lang="en"><h1>Help</h1>
  <details><summary>How long is the warranty?</summary><p>Two <b>years</b>.</p></details>
  <details><summary>Do you ship abroad?</summary><p>To all of Asia.</p></details>
  <details><summary>${'Too long '.repeat(40)}</summary><p>x</p></details></html>`;

const DAY_MS = 86_400_000;

describe('Articles from files, and gaps, in a real browser', function () {
  this.timeout(120_000);
  let browser: Browser;
  let office: Office;
  let editor: AgentAtConsole;

  const records: readonly ArticleRecord[] = [
    {
      ...{ articleId: 'how-long-is-the-warranty', language: 'en', given: 10, solved: 2, failed: 6 },
      ...{ notHelped: 2, askedAgain: 1, escalated: 4 },
    },
  ];

  before(async () => {
    office = await anOffice({
      pagesDirectory: consolePages(),
      answers: { articleRecords: async () => records },
    });
    await office.hire({ id: 'eve', roles: ['agent', 'editor'] });
    await office.store.taxonomy.saveTaxonomy({
      version: 0,
      products: [],
      issueTypes: [{ id: 'service', names: { zh: '售后', en: 'Service' } }],
    });
    browser = await launchChromium();
    editor = await signIn();
  });
  after(async () => {
    await browser?.close();
    await office?.close();
  });

  function signIn(): Promise<AgentAtConsole> {
    const account = { email: 'eve@shop.example', password: PASSWORD };
    return AgentAtConsole.signIn(browser, office.root, account, 'en');
  }

  const chooseFaq = async (): Promise<void> => {
    const file = { name: 'faq.html', mimeType: 'text/html', buffer: Buffer.from(PAGE) };
    await editor.at('import-articles').click();
    await editor.at('import-files').setInputFiles(file);
    await editor.at('import-status').selectOption('published');
  };

  it('take in a page after showing what would change, but for what can’t be used', async () => {
    const { page } = editor;
    await editor.at('page-articles').click();
    await chooseFaq();
    await editor.at('import-issue-type').selectOption('service');
    await editor.at('dialog-submit').click();
    const preview = editor.at('import-preview');
    await preview.getByText('How long is the warranty?').waitFor();
    expect(await preview.textContent()).to.match(/2 new[\s\S]*1 can’t be used/);
    expect(await preview.textContent()).to.match(/faq\.html, line 4:[\s\S]*Title: /);
    expect(await accessibilityProblems(page, '[role=dialog]')).to.deep.equal([]);
    await picture(page, 'articles-import');
    await editor.at('import-partial').check();
    await editor.at('dialog-submit').click();
    await page.getByText('Imported: 2 new, 0 changed.').last().waitFor();
    await page.getByRole('link', { name: 'Do you ship abroad?' }).waitFor();
    const article = await office.store.articles.article('how-long-is-the-warranty', 'en');
    expect(article).to.include({ body: 'Two **years**.', status: 'published', author: 'eve' });
  });

  it('come out as a file that changes nothing', async () => {
    const { page } = editor;
    await editor.at('export-articles').click();
    await editor.at('export-format').selectOption('csv');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      editor.at('dialog-submit').click(),
    ]);
    expect(download.suggestedFilename()).to.equal('articles.csv');
    const buffer = await readFile(await download.path());
    await editor.at('import-articles').click();
    const file = { name: download.suggestedFilename(), mimeType: 'text/csv', buffer };
    await editor.at('import-files').setInputFiles(file);
    await editor.at('dialog-submit').click();
    const preview = editor.at('import-preview');
    await preview.getByText('2 unchanged').waitFor();
    expect(await preview.textContent()).to.match(/0 new[\s\S]*0 changed/);
    await page.getByRole('button', { name: 'Cancel' }).click();
  });

  it('show what is missing, and one click begins the article', async () => {
    await office.pass((60 * DAY_MS) / 1000);
    await editor.close();
    editor = await signIn();
    const { page } = editor;
    const lastAt = new Date(NOW.getTime() + 59.9 * DAY_MS);
    await office.store.unanswered.noteUnanswered(questionsAt(lastAt), 100);
    await editor.at('page-gaps').click();
    const rows = editor.at('question-gap');
    await rows.first().waitFor();
    expect(await rows.first().textContent()).to.match(
      /Can I pay with bitcoin\?\s*pay with bitcoin/,
    );
    expect(await rows.nth(1).textContent()).to.include('May fit: How long is the warranty?');
    expect(await editor.at('troubled-article').textContent()).to.match(/60%[\s\S]*at least 31%/);
    expect(await editor.at('unfound-articles').textContent()).to.include('Do you ship abroad?');
    expect(await accessibilityProblems(page, 'main')).to.deep.equal([]);
    await picture(page, 'gaps');
    await rows.first().getByTestId('write-article').click();
    const questions = page.getByRole('textbox', { name: 'Known questions' });
    expect(await questions.inputValue()).to.equal('Can I pay with bitcoin?\npay with bitcoin');
    expect(page.url()).to.match(/#\/article\/can-i-pay-with-bitcoin\/en$/);
  });
});

function questionsAt(lastAt: Date): readonly NewUnanswered[] {
  const texts = ['Can I pay with bitcoin?', 'pay with bitcoin', 'how long is the warranty'];
  return texts.map((text, index) => ({
    ...{ id: `q${index}`, text, language: 'en', reason: 'notUnderstood', lastAt },
    ...{ conversationId: `c${index}`, seq: 1, ranking: [], margin: 0 },
    ...{ wrongIntent: null, rightIntent: null },
  }));
}
