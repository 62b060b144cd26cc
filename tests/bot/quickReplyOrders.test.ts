import { expect } from 'chai';
import { createOrderValues } from '../../bot/quickReplyOrders.ts';
import { openSqliteStore, type Store } from '../../storage/index.ts';
import { aConversation, anEscalation, committed } from '../contracts/records.ts';
import { anOrder } from '../customers/anOrder.ts';

const OLD = '202611220001';
const NEW = '202611220002';

describe('What quick replies tell of an order', () => {
  let store: Store;

  beforeEach(async () => {
    store = await openSqliteStore({ file: ':memory:' });
    await store.orders.replaceOrders([anOrder({ number: OLD }), anOrder({ number: NEW })]);
  });

  afterEach(() => store.close());

  /** What is told in a conversation that was handed over with these orders. */
  const told = async (orders: readonly string[] | undefined, language: 'zh' | 'en' = 'en') => {
    const conversation = await aConversation(store.handoff);
    const escalation = anEscalation({
      ...{ conversationId: conversation.id, state: 'waiting' },
      ...(orders && { orders }),
    });
    const waiting = { ...conversation, state: 'waiting' as const, escalationId: escalation.id };
    await committed(store.handoff, { conversation: waiting, escalation });
    return createOrderValues(store)(waiting, language);
  };

  it('is of the newest that the customer showed to be theirs', async () => {
    const values = await told([OLD, NEW]);
    expect(values).to.include({ 'order.id': NEW });
    expect(values['order.status']).to.be.a('string').that.does.not.equal('');
    expect(values['order.total']).to.match(/^\d+\.\d\d$/);
  });

  it('is in the language of the conversation', async () => {
    expect((await told([OLD], 'zh'))['order.status']).to.match(/\p{Script=Han}/u);
  });

  it('is nothing without a proof', async () => {
    expect(await told(undefined)).to.deep.equal({});
  });

  it('is nothing once the order is no longer known', async () => {
    expect(await told(['209901010000'])).to.deep.equal({});
  });

  it('is nothing while the conversation is the bot’s', async () => {
    const conversation = await aConversation(store.handoff);
    expect(await createOrderValues(store)(conversation, 'en')).to.deep.equal({});
  });
});
