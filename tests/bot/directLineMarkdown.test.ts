import { expect } from 'chai';
import { renderMarkdown } from '../../bot/chat/page/markdown.ts';
import { pageLanguage } from '../../bot/chat/page/texts.ts';

describe('renderMarkdown', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['keeps line breaks', 'a\nb', '<p>a<br>b</p>'],
    ['makes paragraphs', 'a\n\nb', '<p>a</p>\n<p>b</p>'],
    [
      'emphasises, beside Chinese too',
      '签收**次日**起 *7* 天',
      '<p>签收<strong>次日</strong>起 <em>7</em> 天</p>',
    ],
    [
      'leaves lone stars and underscores',
      '2 * 3 * 4 snake_case_name',
      '<p>2 * 3 * 4 snake_case_name</p>',
    ],
    ['lists', '- a\n- **b**', '<ul><li>a</li><li><strong>b</strong></li></ul>'],
    ['numbers from where it starts', '3. a\n4. b', '<ol start="3"><li>a</li><li>b</li></ol>'],
    ['nests lists', '- a\n  - b', '<ul><li>a\n<ul><li>b</li></ul></li></ul>'],
    ['lists after a paragraph', 'so:\n- a', '<p>so:</p>\n<ul><li>a</li></ul>'],
    ['heads', '## Hi', '<p class="heading">Hi</p>'],
    ['quotes', '> a', '<blockquote><p>a</p></blockquote>'],
    ['shows code as it is', '`<b>*x*`', '<p><code>&lt;b&gt;*x*</code></p>'],
    ['honours backslashes', '\\*a\\*', '<p>*a*</p>'],
  ];
  for (const [does, markdown, html] of cases) {
    it(does, () => expect(renderMarkdown(markdown)).to.equal(html));
  }

  it('links what is safe', () => {
    const open = (url: string) => `<a href="${url}" target="_blank" rel="noopener noreferrer">`;
    expect(renderMarkdown('[a **b**](https://x.example/?q=1&r=2_3_4)')).to.equal(
      `<p>${open('https://x.example/?q=1&amp;r=2_3_4')}a <strong>b</strong></a></p>`,
    );
    expect(renderMarkdown('见 https://x.example/a。')).to.equal(
      `<p>见 ${open('https://x.example/a')}https://x.example/a</a>。</p>`,
    );
  });

  it('lets nothing of the text become a tag, an attribute or a script', () => {
    const attacks = [
      '<script>alert(1)</script>',
      '<img src=x onerror=alert(1)>',
      '[x](javascript:alert(1))',
      '[x](https://a"onmouseover="alert(1))',
      "[x](https://a'onmouseover='alert(1))",
      'https://a.example/"onmouseover="alert(1)',
      '![x](data:text/html,<script>)',
      '`</code><script>`',
      '\u00000\u0000[x](JaVaScRiPt:1)',
    ];
    for (const attack of attacks) {
      const html = renderMarkdown(attack);
      const tags = html.match(/<[^>]*>/g) ?? [];
      for (const tag of tags) {
        expect(tag).to.match(
          /^<\/?(?:p|code|a)>$|^<a href="https:[^"\s<>]*" target="_blank" rel="noopener noreferrer">$/,
        );
      }
    }
  });
});

describe('pageLanguage', () => {
  it('takes what is asked for, else the browser’s first language that we speak', () => {
    expect(pageLanguage('?lang=zh', ['en-US'])).to.equal('zh');
    expect(pageLanguage('', ['fr-FR', 'zh-TW', 'en'])).to.equal('zh');
    expect(pageLanguage('?lang=xx', ['fr'])).to.equal('en');
  });
});
