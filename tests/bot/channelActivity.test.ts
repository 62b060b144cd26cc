import type { Activity } from 'botbuilder';
import { expect } from 'chai';
import { belongsToAnotherApp, withoutMention } from '../../bot/channelActivity.ts';

const MENTION = {
  type: 'mention',
  mentioned: { id: 'bot', name: 'Baton' },
  text: '<at>Baton</at>',
};

function heard(fields: Partial<Activity>): string | undefined {
  const recipient = { id: 'bot', name: 'Baton' };
  return withoutMention({ type: 'message', recipient, ...fields } as Activity).text;
}

describe('withoutMention', () => {
  it('takes out what Teams puts before the customer’s words', () => {
    const text = '<at>Baton</at>&nbsp;where is my order?\n';
    expect(heard({ text, entities: [MENTION] })).to.equal('where is my order?');
  });

  it('leaves other people’s mentions', () => {
    const text = '<at>Baton</at> ask <at>Mei</at>';
    const mei = { type: 'mention', mentioned: { id: 'mei', name: 'Mei' }, text: '<at>Mei</at>' };
    expect(heard({ text, entities: [mei, MENTION] })).to.equal('ask <at>Mei</at>');
  });

  it('bears entities that lack what a mention has', () => {
    const entities = [{ type: 'mention' }, { type: 'mention', mentioned: {} }, { type: 'x' }];
    expect(heard({ text: 'hello', entities })).to.equal('hello');
  });

  it('changes nothing else', () => {
    expect(heard({ type: 'event', text: ' as it is ' })).to.equal(' as it is ');
    expect(heard({})).to.equal(undefined);
  });
});

describe('belongsToAnotherApp', () => {
  const onFacebook = (channelData: unknown) =>
    belongsToAnotherApp({ channelId: 'facebook', channelData } as Activity);

  it('knows Messenger’s standby channel and echoes', () => {
    expect(onFacebook({ standby: [{ message: { text: 'hi' } }] })).to.equal(true);
    expect(onFacebook({ message: { is_echo: true, text: 'hi' } })).to.equal(true);
  });

  it('takes a customer’s message for ours', () => {
    expect(onFacebook({ message: { mid: 'm1', text: 'hi' } })).to.equal(false);
    expect(onFacebook('odd')).to.equal(false);
    expect(onFacebook(undefined)).to.equal(false);
  });

  it('leaves other channels alone', () => {
    const activity = { channelId: 'msteams', channelData: { standby: [] } } as unknown as Activity;
    expect(belongsToAnotherApp(activity)).to.equal(false);
  });
});
