import { expect } from 'chai';
import { safeHref, splitLinks } from '../../../console/web/src/format/links.ts';

describe('Addresses in plain text', () => {
  const linked = (text: string) => splitLinks(text).flatMap(({ href }) => href ?? []);

  it('become links, and the text around them stays', () => {
    expect(splitLinks('see https://x.example/a and go')).to.deep.equal([
      { text: 'see ' },
      { text: 'https://x.example/a', href: 'https://x.example/a' },
      { text: ' and go' },
    ]);
  });

  it('end before the punctuation of the sentence, Chinese too', () => {
    expect(linked('Is it https://x.example/a?')).to.deep.equal(['https://x.example/a']);
    expect(linked('（见https://x.example/a）')).to.deep.equal(['https://x.example/a']);
    expect(linked('打开https://x.example/a，再看https://x.example/b。')).to.deep.equal([
      'https://x.example/a',
      'https://x.example/b',
    ]);
  });

  it('keep a bracket that they opened themselves', () => {
    expect(linked('(https://x.example/a_(b))')).to.deep.equal(['https://x.example/a_(b)']);
  });

  it('are nothing but http and https', () => {
    for (const text of ['javascript:alert(1)', 'file:///etc/passwd', 'x.example', 'https://']) {
      expect(splitLinks(text)).to.deep.equal([{ text }]);
    }
  });

  it('lose no character of the text', () => {
    const text = 'a https://x.example/(b).\nhttp://y.example?q=1…c';
    const pieces = splitLinks(text).map((piece) => piece.text);
    expect(pieces.join('')).to.equal(text);
  });
});

describe('safeHref', () => {
  it('lets our own pages and the web through', () => {
    expect(safeHref('/api/v1/files/1')).to.equal('/api/v1/files/1');
    expect(safeHref('https://x.example/a')).to.equal('https://x.example/a');
  });

  it('lets no script, data or other host in disguise through', () => {
    const addresses = ['javascript:alert(1)', 'JaVaScRiPt:1', 'data:text/html,x', '//x.example'];
    for (const address of addresses) expect(safeHref(address)).to.equal(undefined);
  });
});
