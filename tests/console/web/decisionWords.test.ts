import { expect } from 'chai';
import { decisionWords } from '../../../console/web/src/details/decisionWords.ts';
import type { DecisionAnswer } from '../../../console/wire.ts';
import { translator } from './words.ts';

const NAMES: Readonly<Record<string, string>> = { lin: 'Lin', mei: 'Mei', bo: 'Bo' };
type Candidate = DecisionAnswer['candidates'][number];

function candidate(agentId: string, changes: Partial<Candidate> = {}): Candidate {
  const terms = { skill: 0.5, load: 0.5, rating: 0.5, sameAgent: 0, language: 1, idle: 0 };
  const agentName = NAMES[agentId] ?? null;
  return { agentId, agentName, filteredBy: null, terms, score: 1, ...changes };
}

function decision(changes: Partial<DecisionAnswer> = {}): DecisionAnswer {
  return {
    ...{ id: 'd', escalationId: 'e', at: '2026-11-22T08:00:00.000Z', kind: 'arrival' },
    ...{ outcome: 'assigned', agentId: 'lin', relaxed: 'no', skills: [], priority: 0 },
    weights: { skill: 0.4, load: 0.3, rating: 0, sameAgent: 0.5, language: 0, idle: 0.6 },
    candidates: [candidate('lin')],
    ...changes,
  };
}

function words(one: DecisionAnswer, language: 'en' | 'zh' = 'en', before?: DecisionAnswer): string {
  const queueName = (id: string) => (id === 'help' ? 'Help' : id);
  return decisionWords(one, { t: translator(language), language, before, queueName });
}

describe('A decision in words', () => {
  it('tells by what the chosen agent was better than the next, and by what not', () => {
    const { terms } = candidate('lin');
    const candidates = [
      candidate('lin', { terms: { ...terms, idle: 1, sameAgent: 1, load: 0.25 } }),
      candidate('mei', { terms: { ...terms, idle: 0.1 } }),
    ];
    expect(words(decision({ candidates, eligible: 7 }))).to.equal(
      'Lin had the best score of 7 free agents when the conversation arrived. ' +
        'Ahead of Mei by time since the last conversation and having served this customer last time, ' +
        'though behind in free capacity.',
    );
    expect(words(decision({ candidates, eligible: 7 }), 'zh')).to.equal(
      '会话到达时，Lin 在 7 位空闲客服中得分最高。' +
        '领先 Mei 的是距上次接待的时间和上次接待过该客户，落后的是空闲程度。',
    );
  });

  it('leaves out what has no weight, and tells what settled it among equals', () => {
    const { terms } = candidate('lin');
    const rated = candidate('lin', { terms: { ...terms, rating: 1 } });
    const text = words(decision({ candidates: [rated, candidate('mei')] }));
    expect(text).to.include('of equals, who has rested longest comes first');
  });

  it('counts who could not take it, by reason, in a large team too', () => {
    const filtered = { belowLevel: 2, full: 812, offline: 90 };
    expect(words(decision({ eligible: 1, filtered }))).to.equal(
      'Lin was the only free agent when the conversation arrived. ' +
        'Could not take it: 2 skill too low, 812 full, and 90 offline.',
    );
    const old = decision({
      candidates: [candidate('lin'), candidate('bo', { filteredBy: 'away' })],
    });
    expect(words(old)).to.include('Could not take it: 1 away.');
  });

  it('tells why somebody waits although agents have room', () => {
    const queued = { outcome: 'queued' as const, agentId: null, candidates: [] };
    const held = decision({ ...queued, relaxSeconds: 300, filtered: { belowLevel: 3 } });
    expect(words(held)).to.include('waits for a better one, up to 300 s');
    expect(words(held, 'zh')).to.include('最多 300 秒');
    const kept = decision({ ...queued, filtered: { reserved: 3 } });
    expect(words(kept)).to.include('kept for the agent whom it was passed to');
  });

  it('tells what changed the order or the rule: a long wait, a relaxed level, another queue', () => {
    const before = decision({ outcome: 'queued', agentId: null, queueId: 'default' });
    const freed = decision({
      ...{ kind: 'freed', starving: true, relaxed: 'waitedLongEnough', queueId: 'help' },
    });
    expect(words(freed, 'en', before)).to.equal(
      'It had moved to the queue Help. Lin became free, and this conversation was next in line for them. ' +
        'It had waited so long that it went before all others. ' +
        'It had waited long enough to relax the required skill level.',
    );
    const other = { ...before, escalationId: 'another' };
    expect(words(freed, 'en', other)).not.to.include('moved');
  });
});
