import { expect } from 'chai';
import { parseMarkdown, plainMarkdown } from '../../../console/web/src/format/markdown.ts';

describe('The bot’s Markdown', () => {
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    ['stays plain where it is plain', 'Hello <b>you</b> & 2 * 3', ['Hello <b>you</b> & 2 * 3']],
    ['keeps its lines, also empty ones', 'a\r\n\nb', ['a', '', 'b']],
    ['is strong between two stars', '签收**次日**起 7 天', ['签收|*次日*|起 7 天']],
    ['leaves stars that enclose nothing', 'a ** b ** c **d', ['a ** b ** c **d']],
    ['lists', 'so:\n- a\n* **b**\n-c', ['so:', '• a', '• *b*', '-c']],
    ['keeps the numbers of a list', '1. a\n2. b', ['1. a', '2. b']],
    [
      'links to other sites',
      'see [our **map**](https://x.example/a_(b)?q=1&r=2).',
      ['see |our  <https://x.example/a_(b)?q=1&r=2>|*map* <https://x.example/a_(b)?q=1&r=2>|.'],
    ],
    [
      'shows only the words of a link within the shop',
      '去[我的订单](/orders)看看',
      ['去|我的订单|看看'],
    ],
    ['links a strong link', '**[a](https://x.example/)**', ['*a* <https://x.example/>']],
    [
      'links addresses that are simply there',
      '见 https://x.example/a。',
      ['见 |https://x.example/a <https://x.example/a>|。'],
    ],
    [
      'shows a link that could do harm as it was written',
      '[a](javascript:alert(1)) [b](//x.example) [c](data:text/html,x)',
      ['[a](javascript:alert(1))| |[b](//x.example)| |[c](data:text/html,x)'],
    ],
  ];
  for (const [does, markdown, lines] of cases) {
    it(does, () => expect(linesOf(markdown)).to.deep.equal(lines));
  }

  it('reads a long message full of opening marks without delay', () => {
    const marks = '[**('.repeat(1000);
    expect(linesOf(marks)).to.have.length(1);
  }).timeout(1000);
});

describe('A preview of the bot’s Markdown', () => {
  it('is one line without marks', () => {
    const text = '**订单 2026** · 运输中\n\n顺丰速运\n- 今天 到达\n- 昨天 [发出](/orders)';
    expect(plainMarkdown(text)).to.equal('订单 2026 · 运输中 顺丰速运 • 今天 到达 • 昨天 发出');
  });
});

/** Per line its pieces: `*strong*`, `text <href>`, and a dot before items. */
function linesOf(markdown: string): readonly string[] {
  return parseMarkdown(markdown).map(({ item, pieces }) => {
    const shown = pieces.map(({ text, strong, href }) => {
      const words = strong ? `*${text}*` : text;
      return href === undefined ? words : `${words} <${href}>`;
    });
    return `${item ? '• ' : ''}${shown.join('|')}`;
  });
}
