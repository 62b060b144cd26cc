import { expect } from 'chai';
import {
  type Article,
  applyImport,
  checkComplete,
  type ImportPlan,
  KnowledgeBase,
  KnowledgeError,
  planImport,
  readArticleFiles,
  writeArticleFile,
} from '../../../knowledge/index.ts';
import { anArticle } from '../anArticle.ts';
import { articleStoreInMemory, taxonomyInMemory } from '../articleStoreInMemory.ts';
import { aFile } from './aFile.ts';

const now = new Date('2026-11-23T08:00:00Z');
const BY = { author: 'editor', note: 'from a file', now };
const DEFAULTS = { issueType: 'general' };

/** What files would do to a store: ids and fields. */
async function planned(
  files: Readonly<Record<string, string>>,
  articles: readonly Article[] = [],
  mode: 'merge' | 'replace' = 'merge',
) {
  const read = readArticleFiles(Object.entries(files).map(([name, text]) => aFile(name, text)));
  return planImport(
    read,
    { mode, defaults: DEFAULTS },
    { articles: articleStoreInMemory(articles), taxonomy: taxonomyInMemory() },
  );
}

function told(plan: ImportPlan) {
  return {
    created: plan.created.map(({ id, language, draft }) => `${language}/${id} ${draft.status}`),
    changed: plan.changed.map(({ id, fields }) => `${id}: ${fields.join(', ')}`),
    unchanged: plan.unchanged.map(({ id }) => id),
    older: plan.older.map(({ id }) => id),
    conflicts: plan.conflicts.map(
      ({ id, fields, author }) => `${id}: ${fields.join(', ')} (${author})`,
    ),
    refused: plan.refused.map(({ file, line, fields }) => ({ [`${file} ${line}`]: fields })),
  };
}

function asPage(article: Article): string {
  const { bytes } = writeArticleFile([article], { format: 'html', language: 'en', now });
  return new TextDecoder().decode(bytes);
}

const NOTHING = { created: [], changed: [], unchanged: [], older: [], conflicts: [], refused: [] };

describe('An import of articles', () => {
  it('says what is new, what changes in which field, and what stays', async () => {
    const lines = [
      { id: 'return-policy', language: 'en', title: 'Sending it back', tags: ['new'] },
      {
        id: 'warranty',
        language: 'en',
        title: 'Warranty',
        body: 'Two years.',
        status: 'published',
      },
      { id: 'warranty', language: 'zh', title: '保修', body: '两年。' },
    ];
    const file = lines.map((line) => JSON.stringify(line)).join('\n');
    expect(told(await planned({ 'a.jsonl': file }, [anArticle()]))).to.deep.equal({
      ...NOTHING,
      created: ['en/warranty published', 'zh/warranty draft'],
      changed: ['return-policy: title, tags'],
    });
    const same = JSON.stringify({ id: 'return-policy', body: 'Send it back within seven days.' });
    expect(told(await planned({ 'a.jsonl': same }, [anArticle()]))).to.deep.equal({
      ...NOTHING,
      unchanged: ['return-policy'],
    });
  });

  it('refuses rows by file, line and field', async () => {
    const csv = 'id,title,body,urgency\nBad Id,A,B,soon\nc,C,,low\nd,D,D,low\nd,D again,D,low\n';
    expect(told(await planned({ 'a.csv': csv })).refused).to.deep.equal([
      {
        'a.csv 2': {
          id: 'small letters, digits, "." and "-" only',
          urgency: 'Invalid option: expected one of "low"|"normal"|"high"',
        },
      },
      { 'a.csv 3': { body: 'Too small: expected string to have >=1 characters' } },
      { 'a.csv 5': { id: 'is in a.csv, line 4, already' } },
    ]);
  });

  it('knows an article without an id by its title, and makes readable ids for new ones', async () => {
    const page = (title: string) => `<h2>${title}</h2><p>Answer.</p>`;
    const files = {
      'a.html': page('Returning an  ITEM'),
      'b.html': page('Can’t I pay by card?'),
      'c.html': page('如何退货'),
      'd.html': page('Return policy'),
    };
    const plan = await planned(files, [anArticle()]);
    expect(told(plan)).to.deep.equal({
      ...NOTHING,
      created: [
        'en/cant-i-pay-by-card draft',
        'zh/ru-he-tui-huo draft',
        'en/return-policy-2 draft',
      ],
      changed: ['return-policy: title, body'],
    });
    expect(plan.created[0]?.draft.issueType).to.equal('general');
  });

  it('changes nothing the second time', async () => {
    const store = articleStoreInMemory([anArticle()]);
    const page = aFile('faq.html', '<h2>New?</h2><p>Yes.</p><h2>Returning an item</h2><p>No.</p>');
    const plan = () =>
      planImport(
        readArticleFiles([page]),
        { mode: 'merge', defaults: DEFAULTS },
        { articles: store, taxonomy: taxonomyInMemory() },
      );
    const done = await applyImport(
      await plan(),
      BY,
      new KnowledgeBase({ articles: store, taxonomy: taxonomyInMemory() }),
    );
    expect(done).to.deep.equal({ created: 1, changed: 1, conflicts: [] });
    expect(await store.article('return-policy', 'en')).to.include({
      ...{ revision: 2, author: 'editor', note: 'from a file', body: 'No.' },
    });
    expect(told(await plan())).to.deep.equal({ ...NOTHING, unchanged: ['new', 'return-policy'] });
  });

  describe('of a file that others have overtaken', () => {
    const first = anArticle();
    const second = anArticle({
      revision: 2,
      author: 'kim',
      body: 'Within ten days.',
      tags: ['days'],
    });
    const exported = (changes: object) =>
      `${JSON.stringify({ id: first.id, language: 'en', title: first.title, body: first.body, revision: 1, ...changes })}\n`;

    it('takes what only the file changed, and leaves what only others changed', async () => {
      const file = { 'a.jsonl': exported({ title: 'Sending it back' }) };
      const plan = await planned(file, [first, second]);
      expect(told(plan)).to.deep.equal({ ...NOTHING, changed: ['return-policy: title'] });
      expect(plan.changed[0]?.draft).to.include({
        ...{ title: 'Sending it back', body: 'Within ten days.' },
      });
      expect(plan.changed[0]?.revision).to.equal(2);
    });

    it('tells of fields that both changed, with who did it, and overwrites nothing', async () => {
      const file = { 'a.jsonl': exported({ body: 'Within a month.' }) };
      const plan = await planned(file, [first, second]);
      expect(told(plan)).to.deep.equal({ ...NOTHING, conflicts: ['return-policy: body (kim)'] });
      expect(() => checkComplete(plan)).to.throw(
        KnowledgeError,
        'a.jsonl, line 1: body: was changed meanwhile, in revision 2',
      );
    });

    it('has nothing new to say when it was not changed', async () => {
      expect(told(await planned({ 'a.jsonl': exported({}) }, [first, second]))).to.deep.equal({
        ...NOTHING,
        older: ['return-policy'],
      });
      const page = { 'a.html': `<h2>${first.title}</h2><p>${first.body}</p>` };
      expect(told(await planned(page, [first, second])).older).to.deep.equal(['return-policy']);
    });

    it('is compared as pages show articles, where it is a page', async () => {
      const written = anArticle({ body: '# Returns\n\n* *Free* within seven days' });
      const page = { 'a.html': asPage(written) };
      expect(told(await planned(page, [written])).unchanged).to.deep.equal(['return-policy']);
      const later = { ...written, revision: 2, body: 'Within ten days.' };
      expect(told(await planned(page, [written, later])).older).to.deep.equal(['return-policy']);
      const edited = { 'a.html': asPage(written).replace('seven', 'nine') };
      expect(told(await planned(edited, [written])).changed).to.deep.equal(['return-policy: body']);
    });

    it('is refused where its changes and theirs make no article together', async () => {
      const validFrom = new Date('2026-12-24T00:00:00Z');
      const later = anArticle({ revision: 2, validFrom });
      const file = { 'a.jsonl': exported({ validUntil: '2026-12-01' }) };
      expect(told(await planned(file, [first, later])).refused).to.deep.equal([
        { 'a.jsonl 1': { validUntil: 'must be after validFrom' } },
      ]);
    });

    it('wins where that is asked for, as a backup does', async () => {
      const { bytes } = writeArticleFile([first], { format: 'csv', now });
      const backup = { 'a.csv': new TextDecoder().decode(bytes) };
      expect(told(await planned(backup, [first, second], 'replace'))).to.deep.equal({
        ...NOTHING,
        changed: ['return-policy: body, tags'],
      });
    });

    it('tells of whoever was faster between the plan and the writing', async () => {
      const store = articleStoreInMemory([first]);
      const file = readArticleFiles([aFile('a.jsonl', exported({ title: 'Sending it back' }))]);
      const plan = () =>
        planImport(file, { mode: 'merge' }, { articles: store, taxonomy: taxonomyInMemory() });
      const before = await plan();
      await store.save(second, 1);
      expect((await plan()).basis).to.not.equal(before.basis);
      const { changed, conflicts } = await applyImport(
        ...([
          before,
          BY,
          new KnowledgeBase({ articles: store, taxonomy: taxonomyInMemory() }),
        ] as const),
      );
      expect({
        changed,
        conflicts: conflicts.map(({ author, revision }) => ({ author, revision })),
      }).to.deep.equal({
        changed: 0,
        conflicts: [{ author: 'kim', revision: 2 }],
      });
      expect(await store.article('return-policy', 'en')).to.equal(second);
    });
  });
});
