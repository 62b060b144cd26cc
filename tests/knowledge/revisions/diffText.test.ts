import { expect } from 'chai';
import { type DiffLine, diffText } from '../../../knowledge/index.ts';

/** A line with its sign, and what changed within it in brackets. */
function shown({ kind, parts }: DiffLine): string {
  const sign = { same: ' ', removed: '-', added: '+' }[kind];
  return sign + parts.map(({ text, changed }) => (changed ? `[${text}]` : text)).join('');
}

describe('diffText', () => {
  it('marks the words of a line that were rewritten', () => {
    const lines = diffText(
      'Hello.\nReturn it within seven days.\n\nBye.',
      'Hello.\nReturn it within fifteen days.\n\nBye.',
    );
    expect(lines.map(shown)).to.deep.equal([
      ' Hello.',
      '-Return it within [seven] days.',
      '+Return it within [fifteen] days.',
      ' ',
      ' Bye.',
    ]);
  });

  it('finds the words of Chinese, which has no spaces', () => {
    expect(
      diffText('签收后 7 天内可退货。', '签收后 15 天内可退货，生鲜除外。').map(shown),
    ).to.deep.equal(['-签收后 [7] 天内可退货。', '+签收后 [15] 天内可退货[，生鲜除外]。']);
  });

  it('shows lines that were added or removed as a whole', () => {
    expect(diffText('a\nb', 'a\nb\nc').map(shown)).to.deep.equal([' a', ' b', '+[c]']);
    expect(diffText('a\nb\nc', 'a\nc').map(shown)).to.deep.equal([' a', '-[b]', ' c']);
    expect(diffText('', 'a').map(shown)).to.deep.equal(['+[a]']);
    expect(diffText('a', 'a').map(shown)).to.deep.equal([' a']);
    expect(diffText('', '')).to.deep.equal([]);
  });

  it('gives both texts again, whatever changed', () => {
    const texts = ['', 'a', 'a\n\nb', '一行\n两行\n三行', '\n\n', 'x\n- 列表\n- 列 表\n', 'a b\nc'];
    const of = (lines: readonly DiffLine[], other: DiffLine['kind']) =>
      lines
        .filter(({ kind }) => kind !== other)
        .map(({ parts }) => parts.map(({ text }) => text).join(''))
        .join('\n');
    for (const from of texts) {
      for (const to of texts) {
        const lines = diffText(from, to);
        expect(of(lines, 'added'), 'before').to.equal(from.replace(/\n$/, ''));
        expect(of(lines, 'removed'), 'after').to.equal(to.replace(/\n$/, ''));
      }
    }
  });

  it('shows two long texts that have nothing in common as replaced, quickly', () => {
    const text = (seed: number) =>
      Array.from({ length: 4_000 }, (_, index) => (index * seed) % 9_973).join(' ');
    const lines = diffText(text(7), text(11));
    expect(lines.map(({ kind }) => kind)).to.deep.equal(['removed', 'added']);
  });
});
