import type { Evidence } from '../checker.ts';
import { isShown, visitsOf } from './conversationsOf.ts';
import { doubled } from './grouped.ts';

/** What a page on the local channel has shown is the transcript: all of it if it stayed open, else its beginning. */
export function localDelivery({ journals, records }: Evidence) {
  const local = journals.customers.filter(({ channelId }) => channelId === 'directline');
  return visitsOf(local, records).flatMap(({ customer, transcript }) => {
    const { name, heard, stayed } = customer;
    const due = transcript.filter((one) => isShown(one) && one.from !== 'customer');
    const twice = doubled(heard, ({ id }) => id ?? '');
    const wrong = heard.findIndex(({ text }, index) => due[index]?.text !== text);
    const missing = stayed ? due.slice(heard.length) : [];
    return [
      ...twice.map((evidence) => ({ what: `${name} was shown something twice`, evidence })),
      ...(wrong === -1
        ? []
        : [
            {
              what: `${name} was shown something else than the transcript`,
              evidence: { shown: heard.slice(wrong, wrong + 3), due: due.slice(wrong, wrong + 3) },
            },
          ]),
      ...(missing.length > 0
        ? [{ what: `${name} was not shown everything`, evidence: missing.slice(0, 3) }]
        : []),
    ];
  });
}
