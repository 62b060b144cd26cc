import { expect } from 'chai';
import { channelMessage } from '../../bot/channelMessage.ts';
import type { Message } from '../../handoff/index.ts';
import { NOW } from '../contracts/records.ts';

const BOT = 'See **returns** on [our page](https://shop.example/returns):\n- within `7` days';

function shown(channelId: string, fields: Partial<Message>) {
  const text = fields.text ?? BOT;
  return channelMessage(channelId, {
    ...{ conversationId: 'c1', seq: 2, from: 'bot', at: NOW, status: 'stored' },
    activity: { type: 'message', text, textFormat: 'markdown' },
    ...fields,
    text,
  });
}

const agent: Partial<Message> = {
  from: 'agent',
  text: 'use **two** stars',
  activity: {
    type: 'message',
    text: 'use **two** stars',
    textFormat: 'plain',
    from: { id: 'lin', name: 'Lin' },
  },
};

describe('channelMessage', () => {
  it('leaves Teams its Markdown', () => {
    expect(shown('msteams', {})).to.deep.equal({
      type: 'message',
      text: BOT,
      textFormat: 'markdown',
    });
  });

  it('takes Markdown out for Messenger, which would show its signs', () => {
    expect(shown('facebook', {})).to.deep.equal({
      type: 'message',
      text: 'See returns on our page (https://shop.example/returns):\n• within 7 days',
      textFormat: 'plain',
    });
  });

  it('says who speaks for an agent, and leaves their words as they typed them', () => {
    for (const channelId of ['msteams', 'facebook']) {
      expect(shown(channelId, agent)).to.deep.equal({
        type: 'message',
        text: 'Lin: use **two** stars',
        textFormat: 'plain',
      });
    }
  });

  it('keeps the words of links that only work on the site', () => {
    const text = 'It is in [My orders](/orders).';
    expect(shown('msteams', { text }).text).to.equal('It is in My orders.');
  });

  it('fits buttons into Messenger’s quick replies', () => {
    const title = 'Talk to a person of flesh and blood';
    const actions = Array.from({ length: 20 }, () => ({ type: 'imBack', title, value: title }));
    const activity = { type: 'message', suggestedActions: { to: [], actions } };
    const message = shown('facebook', { activity });
    expect(message.suggestedActions?.actions).to.have.length(13);
    expect(message.suggestedActions?.actions[0]).to.deep.equal({
      type: 'imBack',
      title: 'Talk to a person of ',
      value: title,
    });
  });
});
