import type { Evidence } from '../checker.ts';
import { visitsOf } from './conversationsOf.ts';

/** Who only asks the bot sure questions gets, after the welcome, the sure answer to each. */
export function botAnswers({ journals, records }: Evidence) {
  const asking = journals.customers.filter(({ onlyAsks }) => onlyAsks);
  return visitsOf(asking, records).flatMap(({ customer, transcript }) => {
    const asked = transcript.filter(({ from }) => from === 'customer');
    const welcomes = customer.channelId === 'directline' ? 1 : 0;
    const answers = transcript.filter(({ from }) => from === 'bot').slice(welcomes);
    const expected = asked.map(({ text }) => journals.calmAnswers.get(text));
    const wrong = expected.findIndex((answer, index) => answers[index]?.text !== answer);
    if (wrong === -1 && answers.length === expected.length) return [];
    const place = wrong === -1 ? expected.length : wrong;
    return [
      {
        what: `${customer.name} asked ${asked.length} times and was answered ${answers.length} times; answer ${place + 1} is wrong`,
        evidence: {
          expected: expected[place],
          answer: answers[place],
          around: transcript.filter(({ seq }) => Math.abs(seq - (answers[place]?.seq ?? 0)) <= 6),
        },
      },
    ];
  });
}
