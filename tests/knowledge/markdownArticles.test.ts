import { expect } from 'chai';
import {
  formatMarkdownArticle,
  KnowledgeError,
  parseMarkdownArticle,
} from '../../knowledge/index.ts';

describe('parseMarkdownArticle', () => {
  const file = [
    '---',
    'id: return-policy',
    'language: zh',
    'title: 七天无理由退货',
    'questions:',
    '  - 不想要了怎么退？',
    'intents: [return.policy]',
    'product: electronics/audio',
    'issueType: returns',
    'urgency: high',
    'audience: agents',
    'channels:',
    '  sms: 七天内可退',
    'validFrom: 2026-11-01',
    'validUntil: 2026-12-01T00:00:00+08:00',
    'tags: [退货, 七天]',
    '---',
    '',
    '签收后 **7 天内** 可退。',
    '',
    '---',
    '定制商品除外。',
    '',
  ].join('\n');

  it('reads front matter and body', () => {
    expect(parseMarkdownArticle(file)).to.deep.equal({
      id: 'return-policy',
      language: 'zh',
      status: 'published',
      title: '七天无理由退货',
      questions: ['不想要了怎么退？'],
      intents: ['return.policy'],
      product: 'electronics/audio',
      issueType: 'returns',
      urgency: 'high',
      audience: 'agents',
      channels: { sms: '七天内可退' },
      validFrom: new Date('2026-11-01T00:00:00Z'),
      validUntil: new Date('2026-11-30T16:00:00Z'),
      reviewBy: null,
      tags: ['退货', '七天'],
      body: '签收后 **7 天内** 可退。\n\n---\n定制商品除外。',
    });
  });

  it('reads files with Windows line ends and a byte order mark alike', () => {
    const windows = `\uFEFF${file.replaceAll('\n', '\r\n')}`;
    expect(parseMarkdownArticle(windows)).to.deep.equal(parseMarkdownArticle(file));
  });

  it('reads again what formatMarkdownArticle wrote', () => {
    const article = {
      ...parseMarkdownArticle(file),
      title: 'Refunds: "when" & how #1?',
      tags: ['yes', '7', '- a'],
    };
    expect(parseMarkdownArticle(formatMarkdownArticle(article))).to.deep.equal(article);
  });

  it('says which fields are wrong, unknown or missing', () => {
    const wrong = file.replace('language: zh', 'language: fr').replace('urgency', 'urgencies');
    const error = refusalOf(wrong.replace('issueType: returns\n', ''));
    expect(error.code).to.equal('invalidArticle');
    expect(error.fields).to.have.all.keys('language', 'issueType', 'urgencies');
  });

  it('refuses an end of validity that is no time, or not after its beginning', () => {
    const never = refusalOf(file.replace('2026-12-01T00:00:00+08:00', 'next week'));
    expect(never.fields).to.have.all.keys('validUntil');
    const before = refusalOf(file.replace('2026-12-01T00:00:00+08:00', '2026-11-01'));
    expect(before.fields).to.deep.equal({ validUntil: 'must be after validFrom' });
  });

  it('refuses a file without front matter, or with one that is no YAML', () => {
    expect(refusalOf('# Just a title').code).to.equal('invalidFile');
    expect(refusalOf('---\ntitle: [a\n---\nbody').code).to.equal('invalidFile');
    expect(refusalOf('---\njust words\n---\nbody').code).to.equal('invalidFile');
  });

  function refusalOf(markdown: string): KnowledgeError {
    try {
      parseMarkdownArticle(markdown);
    } catch (error) {
      if (error instanceof KnowledgeError) return error;
    }
    throw new Error('it was accepted');
  }
});
