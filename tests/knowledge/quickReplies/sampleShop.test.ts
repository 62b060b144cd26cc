import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import {
  readSampleQuickReplies,
  type SampleQuickReplies,
} from '../../../bot/sampleQuickReplies.ts';
import {
  QUICK_REPLY_CATEGORIES,
  type QuickReplyDraft,
  SHOP_FACTS,
  searchQuickReplies,
  variablesIn,
} from '../../../knowledge/index.ts';
import { jaccard, trigrams } from '../../../recognizers/similarity.ts';
import { aQuickReply } from './aQuickReply.ts';

const DIRECTORY = fileURLToPath(new URL('../../../bot/sampleShop', import.meta.url));
const LANGUAGES = ['zh', 'en'] as const;
/** From here on, two texts are the same one with other words. */
const TOO_ALIKE = 0.7;

describe('The sample shop’s quick replies', () => {
  let sample: SampleQuickReplies;
  let replies: readonly QuickReplyDraft[];

  before(async () => {
    sample = await readSampleQuickReplies(DIRECTORY);
    replies = sample.replies;
  });

  it('are 220 or more in both languages, each under a key and a title of its own', () => {
    expect(replies.length).to.be.at.least(220);
    for (const reply of replies) {
      expect(reply.texts, reply.key).to.have.all.keys('zh', 'en');
      expect(reply.titles, reply.key).to.have.all.keys('zh', 'en');
    }
    const distinct = (values: readonly unknown[]) => new Set(values).size;
    expect(distinct(replies.map(({ key }) => key))).to.equal(replies.length);
    for (const language of LANGUAGES) {
      expect(distinct(replies.map(({ titles }) => titles[language]))).to.equal(replies.length);
    }
  });

  it('have several for every category that an agent looks into', () => {
    for (const category of QUICK_REPLY_CATEGORIES) {
      const those = replies.filter((reply) => reply.category === category);
      expect(those.length, category).to.be.at.least(8);
    }
  });

  it('are no templates that differ by a word', () => {
    for (const language of LANGUAGES) {
      const grams = replies.map(({ texts }) => trigrams(texts[language] ?? ''));
      const alike = replies.flatMap(({ key }, at) =>
        replies
          .slice(0, at)
          .filter(
            (_, other) => jaccard(grams[at] ?? new Set(), grams[other] ?? new Set()) >= TOO_ALIKE,
          )
          .map((other) => `${key} and ${other.key}`),
      );
      expect(alike, language).to.deep.equal([]);
    }
  });

  it('ask for the same variables in both languages, and for all kinds of them', () => {
    for (const { key, texts } of replies) {
      const [zh, en] = LANGUAGES.map((language) => [...variablesIn(texts[language] ?? '')].sort());
      expect(zh, key).to.deep.equal(en);
    }
    const used = new Set(replies.flatMap(({ texts }) => variablesIn(texts.en ?? '')));
    const kinds = new Set([...used].map((name) => name.split('.')[0]));
    expect(kinds).to.deep.equal(new Set(['customer', 'order', 'logistics', 'agent', 'shop']));
  });

  it('say of the shop only what it has said of itself', () => {
    const used = replies.flatMap(({ texts }) => variablesIn(texts.en ?? ''));
    for (const fact of SHOP_FACTS.filter((one) => used.includes(`shop.${one}`))) {
      expect(sample.facts[fact], fact).to.have.all.keys('zh', 'en');
    }
  });

  it('are found by the letters of 退款 and by what is asked in English', async () => {
    const stored = replies.map((reply) => aQuickReply(reply));
    const found = new Set(
      (await searchQuickReplies(stored, { q: 'tk' })).map(({ titles }) => titles.zh ?? ''),
    );
    const refunds = replies
      .flatMap(({ titles }) => titles.zh ?? [])
      .filter((title) => /退款/.test(title));
    expect(refunds.length).to.be.at.least(8);
    expect([...found]).to.include.members(refunds);
    expect(found.size).to.be.at.most(refunds.length + 4);
    const [first] = await searchQuickReplies(stored, { q: 'how long refunds take' });
    expect(first?.key).to.equal('refund-time');
  });
});
