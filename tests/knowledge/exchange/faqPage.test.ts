import { expect } from 'chai';
import { readArticleFiles } from '../../../knowledge/index.ts';
import { aFile } from './aFile.ts';

function questionsOf(html: string) {
  const { rows, problems } = readArticleFiles([aFile('faq.html', html)]);
  expect(problems).to.deep.equal([]);
  return rows.map(({ fields }) => fields);
}

describe('An FAQ page', () => {
  it('is read from its headings: the commonest level asks, deeper ones belong to the answer', () => {
    const page = `<!doctype html><html lang="en"><body>
      <nav><h3>Menu</h3></nav>
      <h1>Help</h1><p>Welcome.</p>
      <div class="group"><h2>Returns</h2>
        <div><h3>How do I   return it?</h3><p>Within <b>7 days</b>.<br>Keep the box.</p>
          <h4>Steps</h4><ol start="2"><li>Open the app<ul><li>or the site</li></ul></li><li>Choose</li></ol></div>
        <div><h3>Who
pays?</h3><div>We do. <a href="https://shop.example/terms_(2)?a=1">Terms</a></div></div>
      </div>
      <h2>Other</h2><p>Not an answer.</p><h3>Open?</h3>Yes.
    </body></html>`;
    expect(questionsOf(page)).to.deep.equal([
      {
        language: 'en',
        title: 'How do I return it?',
        body: 'Within **7 days**.\nKeep the box.\n\n**Steps**\n\n2. Open the app\n  - or the site\n3. Choose',
      },
      {
        language: 'en',
        title: 'Who pays?',
        body: 'We do. [Terms](https://shop.example/terms_%282%29?a=1)',
      },
      { language: 'en', title: 'Open?', body: 'Yes.' },
    ]);
  });

  it('is read from questions that open, the innermost where they are nested', () => {
    const page = `<div lang="zh-CN"><details><summary>售后</summary>
      <details><summary><span>怎么退货？</span></summary><p>七天内可退。</p></details>
      <details><summary>运费谁付？</summary><table><tr><th>原因</th><th>谁付</th></tr><tr><td>质量问题</td><td>商家</td></tr></table></details>
    </details></div>`;
    expect(questionsOf(page)).to.deep.equal([
      { language: 'zh', title: '怎么退货？', body: '七天内可退。' },
      { language: 'zh', title: '运费谁付？', body: '- **原因** | **谁付**\n- 质量问题 | 商家' },
    ]);
  });

  it('is read from a list of terms; more terms of one answer are known questions', () => {
    const page =
      '<dl><div><dt>Can I pay later?</dt><dt>Do you lend?</dt><dd>No.</dd></div><dt>Cash?</dt><dd>Yes,</dd><dd>in shops.</dd></dl>';
    expect(questionsOf(page)).to.deep.equal([
      { title: 'Can I pay later?', body: 'No.', questions: ['Do you lend?'] },
      { title: 'Cash?', body: 'Yes,\n\nin shops.' },
    ]);
  });

  it('is read from what it says to machines, before what it looks like', () => {
    const data = {
      '@context': 'https://schema.org',
      '@graph': [
        { '@type': 'WebSite', name: 'Shop' },
        {
          '@type': ['WebPage', 'FAQPage'],
          inLanguage: 'en-GB',
          mainEntity: [
            {
              '@type': 'Question',
              name: 'Tom &amp; Jerry?',
              acceptedAnswer: {
                '@type': 'Answer',
                text: '<p>Yes: <strong>both</strong>.</p><ul><li>Tom</li></ul>',
              },
            },
            { '@type': 'Question', name: 'No answer yet?' },
          ],
        },
      ],
    };
    const page = `<h2>Other?</h2><p>x</p><script type="application/ld+json">${JSON.stringify(data)}</script>`;
    expect(questionsOf(page)).to.deep.equal([
      { language: 'en', title: 'Tom & Jerry?', body: 'Yes: **both**.\n\n- Tom' },
    ]);
  });

  it('is read from microdata', () => {
    const page = `<div itemscope itemtype="https://schema.org/FAQPage">
      <div itemscope itemprop="mainEntity" itemtype="https://schema.org/Question">
        <h3 itemprop="name">Open on Sundays?</h3>
        <div itemscope itemprop="acceptedAnswer" itemtype="https://schema.org/Answer">
          <span itemprop="author" itemscope><b itemprop="name">Kim</b></span>
          <div itemprop="text"><p>From ten to six.</p></div>
        </div></div></div>`;
    expect(questionsOf(page)).to.deep.equal([
      { title: 'Open on Sundays?', body: 'From ten to six.' },
    ]);
  });

  it('loses scripts, styles, forms and addresses that are unsafe', () => {
    const page = `<h2>Q?</h2><script>alert(1)</script><style>p{}</style>
      <p onclick="x()">A <a href="javascript:alert(1)">here</a>, <a href=" https://a.example/b c ">there</a>,
      <a href="//b.example/x">far</a>, <a href="/returns">near</a>, <img src="https://c.example/t.png" alt="a size chart">
      <iframe src="https://d.example"></iframe><button>Buy</button></p>`;
    expect(questionsOf(page)).to.deep.equal([
      {
        title: 'Q?',
        body: 'A here, [there](https://a.example/b%20c), far, [near](/returns), a size chart',
      },
    ]);
  });

  it('completes the addresses of a page that says where it is', () => {
    const page =
      '<head><link rel="canonical" href="https://shop.example/help/faq"></head><h2>Q?</h2><p><a href="returns#2">See</a></p>';
    expect(questionsOf(page)[0]?.body).to.equal('[See](https://shop.example/help/returns#2)');
  });

  it('is refused without questions, too deeply nested, or too long', () => {
    const problem = (html: string) =>
      readArticleFiles([aFile('faq.html', html)]).problems[0]?.fields.row;
    expect(problem('<p>Hello</p>')).to.equal('the page has no questions and answers');
    expect(problem('<div>'.repeat(500))).to.equal('Elements are nested more than 400 deep');
    expect(problem('x'.repeat(1_000_001))).to.equal('A page has at most 1000000 characters');
  });
});
