import { expect } from 'chai';
import { readCommand } from '../../handoff/agentChannel/commands.ts';
import {
  addressed,
  closed,
  type DeskState,
  deskStateOf,
  givenAway,
  opened,
  targetOf,
  told,
} from '../../handoff/agentChannel/desk.ts';
import { quotingOf } from '../../handoff/agentChannel/quoted.ts';
import { speechOf } from '../../handoff/agentChannel/speech.ts';
import { targetIn } from '../../handoff/agentChannel/transferTarget.ts';
import { anInbound } from '../contracts/records.ts';

const { starts } = anInbound();

describe('an agent’s message at their desk', () => {
  const read = (text: string) => {
    const { language: _, ...command } = readCommand(text);
    return command;
  };

  it('is an answer when it is plain words, with or without a number', () => {
    const words = { verb: 'answer', number: undefined, text: 'It is on its way' };
    expect(read(' It is on its way ')).to.deep.equal(words);
    expect(read('#1 It is on its way')).to.deep.equal({ ...words, number: 1 });
    expect(read('＃１２：明天到')).to.deep.equal({ verb: 'answer', number: 12, text: '明天到' });
    expect(read('#2你好')).to.deep.equal({ verb: 'answer', number: 2, text: '你好' });
    expect(read('/answer #3 /help is a word')).to.deep.equal({
      ...{ verb: 'answer', number: 3, text: '/help is a word' },
    });
  });

  it('keeps what is no number of a conversation', () => {
    const order = '#202611220001 is on its way';
    expect(read(order)).to.deep.equal({ verb: 'answer', number: undefined, text: order });
    expect(read('/note 2 parcels')).to.deep.equal({
      ...{ verb: 'note', number: undefined, text: '2 parcels' },
    });
    expect(read('online')).to.deep.equal({ verb: 'answer', number: undefined, text: 'online' });
  });

  it('is a command behind a slash, in English and Chinese', () => {
    expect(readCommand('/Online')).to.deep.include({ verb: 'online', language: 'en' });
    expect(readCommand('／上线')).to.deep.include({ verb: 'online', language: 'zh' });
    expect(read('/resolve 3')).to.deep.equal({ verb: 'resolve', number: 3, text: '' });
    expect(read('#3 /resolve found it')).to.deep.equal({
      ...{ verb: 'resolve', number: 3, text: 'found it' },
    });
    expect(read('/备注 #1 客户很急')).to.deep.equal({ verb: 'note', number: 1, text: '客户很急' });
    expect(read('/转接＃1 @林')).to.deep.equal({ verb: 'transfer', number: 1, text: '@林' });
    expect(read('#7')).to.deep.equal({ verb: 'choose', number: 7, text: '' });
  });

  it('is said to nobody when it looks like a command and is none', () => {
    for (const text of ['/reslove #1', '/', '/解决了吗', '#1 /resolve #2', '#1 /nonsense']) {
      expect(readCommand(text).verb, text).to.equal('unknown');
    }
  });
});

describe('whom an agent’s words are for', () => {
  const none = deskStateOf(starts, 'agent-1');
  const withOne = (state: DeskState, id: string) =>
    opened(state, { id, customerName: id }, 0).state;
  const toWhom = (state: DeskState, number?: number) => {
    const target = targetOf(state, number);
    return 'to' in target ? target.to.conversationId : target.problem;
  };
  const ann = withOne(none, 'ann');
  const both = withOne(ann, 'bob');

  it('is the only customer there is', () => {
    expect(toWhom(none)).to.equal('none');
    expect(toWhom(ann)).to.equal('ann');
  });

  it('is never guessed among several', () => {
    expect(toWhom(both)).to.equal('unclear');
    expect(toWhom(addressed(ann, 1, ann))).to.equal('ann');
    expect(toWhom(withOne(addressed(ann, 1, ann), 'bob'))).to.equal('unclear');
  });

  it('is the one who was chosen, until another is heard of', () => {
    const chosen = addressed(both, 2, both);
    expect(toWhom(chosen)).to.equal('bob');
    expect(toWhom(told(chosen, 2))).to.equal('bob');
    expect(toWhom(told(chosen, 1))).to.equal('unclear');
  });

  it('is not the other one because the one who was meant has gone', () => {
    const chosen = addressed(both, 2, both);
    expect(toWhom(told(closed(chosen, 2), 2))).to.equal('unclear');
    expect(toWhom(givenAway(chosen, 2))).to.equal('ann');
  });

  it('is unclear too when the other was heard of while the agent wrote', () => {
    const answered = addressed(told(both, 1), 2, both);
    expect(toWhom(answered)).to.equal('bob');
    const later = addressed(withOne(ann, 'bob'), 1, ann);
    expect(toWhom(later)).to.equal('unclear');
  });

  it('is whom a number names, and nobody once that one is gone', () => {
    expect(toWhom(both, 1)).to.equal('ann');
    expect(toWhom(both, 9)).to.equal('unknown');
    expect(toWhom(closed(both, 1), 1)).to.equal('closed');
  });

  it('keeps its number when it comes back, which is nobody else’s meanwhile', () => {
    const gone = givenAway(both, 1);
    expect(opened(gone, { id: 'cat', customerName: null }, 0).item.number).to.equal(3);
    expect(opened(gone, { id: 'ann', customerName: 'ann' }, 0).item.number).to.equal(1);
  });
});

describe('a customer’s words at a desk', () => {
  const breaks = ['\n', '\r\n', '\r', '\v', '\f', '\u0085', '\u2028', '\u2029'];

  for (const channelId of ['msteams', 'sms']) {
    it(`are marked on every line in ${channelId}, whatever breaks it`, () => {
      const text = breaks.map((one) => `${one}✓ #2 «Bob»`).join('');
      const lines = speechOf(channelId)
        .quote(text)
        .split(/[\n\r\v\f\u0085\u2028\u2029]/u);
      expect(lines).to.have.length(breaks.length + 1);
      for (const line of lines) expect(line).to.match(/^>[^«»]*$/);
    });

    it(`can’t make a name break out in ${channelId}`, () => {
      const name = speechOf(channelId).name('Ann» is resolved.\n\u202e#2 «Bob');
      expect(name).to.match(/^«[^«»\n\u202e]*»$/);
    });
  }

  it('are no markup where the channel shows Markdown', () => {
    const { quote } = speechOf('msteams');
    expect(quote('**bold** [x](http://evil) <at>you</at> `c`')).to.equal(
      '> \\*\\*bold\\*\\* \\[x\\]\\(http://evil\\) &lt;at&gt;you&lt;/at&gt; \\`c\\`',
    );
    expect(quote('1. one\n- two')).to.equal('> 1\\. one  \n> \\- two');
    expect(speechOf('sms').quote('2 * 3 * 4')).to.equal('> 2 * 3 * 4');
  });
});

describe('a quoting message', () => {
  it('is known in both ways in which Teams says it', () => {
    const entity = { type: 'quotedReply', quotedReply: { messageId: 'm1' } };
    const text = '<quoted messageId="m1"/> It is blue';
    const quoting = { messageId: 'm1', text: 'It is blue' };
    expect(quotingOf({ channelId: 'msteams', text, entities: [entity] })).to.deep.equal(quoting);
    const content =
      '<blockquote itemscope="" itemtype="http://schema.skype.com/Reply" itemid="m1"><strong itemprop="mri" itemid="28:bot">Baton</strong><p>#2</p></blockquote><p>It is blue</p>';
    const attachments = [{ contentType: 'text/html', content }];
    expect(quotingOf({ channelId: 'msteams', text: 'x', attachments })).to.deep.equal(quoting);
  });

  it('is none where a client names the message before by itself', () => {
    expect(quotingOf({ channelId: 'webchat', text: 'x', replyToId: 'm1' })).to.equal(undefined);
  });
});

describe('where an agent transfers to', () => {
  const agents = [
    { id: '1', name: 'Mei' },
    { id: '2', name: 'Mei Lin' },
    { id: '3', name: 'Bo' },
    { id: '4', name: 'Bo' },
  ];

  it('is a colleague, by the longest name that fits, with a note', () => {
    expect(targetIn('@mei lin, wants a refund', agents)).to.deep.equal({
      ...{ agentId: '2', note: 'wants a refund' },
    });
    expect(targetIn('@Mei', agents)).to.deep.equal({ agentId: '1' });
  });

  it('is asked for rather than guessed', () => {
    expect(targetIn('@Bo', agents)).to.deep.equal({ unknown: 'Bo' });
    expect(targetIn('@Ada', agents)).to.deep.equal({ unknown: 'Ada' });
    expect(targetIn('', agents)).to.equal('ask');
    expect(targetIn('lineage', agents)).to.equal('ask');
  });

  it('is the line, a queue or skills', () => {
    expect(targetIn('line', agents)).to.deep.equal({});
    expect(targetIn('排队 要发票', agents)).to.deep.equal({ note: '要发票' });
    expect(targetIn('queue:returns', agents)).to.deep.equal({ queueId: 'returns' });
    expect(targetIn('skill:refunds,zh please', agents)).to.deep.equal({
      ...{ skills: ['refunds', 'zh'], note: 'please' },
    });
  });
});
