import { expect } from 'chai';
import { detectLanguage } from '../../recognizers/language.ts';

describe('detectLanguage', () => {
  it('takes any Han character for Chinese, whatever English stands beside it', () => {
    expect(detectLanguage('我要refund')).to.equal('zh');
    expect(detectLanguage('OK 取消')).to.equal('zh');
  });

  it('takes words in Latin letters for English', () => {
    expect(detectLanguage('Where is my order?', 'zh')).to.equal('en');
  });

  it('keeps the language of the conversation for text without words', () => {
    for (const text of ['123', '202611220001', 'SF1234567890123', '😀👍', '???', '']) {
      expect(detectLanguage(text, 'zh'), text).to.equal('zh');
      expect(detectLanguage(text, 'en'), text).to.equal('en');
    }
  });

  it('begins in English when nothing is known', () => {
    expect(detectLanguage('123')).to.equal('en');
  });
});
