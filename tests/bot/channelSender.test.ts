import { CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { expect } from 'chai';
import { createChannelSender } from '../../bot/channelSender.ts';
import type { Conversation, SendError } from '../../handoff/index.ts';
import { newConversation } from '../../handoff/index.ts';
import { anAnswer, NOW } from '../contracts/records.ts';
import { RecordingConnector, type Treatment } from '../support/recordingConnector.ts';

describe('createChannelSender', () => {
  let connector: RecordingConnector;
  let adapter: CloudAdapter;
  let turnErrors: Error[];

  beforeEach(async () => {
    connector = await RecordingConnector.start();
    adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
    turnErrors = [];
    adapter.onTurnError = async (_, error) => {
      turnErrors.push(error);
    };
  });

  afterEach(() => connector.close());

  function conversation(): Conversation {
    const reference = {
      ...{ channelId: 'msteams', serviceUrl: connector.serviceUrl, user: { id: 'ann', name: '' } },
      ...{ bot: { id: 'bot', name: '' }, conversation: { id: 'room' } },
    } as Conversation['reference'];
    return newConversation({
      key: { channelId: 'msteams', conversationId: 'room', userId: 'ann' },
      ...{ reference, delivery: 'push', language: 'en', customerName: null, startedAt: NOW },
    });
  }

  function send(isAllowed = true) {
    const sender = createChannelSender({ adapter, appId: '', isAllowed: () => isAllowed });
    const message = { ...anAnswer({ text: 'hi' }), conversationId: 'c1', seq: 1 };
    return sender.send(conversation(), message);
  }

  async function failure(treatment: Treatment = {}, isAllowed = true): Promise<SendError> {
    connector.treat = () => treatment;
    try {
      await send(isAllowed);
    } catch (error) {
      return error as SendError;
    }
    throw new Error('It was sent');
  }

  it('returns the id that the channel gave', async () => {
    expect(await send()).to.deep.equal({ id: 'channel-1' });
  });

  it('tells what is worth another attempt, and when, after one request', async () => {
    expect(await failure({ status: 500 })).to.include({ retryable: true });
    expect(await failure({ status: 400 })).to.include({ retryable: false });
    expect(await failure({ status: 429, retryAfterSeconds: 7 })).to.include({
      ...{ retryable: true, retryAfterSeconds: 7 },
    });
    expect(connector.deliveries.items).to.have.length(3);
  });

  it('keeps a refusal from the bot’s onTurnError, which would hide it', async () => {
    await failure({ status: 400 });
    expect(turnErrors).to.deep.equal([]);
  });

  it('takes a message that the bot’s own middleware kept back for unsent', async () => {
    adapter.use(async () => {});
    expect(await failure()).to.include({ retryable: true });
    expect(connector.deliveries.items).to.deep.equal([]);
  });

  it('sends nothing to a service URL that is not allowed', async () => {
    expect(await failure({}, false)).to.include({ retryable: false });
    expect(connector.deliveries.items).to.deep.equal([]);
  });
});
