import { expect } from 'chai';
import { readUtterances } from '../../bot/utteranceFile.ts';

const PAY = { utterance: 'How can I pay?', intent: 'payment', language: 'en' };
const REFUND = { utterance: '我要退款', intent: 'refund', language: 'zh' };

describe('readUtterances', () => {
  it('reads JSON Lines, empty lines and a byte order mark aside', () => {
    const content = `\uFEFF${JSON.stringify(PAY)}\r\n\n${JSON.stringify(REFUND)}\n`;
    expect(readUtterances(content, 'jsonl')).to.deep.equal([PAY, REFUND]);
  });

  it('reads CSV with its columns in any order, quotes and line breaks within', () => {
    const content =
      'language,utterance,intent,note\r\nen,"Pay, ""how""\nexactly?",payment,\r\n\r\nzh,我要退款,refund,x';
    expect(readUtterances(content, 'csv')).to.deep.equal([
      { ...PAY, utterance: 'Pay, "how"\nexactly?' },
      REFUND,
    ]);
  });

  it('refuses all when some rows are bad, and names their lines', () => {
    const lines = [
      JSON.stringify(PAY),
      'not JSON',
      JSON.stringify({ ...PAY, language: 'fr' }),
      JSON.stringify({ ...PAY, utterance: ' ' }),
      JSON.stringify({ utterance: 'x', language: 'en' }),
    ];
    expect(() => readUtterances(lines.join('\n'), 'jsonl')).to.throw(
      /line 2: row: [\s\S]*line 3: language: has to be zh or en[\s\S]*line 4: utterance: is empty[\s\S]*line 5: intent: /,
    );
  });

  it('names the line where a bad row of CSV begins', () => {
    const content = 'utterance,intent,language\n"a\nb",greeting,en\n"c\nd",greeting,fr\n';
    expect(() => readUtterances(content, 'csv')).to.throw(/line 4: language/);
    const quoted = 'utterance,intent,language\na,greeting,en\nb "c" d,greeting,en\n';
    expect(() => readUtterances(quoted, 'csv')).to.throw(/line 3: a quotation mark/);
    expect(() => readUtterances('utterance,intent\na,b', 'csv')).to.throw(/no column "language"/);
  });

  it('refuses a file without rows', () => {
    expect(() => readUtterances('\n', 'jsonl')).to.throw(/no rows/);
    expect(() => readUtterances('utterance,intent,language\n', 'csv')).to.throw(/no rows/);
  });
});
