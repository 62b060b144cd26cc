import type { ConsoleParts } from '../console/index.ts';
import { orderValues } from '../dialogs/index.ts';
import type { Store } from '../storage/index.ts';

/**
 * Lets quick replies speak of the order that the customer showed to be theirs before the handover,
 * the newest of several; of no other one.
 */
export function createOrderValues({
  handoff,
  orders,
}: Pick<Store, 'handoff' | 'orders'>): NonNullable<ConsoleParts['orderValues']> {
  return async ({ escalationId }, language) => {
    const escalation = escalationId === null ? undefined : await handoff.escalation(escalationId);
    const number = escalation?.orders?.at(-1);
    const order = number === undefined ? undefined : await orders.order(number);
    return order ? orderValues(order, language) : {};
  };
}
