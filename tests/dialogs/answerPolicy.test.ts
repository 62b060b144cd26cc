import { expect } from 'chai';
import { type AnswerPolicy, decide as decideBy, type Situation } from '../../dialogs/index.ts';

const ARTICLES: Readonly<Record<string, readonly string[]>> = {
  returns: ['return.policy'],
  refunds: ['refund.status'],
  coupons: ['coupon.use'],
  flights: [],
};

/** Plain weights: an intent counts by its share, a hit by its place; None and what nobody claims against both. */
const POLICY: AnswerPolicy = {
  weights: {
    article: { intent: 1, search: 3, searchLead: 6, relatedElliptic: 3 },
    none: { none: 0.6, unclaimed: 2, search: -2 },
  },
  answerFrom: 0.9,
};

interface Wanted {
  readonly text?: string;
  readonly intents?: Readonly<Record<string, number>>;
  readonly hits?: Readonly<Record<string, number>>;
  readonly angry?: number;
  readonly order?: string;
  readonly misses?: number;
  readonly last?: string;
  readonly handicap?: Readonly<Record<string, number>>;
}

/** A calm message that nothing is known about, with changes. */
function aSituation(wanted: Wanted = {}): Situation {
  const { text = 'words', intents = {}, hits = {}, angry = 0, order, misses = 0 } = wanted;
  const issueType = (id: string) => (id === 'returns' || id === 'refunds' ? 'returns' : id);
  const article = (id: string) => ({
    ...{ id, intents: ARTICLES[id] ?? [], product: 'all', issueType: issueType(id) },
  });
  const ranking = Object.entries(intents).map(([intent, confidence]) => ({ intent, confidence }));
  const answers = new Map(
    Object.entries(ARTICLES).flatMap(([id, own]) =>
      own.map((intent) => [intent, article(id)] as const),
    ),
  );
  return {
    text,
    recognition: {
      intent: ranking[0]?.intent ?? 'None',
      confidence: ranking[0]?.confidence ?? 0,
      ranking,
      entities: order
        ? [{ type: 'orderNumber', text: order, value: order, start: 0, end: order.length }]
        : [],
      emotion: angry > 0.5 ? 'angry' : 'calm',
      emotionScores: { calm: 1 - angry, frustrated: 0, angry },
    },
    hits: Object.entries(hits).map(([id, score]) => ({
      ...{ articleId: id, score, article: article(id) },
    })),
    answers,
    lastArticle: wanted.last ? article(wanted.last) : null,
    products: [],
    misses,
    humanOnly: new Set(['complaint']),
    handicap: (id) => wanted.handicap?.[id] ?? 0,
  };
}

const decide = (situation: Situation) => decideBy(situation, POLICY);

describe('the answer policy', () => {
  it('answers when the intent is confident', () => {
    const decision = decide(aSituation({ intents: { 'refund.status': 0.9 } }));
    expect(decision).to.deep.equal({ decision: 'answer', articleId: 'refunds' });
  });

  it('answers a clear hit that no intent stands for', () => {
    const decision = decide(
      aSituation({ intents: { None: 0.9 }, hits: { flights: 0.95, coupons: 0.3 } }),
    );
    expect(decision).to.deep.equal({ decision: 'answer', articleId: 'flights' });
  });

  it('answers when a doubtful intent and the search agree', () => {
    const doubtful = { 'refund.status': 0.45 };
    expect(decide(aSituation({ intents: doubtful })).decision).to.equal('clarify');
    const decision = decide(aSituation({ intents: doubtful, hits: { refunds: 0.4 } }));
    expect(decision).to.deep.equal({ decision: 'answer', articleId: 'refunds' });
  });

  it('asks back when intent and a clear hit disagree', () => {
    const decision = decide(
      aSituation({ intents: { 'return.policy': 0.9 }, hits: { refunds: 0.8, returns: 0.6 } }),
    );
    expect(decision).to.deep.equal({ decision: 'clarify', articleIds: ['returns', 'refunds'] });
  });

  it('asks back when two articles are about as likely', () => {
    const decision = decide(
      aSituation({
        intents: { 'return.policy': 0.45, 'refund.status': 0.4 },
        hits: { returns: 0.4, refunds: 0.4 },
      }),
    );
    expect(decision).to.deep.equal({ decision: 'clarify', articleIds: ['returns', 'refunds'] });
  });

  it('offers nothing faint to a message that is about something else', () => {
    const faint = { hits: { flights: 0.6, coupons: 0.5 } };
    expect(decide(aSituation(faint)).decision).to.equal('clarify');
    expect(decide(aSituation({ ...faint, intents: { None: 0.9 } })).decision).to.equal('miss');
  });

  it('asks to rephrase once, then hands over', () => {
    expect(decide(aSituation())).to.deep.equal({ decision: 'miss', repeated: false });
    expect(decide(aSituation({ misses: 1 }))).to.include({
      decision: 'escalate',
      reason: 'lowConfidence',
      priority: 0,
    });
  });

  it('stops asking back when that did not help twice', () => {
    const unclear = { hits: { returns: 0.65, refunds: 0.63 } };
    expect(decide(aSituation({ ...unclear, misses: 1 })).decision).to.equal('clarify');
    expect(decide(aSituation({ ...unclear, misses: 2 })).decision).to.equal('escalate');
  });

  it('never answers with the very article it just gave', () => {
    const same = { intents: { 'refund.status': 0.9 }, last: 'refunds' };
    expect(decide(aSituation({ ...same, hits: { refunds: 0.5 } }))).to.deep.equal({
      decision: 'miss',
      repeated: true,
    });
    const either = { hits: { refunds: 0.8, coupons: 0.79 }, last: 'refunds' };
    expect(decide(aSituation(either))).to.deep.equal({
      decision: 'clarify',
      articleIds: ['coupons'],
    });
  });

  it('takes what is related to the last answer where a message leans on it', () => {
    const torn = { hits: { refunds: 0.7, coupons: 0.7 }, last: 'returns' };
    expect(decide(aSituation({ ...torn, text: 'and how long does that take?' }))).to.deep.equal({
      decision: 'answer',
      articleId: 'refunds',
    });
    const alone = 'please explain everything about discounts in your shop';
    expect(decide(aSituation({ ...torn, text: alone })).decision).to.equal('clarify');
  });

  it('prefers, in a close call, the article that has not failed', () => {
    const close = { hits: { refunds: 0.65, returns: 0.66 } };
    const articleIds = (wanted: Wanted) => {
      const decision = decide(aSituation(wanted));
      return decision.decision === 'clarify' ? decision.articleIds : decision;
    };
    expect(articleIds(close)).to.deep.equal(['returns', 'refunds']);
    const failing = { handicap: { returns: 0.5 } };
    expect(articleIds({ ...close, ...failing })).to.deep.equal(['refunds', 'returns']);
    const clear = { ...failing, hits: { returns: 0.95, refunds: 0.5 } };
    expect(decide(aSituation(clear))).to.include({ decision: 'answer', articleId: 'returns' });
  });

  it('looks an order up for its intent, its number or its plain words', () => {
    const act = { decision: 'act', dialog: 'orderStatus' };
    expect(decide(aSituation({ intents: { 'order.status': 0.6 } }))).to.deep.equal(act);
    expect(decide(aSituation({ order: '202611220001' }))).to.deep.equal(act);
    expect(decide(aSituation({ text: '我的包裹到哪了' }))).to.deep.equal(act);
    expect(decide(aSituation({ text: 'where is my parcel' }))).to.deep.equal(act);
  });

  it('brings a person for whoever asks, whatever the model says', () => {
    const situation = aSituation({ text: '转人工', intents: { 'refund.status': 0.99 } });
    expect(decide(situation)).to.include({ decision: 'escalate', reason: 'customerAsked' });
  });

  it('brings a person for anger, before others, even beside an answer that it is sure of', () => {
    const sure = { intents: { 'refund.status': 0.99 } };
    expect(decide(aSituation({ angry: 0.7 }))).to.include({ reason: 'angry', priority: 2 });
    expect(decide(aSituation({ ...sure, angry: 0.99 }))).to.include({ reason: 'angry' });
    expect(decide(aSituation({ ...sure, angry: 0.7 })).decision).to.equal('answer');
  });

  it('leaves complaints to people', () => {
    const decision = decide(aSituation({ intents: { complaint: 0.8 } }));
    expect(decision).to.include({ decision: 'escalate', reason: 'humanOnly', priority: 1 });
  });

  it('greets, thanks and says goodbye back', () => {
    expect(decide(aSituation({ intents: { greeting: 0.8 } })).decision).to.equal('greet');
    expect(decide(aSituation({ intents: { thanks: 0.8 } })).decision).to.equal('thank');
    expect(decide(aSituation({ intents: { goodbye: 0.8 } })).decision).to.equal('bye');
  });
});
