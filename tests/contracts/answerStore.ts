import { expect } from 'chai';
import type { AnswerNote, AnswerOutcome, FittedPolicy } from '../../knowledge/answers/store.ts';
import type { Store } from '../../storage/store.ts';
import { aConversation, committed, later, NOW } from './records.ts';
import { eachWithEmpty, heardAll, type Subject } from './subject.ts';

/** What became of the bot's answers, written with its turns, and the policy that a shop fitted. */
export function answerStoreContract(
  subject: Subject<Pick<Store, 'answers' | 'handoff' | 'events' | 'retention'>>,
): void {
  const stores = eachWithEmpty(subject);
  const answers = () => stores().answers;
  const write = (...notes: AnswerNote[]) => committed(stores().handoff, { notes });
  const given = (fields: Partial<AnswerOutcome> = {}): AnswerNote => ({
    note: 'given',
    outcome: anOutcome(fields),
  });
  const judged = (
    id: string,
    judgement: Pick<AnswerOutcome, 'helpful'> | Pick<AnswerOutcome, 'next'>,
  ) => ({ note: 'judged', id, judgement }) as const;

  describe('answers', () => {
    it('are kept as they were given, newest first, and those of a conversation in order', async () => {
      await write(given(), given({ id: 'c-1/5', messageSeq: 5, at: later(9) }));
      await write(given({ id: 'c-2/1', conversationId: 'c-2', at: later(3) }));
      const newest = await answers().recentAnswers(2);
      expect(newest.map(({ id }) => id)).to.deep.equal(['c-1/5', 'c-2/1']);
      const own = await answers().answersIn('c-1');
      expect(own.map(({ id }) => id)).to.deep.equal(['c-1/1', 'c-1/5']);
      expect(own[0]).to.deep.equal(anOutcome());
      expect(await answers().answersIn('nobody')).to.deep.equal([]);
    });

    it('are told of once, also when a turn is written twice', async () => {
      const heard: unknown[] = [];
      const stop = stores().events.subscribe(({ event }) => {
        if (event.type === 'answerGiven') heard.push(event);
      });
      try {
        await write(given());
        await write(judged('c-1/1', { helpful: true }));
        await write(given());
        await write(given({ id: 'c-1/5', messageSeq: 5 }));
        await heardAll(heard, 2);
      } finally {
        stop();
      }
      const event = {
        type: 'answerGiven',
        conversationId: 'c-1',
        articleId: 'returns',
        language: 'en',
      };
      expect(heard).to.deep.equal([1, 5].map((messageSeq) => ({ ...event, messageSeq })));
      expect((await answers().answersIn('c-1'))[0]?.helpful).to.equal(true);
    });

    it('are judged later, piece by piece; an unknown one is nobody’s', async () => {
      await write(given());
      await write(judged('c-1/1', { helpful: false }), judged('c-9/9', { helpful: true }));
      await write(judged('c-1/1', { next: 'escalated' }));
      expect(await answers().recentAnswers(9)).to.deep.equal([
        anOutcome({ helpful: false, next: 'escalated' }),
      ]);
    });

    it('come with the turn or not at all', async () => {
      const conversation = await aConversation(stores().handoff, {});
      const stale = { ...conversation, version: conversation.version + 7 };
      const change = { conversation: stale, notes: [given()] };
      expect(await stores().handoff.commit(change)).to.deep.equal({ outcome: 'conflict' });
      expect(await answers().recentAnswers(9)).to.deep.equal([]);
    });

    it('add up for each article and language, since a day', async () => {
      await write(
        given({ helpful: true, next: 'solved' }),
        given({ id: 'b', helpful: true, next: 'escalated' }),
        given({ id: 'c', helpful: false, next: 'askedAgain' }),
        given({ id: 'd', next: 'solved' }),
        given({ id: 'e' }),
        given({ id: 'f', language: 'zh' }),
        given({ id: 'old', at: later(-60), helpful: false }),
      );
      const nothing = { solved: 0, failed: 0, notHelped: 0, askedAgain: 0, escalated: 0 };
      expect(await answers().articleRecords(NOW)).to.deep.equal([
        {
          ...{ articleId: 'returns', language: 'en', given: 5, solved: 2, failed: 2 },
          ...{ notHelped: 1, askedAgain: 1, escalated: 1 },
        },
        { articleId: 'returns', language: 'zh', given: 1, ...nothing },
      ]);
    });

    it('go with their conversation', async () => {
      const { id } = await aConversation(stores().handoff, { at: NOW });
      await write(given({ conversationId: id }), given({ id: 'other' }));
      await stores().retention.removeConversations(later(3600), 10);
      expect((await answers().recentAnswers(9)).map((one) => one.id)).to.deep.equal(['other']);
    });
  });

  describe('the policy', () => {
    it('is the shop’s own from when it was fitted until it is taken out', async () => {
      expect(await answers().policy()).to.equal(undefined);
      await answers().savePolicy(A_POLICY);
      expect(await answers().policy()).to.deep.equal(A_POLICY);
      await answers().savePolicy({ ...A_POLICY, answerFrom: 0.5 });
      expect((await answers().policy())?.answerFrom).to.equal(0.5);
      await answers().savePolicy(undefined);
      expect(await answers().policy()).to.equal(undefined);
    });

    it('is told of', async () => {
      const heard: unknown[] = [];
      const stop = stores().events.subscribe(({ event }) => heard.push(event));
      try {
        await answers().savePolicy(A_POLICY);
        await heardAll(heard, 1);
      } finally {
        stop();
      }
      expect(heard).to.deep.equal([{ type: 'policyFitted' }]);
    });
  });
}

/** An answer that nothing is known about yet, with changes. */
export function anOutcome(fields: Partial<AnswerOutcome> = {}): AnswerOutcome {
  return {
    ...{ id: 'c-1/1', conversationId: 'c-1', messageSeq: 1, articleId: 'returns', language: 'en' },
    ...{ revision: 2, intent: 'return.policy', at: NOW, helpful: null, next: null },
    ...fields,
  };
}

/** A policy that a shop might have fitted. */
export const A_POLICY: FittedPolicy = {
  weights: { article: { intent: 0.7 }, none: { always: -1 } },
  ...{ answerFrom: 0.8, risk: 0.05, confidence: 0.9 },
  measured: { rows: 400, coverage: 0.7, wrong: 0.03 },
  ...{ source: 'questions.jsonl', at: NOW.toISOString() },
};
