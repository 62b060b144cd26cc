// Run as a process of its own: an instance that takes in a message, and stores its answer when told to.
import { openMongoStore } from '../../storage/index.ts';
import { aLease, anAnswer, anInbound, present } from '../contracts/records.ts';

const store = await openMongoStore({ uri: present(process.argv[2]) });
const { drain, conversationId } = await store.handoff.receive(anInbound(), aLease());
process.on('message', async () => {
  const { lease, first } = present(drain);
  const messages = { conversationId, items: [anAnswer({ text: 'Too late' })] };
  const result = await store.handoff.commit({ messages, turn: { lease, entry: first } });
  process.send?.(result.outcome);
});
process.send?.(conversationId);
