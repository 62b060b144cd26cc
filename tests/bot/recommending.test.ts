import { expect } from 'chai';
import { type RecommendingParts, startRecommending } from '../../bot/recommending.ts';
import type { HandoffEvent, MessageSender } from '../../handoff/index.ts';
import { type AnswerOutcome, KnowledgeBase } from '../../knowledge/index.ts';
import { anArticle } from '../knowledge/anArticle.ts';
import { articleStoreInMemory, taxonomyInMemory } from '../knowledge/articleStoreInMemory.ts';
import { later } from '../support/records.ts';
import { until } from '../support/until.ts';

type Listener = Parameters<RecommendingParts['events']['subscribe']>[0];

describe('Recommending', () => {
  let said: number;
  let listeners: Listener[];
  let knowledge: KnowledgeBase;

  beforeEach(async () => {
    said = 0;
    listeners = [];
    const articles = ['returns', 'refunds', 'freight'].map((id) => anArticle({ id, title: id }));
    knowledge = new KnowledgeBase({
      articles: articleStoreInMemory(articles),
      taxonomy: taxonomyInMemory(),
    });
    await knowledge.load();
  });

  const start = (recent: readonly AnswerOutcome[] = []) =>
    startRecommending({
      knowledge,
      recognizer: { rankIntents: async () => [] },
      events: {
        since: async () => ({ items: [], next: null }),
        latest: async () => null,
        subscribe(listener) {
          listeners.push(listener);
          return () => listeners.splice(listeners.indexOf(listener), 1);
        },
      },
      answers: { recentAnswers: async () => recent },
      onError: (error) => {
        throw error;
      },
    });
  const say = (from: MessageSender, articleId?: string) => {
    said += 1;
    const seq = said;
    const event: HandoffEvent = {
      ...{ type: 'messageStored', conversationId: 'c1', seq, from, status: 'sent' },
      ...(articleId && { articleId }),
    };
    for (const hear of listeners) hear({ cursor: String(seq), at: later(seq), event, isOwn: true });
  };

  it('counts what the bot and agents answered, as they answer', async () => {
    const { recommendations, stop } = start();
    const share = () => recommendations.next(new Set(['returns']), 'en').get('freight') ?? 0;
    const atFirst = share();
    say('bot', 'returns');
    say('customer');
    say('agent', 'freight');
    await until('the answers are counted', () => share() > atFirst);
    stop();
    expect(listeners).to.deep.equal([]);
  });

  it('knows what was answered before it started', async () => {
    const answer = (messageSeq: number, articleId: string): AnswerOutcome => ({
      ...{ id: `c1 ${messageSeq}`, conversationId: 'c1', messageSeq, articleId, language: 'en' },
      ...{ revision: 1, intent: null, at: later(messageSeq), helpful: null, next: null },
    });
    const known = start([answer(3, 'refunds'), answer(1, 'returns')]).recommendations;
    const unknown = start().recommendations;
    const share = (one: typeof known) => one.next(new Set(['returns']), 'en').get('refunds') ?? 0;
    await until('the answers are recalled', () => share(known) > share(unknown));
  });
});
