import { expect } from 'chai';
import { eventWords } from '../../../console/web/src/transcript/eventWords.ts';
import type { HandoffEvent } from '../../../handoff/index.ts';
import { aMessage, anEvent } from './aMessage.ts';
import { translator } from './words.ts';

describe('An event of the transcript', () => {
  const of = { conversationId: 'c1', escalationId: 'e1', agentId: 'a1' } as const;
  const assigned = { type: 'assigned', ...of, waitSeconds: 3.4 } as const;
  const requeued = { type: 'requeued', ...of } as const;
  const ended = { type: 'ended', ...of } as const;
  const escalated = {
    type: 'escalated',
    conversationId: 'c1',
    escalationId: 'e1',
    reason: 'customerAsked',
    skills: [],
    priority: 0,
  } as const;

  const cases: readonly (readonly [string, HandoffEvent, string, string])[] = [
    [
      'says why the customer waits',
      escalated,
      'Waiting in the queue: asked for a person',
      '进入排队：客户要求人工',
    ],
    [
      'says whom it was routed to, and how long that took',
      { ...assigned, by: 'routed' },
      'Routed to 林晓 after 3 s',
      '等待 3 秒后分配给 林晓',
    ],
    [
      'speaks of no wait when there was none',
      { ...assigned, by: 'routed', waitSeconds: 0.2 },
      'Routed to 林晓',
      '已分配给 林晓',
    ],
    ['says who took it', { ...assigned, by: 'claimed' }, '林晓 took it', '林晓 已接入'],
    [
      'says who took it though they were full',
      { ...assigned, by: 'forced' },
      '林晓 took it beyond their capacity',
      '林晓 超出上限接入',
    ],
    [
      'says who declined',
      { ...requeued, cause: 'declined' },
      'Back in the queue: declined by 林晓',
      '重新排队：林晓 拒接',
    ],
    [
      'says who let the time run out',
      { ...requeued, cause: 'noAnswer' },
      'Back in the queue: 林晓 did not answer in time',
      '重新排队：林晓 未及时回复',
    ],
    [
      'says whose connection broke',
      { ...requeued, cause: 'agentGone' },
      'Back in the queue: 林晓 is gone',
      '重新排队：林晓 已离开',
    ],
    [
      'says who passed it on',
      { ...requeued, cause: 'transferred' },
      'Transferred by 林晓',
      '林晓 已转接',
    ],
    [
      'says from whom it was taken over',
      { ...requeued, cause: 'takenOver' },
      'Taken over from 林晓',
      '由主管从 林晓 处接管',
    ],
    [
      'says whose advice was wanted',
      { type: 'consulted', conversationId: 'c1', agentId: 'a1', byAgentId: 'a2' },
      '林晓 was asked for advice',
      '已请教 林晓',
    ],
    ['says that it is resolved', { ...ended, outcome: 'resolved' }, 'Resolved', '已解决'],
    [
      'says that the bot has it again',
      { ...ended, outcome: 'released' },
      'Given back to the bot',
      '已交还机器人',
    ],
    [
      'says that the customer stopped waiting',
      { ...ended, agentId: null, outcome: 'leftQueue' },
      'The customer left the queue',
      '客户退出排队',
    ],
    [
      'says how the customer rated it',
      { type: 'rated', ...of, rating: 5 },
      'Rated 5 of 5',
      '客户评分 5 / 5',
    ],
  ];
  for (const [does, event, english, chinese] of cases) {
    it(does, () => {
      const message = anEvent(event, '林晓');
      expect(eventWords(message, translator('en'), 'en')).to.equal(english);
      expect(eventWords(message, translator('zh'), 'zh')).to.equal(chinese);
    });
  }

  it('speaks of an agent who is no more as of somebody', () => {
    const message = anEvent({ ...assigned, by: 'claimed' });
    expect(eventWords(message, translator('en'), 'en')).to.equal('An agent took it');
    expect(eventWords(message, translator('zh'), 'zh')).to.equal('客服 已接入');
  });

  it('stands for itself when the pages don’t know it', () => {
    const message = aMessage({ from: 'event', text: 'somethingNew' });
    expect(eventWords(message, translator('en'), 'en')).to.equal('somethingNew');
  });
});
