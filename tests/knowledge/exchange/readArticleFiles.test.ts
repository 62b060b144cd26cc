import { expect } from 'chai';
import { strToU8, zipSync } from 'fflate';
import { KnowledgeError, readArticleFiles, writeArticleFile } from '../../../knowledge/index.ts';
import { anArticle } from '../anArticle.ts';
import { aFile } from './aFile.ts';

const now = new Date('2026-11-22T08:00:00Z');

describe('A table of articles', () => {
  it('is read by its columns: lists have an entry a line, missing columns say nothing', () => {
    const table = 'ID,title,Questions,tags\r\nreturns,"Returns, and more","How?\nWhen?",\r\n\r\n';
    expect(readArticleFiles([aFile('a.csv', table)])).to.deep.equal({
      rows: [
        {
          file: 'a.csv',
          line: 2,
          fields: {
            id: 'returns',
            title: 'Returns, and more',
            questions: ['How?', 'When?'],
            tags: [],
          },
        },
      ],
      problems: [],
    });
  });

  it('tells the line at which a row begins', () => {
    const table = 'title,body\n"a\nb",x\n\nc,y\n';
    const { rows } = readArticleFiles([aFile('a.csv', table)]);
    expect(rows.map(({ line }) => line)).to.deep.equal([2, 5]);
  });

  it('never hands a formula to a spreadsheet, and takes its guard off again', () => {
    const article = anArticle({
      title: '=HYPERLINK("http://evil.example")',
      body: '- item',
      tags: ['+1', "'@x"],
    });
    const { bytes } = writeArticleFile([article], { format: 'csv', now });
    const text = new TextDecoder().decode(bytes);
    const cells = text.split(/[,\n]/).map((cell) => cell.replace(/^"/, ''));
    expect(cells.filter((cell) => /^[=+\-@]/.test(cell))).to.deep.equal([]);
    const [row] = readArticleFiles([{ name: 'a.csv', bytes }]).rows;
    expect(row?.fields).to.include({ title: article.title, body: article.body });
    expect(row?.fields.tags).to.deep.equal(article.tags);
  });

  it('is understood as Chinese and English spreadsheets save it', () => {
    const chinese = Uint8Array.from([
      ...strToU8('title,body\n'),
      ...[0xcd, 0xcb, 0xbb, 0xf5], // 退货 in GB18030
      ...strToU8(',x\n'),
    ]);
    const english = Uint8Array.from([...strToU8('title,body\nDon'), 0x92, ...strToU8('t,x\n')]);
    const utf16 = new Uint8Array([0xff, 0xfe, ...Buffer.from('title,body\n退货,x\n', 'utf16le')]);
    const titleIn = (bytes: Uint8Array) =>
      readArticleFiles([{ name: 'a.csv', bytes }]).rows[0]?.fields.title;
    expect([chinese, english, utf16].map(titleIn)).to.deep.equal(['退货', 'Don’t', '退货']);
  });

  it('is refused with a column that nobody knows, without a title, or with quotes out of place', () => {
    const problem = (text: string) => readArticleFiles([aFile('a.csv', text)]).problems[0];
    expect(problem('title,colour\na,b\n')?.fields.row).to.match(/don't know: colour; known: /);
    expect(problem('body\na\n')?.fields.row).to.equal('the header names neither id nor title');
    expect(problem('title,body\na,"b\n')).to.deep.include({ file: 'a.csv' });
  });
});

describe('Files of articles', () => {
  it('are read by their endings, in a zip as well, but for what packing systems add', () => {
    const markdown = '---\nid: returns\nlanguage: en\n---\nSend it back.';
    const zip = zipSync({
      'en/returns.md': strToU8(markdown),
      '__MACOSX/en/._returns.md': strToU8('x'),
      'readme.txt': strToU8('x'),
    });
    const { rows, problems } = readArticleFiles([
      { name: 'all.zip', bytes: zip },
      aFile('b.jsonl', '{"id":"b","title":"B"}\nnonsense\n'),
      aFile('c.docx', 'x'),
    ]);
    expect(rows).to.deep.equal([
      {
        file: 'en/returns.md',
        line: 1,
        fields: { id: 'returns', language: 'en', body: 'Send it back.' },
      },
      { file: 'b.jsonl', line: 1, fields: { id: 'b', title: 'B' } },
    ]);
    expect(problems).to.deep.equal([
      { file: 'b.jsonl', line: 2, fields: { row: 'is no JSON object' } },
      {
        file: 'c.docx',
        line: 1,
        fields: { row: 'is none of .md, .markdown, .csv, .jsonl, .ndjson, .html, .htm, .zip' },
      },
    ]);
  });

  it('are refused when they are too many, too large once unpacked, or no zip', () => {
    const refusal = (name: string, bytes: Uint8Array) => {
      try {
        readArticleFiles([{ name, bytes }]);
      } catch (error) {
        return error instanceof KnowledgeError ? `${error.code}: ${error.message}` : error;
      }
      return 'taken';
    };
    const bomb = zipSync({ 'a.jsonl': new Uint8Array(33 * 1024 * 1024) });
    expect(bomb.length).to.be.below(100_000);
    expect(refusal('bomb.zip', bomb)).to.equal(
      'invalidFile: One import takes at most 32 MB, unpacked: split it',
    );
    expect(refusal('a.zip', strToU8('nothing'))).to.equal(
      'invalidFile: a.zip is no zip that can be read',
    );
    expect(refusal('a.jsonl', strToU8('{}\n'.repeat(10_001)))).to.equal(
      'invalidFile: One import takes at most 10000 articles: split it',
    );
  });
});
