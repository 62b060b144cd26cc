import { expect } from 'chai';
import { detectLanguage, replyLanguage } from '../../recognizers/language.ts';

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

describe('replyLanguage', () => {
  it('keeps a Chinese conversation Chinese for a word or two in Latin letters', () => {
    for (const text of ['ok', 'iPhone 15 Pro', 'asdkj qwe', 'refund', 'thx!']) {
      expect(replyLanguage(text, 'zh'), text).to.equal('zh');
    }
  });

  it('follows a sentence, either way', () => {
    expect(replyLanguage('where is my order', 'zh')).to.equal('en');
    expect(replyLanguage('我的订单呢', 'en')).to.equal('zh');
    expect(replyLanguage('hello')).to.equal('en');
  });
});
