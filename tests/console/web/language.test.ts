import { expect } from 'chai';
import { uiLanguage } from '../../../console/web/src/i18n/language.ts';

describe('The console’s language', () => {
  it('is the one that was chosen', () => {
    expect(uiLanguage('en', ['zh-CN'])).to.equal('en');
  });

  it('is the browser’s first that we speak', () => {
    expect(uiLanguage(null, ['fr-FR', 'zh-TW', 'en'])).to.equal('zh');
  });

  it('is English when we speak none of them', () => {
    expect(uiLanguage(null, ['fr', 'de'])).to.equal('en');
  });
});
