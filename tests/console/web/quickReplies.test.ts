import { expect } from 'chai';
import type { Translate } from '../../../console/web/src/i18n/translation.ts';
import { CATEGORIES } from '../../../console/web/src/quickReplies/categories.ts';
import {
  fieldsOf,
  replyDraftOf,
  replyProblems,
} from '../../../console/web/src/quickReplies/replyDraft.ts';
import { replaceToken, slashTokenAt } from '../../../console/web/src/quickReplies/slashToken.ts';
import { openParts, textParts } from '../../../console/web/src/quickReplies/textParts.ts';
import { VARIABLES } from '../../../console/web/src/quickReplies/variableWords.ts';
import {
  fillTemplate,
  openVariables,
  QUICK_REPLY_CATEGORIES,
  QUICK_REPLY_VARIABLES,
} from '../../../knowledge/index.ts';

describe('A slash in the message', () => {
  const queryAt = (text: string, caret = text.length) => slashTokenAt(text, caret)?.query;

  it('asks for what is typed after it, at the beginning, after a space, or after Chinese', () => {
    expect(queryAt('/')).to.equal('');
    expect(queryAt('/tk')).to.equal('tk');
    expect(queryAt('Hello /refund-time')).to.equal('refund-time');
    expect(queryAt('您好/退款')).to.equal('退款');
    expect(queryAt('好的。/tk')).to.equal('tk');
  });

  it('is none within words, dates and addresses, or once a space follows', () => {
    for (const text of ['and/or', '11/22', 'https://lumen', 'a//b', '/tk ', 'no slash', '/a\n']) {
      expect(queryAt(text), text).to.equal(undefined);
    }
    expect(queryAt(`/${'x'.repeat(41)}`)).to.equal(undefined);
  });

  it('counts up to the caret only, and gives its place to what was chosen', () => {
    expect(queryAt('/tk and more', 3)).to.equal('tk');
    expect(queryAt('/tk', 1)).to.equal('');
    const token = slashTokenAt('Hi /tk bye', 6);
    expect(token && replaceToken('Hi /tk bye', token, 'there,')).to.equal('Hi there, bye');
  });
});

describe('Open variables in the composer', () => {
  it('are those that the server sees', () => {
    const name = '{{order.id}}';
    const templates = ['{{customer.name}}: {{order.id}} {{ shop.name }}', '{a} {{}} {{x', 'none'];
    for (const template of templates) {
      const { text, verbatim } = fillTemplate(template, { 'customer.name': name });
      const seen = [...new Set(openParts(text, verbatim).map(({ variable }) => variable))];
      expect(seen, template).to.deep.equal(openVariables(text, verbatim));
    }
  });

  it('keep their places, also behind what a customer is called', () => {
    const text = '{{order.id}} has {{order.id}}.';
    const parts = textParts(text, ['{{order.id}} has']);
    expect(parts.map((part) => part.text).join('')).to.equal(text);
    expect(openParts(text, ['{{order.id}} has'])).to.deep.equal([
      { text: '{{order.id}}', at: 17, variable: 'order.id' },
    ]);
  });
});

describe('The form of a quick reply', () => {
  const t = ((key: string) => key) as unknown as Translate;
  const empty = replyDraftOf(undefined, { category: 'greeting', personal: true });

  it('sends only the languages that were written', () => {
    const draft = { ...empty, key: ' hi ', texts: { zh: ' ', en: ' Hello ' } };
    const fields = fieldsOf({ ...draft, titles: { zh: '', en: 'Hi' } });
    expect(fields).to.deep.equal({
      ...{ key: 'hi', category: 'greeting', titles: { en: 'Hi' }, texts: { en: 'Hello' } },
    });
  });

  it('says what the server would refuse', () => {
    expect(replyProblems(empty, t)).to.have.keys('key', 'titles.zh', 'texts.zh');
    const written = { ...empty, key: 'hi', titles: { zh: '', en: 'Hi' } };
    const problems = (en: string) => replyProblems({ ...written, texts: { zh: '', en } }, t);
    expect(problems('Hello {{customer.name}}')).to.deep.equal({});
    expect(problems('Hello {{customer.nmae}}')).to.have.keys('texts.en');
    expect(problems('Order {{order.id}')).to.have.keys('texts.en');
    expect(replyProblems({ ...written, key: 'no spaces' }, t)).to.have.keys('key', 'texts.en');
  });

  it('knows the server’s variables and categories', () => {
    expect(VARIABLES).to.deep.equal(QUICK_REPLY_VARIABLES);
    expect(CATEGORIES).to.deep.equal(QUICK_REPLY_CATEGORIES);
  });
});
