import { expect } from 'chai';
import type { Message } from '../../handoff/index.ts';
import { present } from '../support/desk.ts';
import type { Script, ScriptLine } from './script.ts';
import type { Stage } from './stage.ts';

/**
 * Plays a script: does what it says people do, and checks that the bot says what it says, all of it
 * and nothing else. `…` in the bot's words stands for any words.
 */
export async function perform({ lines }: Script, stage: Stage): Promise<void> {
  let heard = 0;
  let said: Message[] = [];
  let last: Message | undefined;
  for (const line of lines) {
    if (isClaim(line)) {
      last = await check(line, stage, said, last);
      continue;
    }
    expect(
      said.map(({ text }) => text),
      `unexpected before line ${line.number}`,
    ).to.deep.equal([]);
    await act(line, stage, last);
    const news = await stage.messages(heard);
    heard = news.at(-1)?.seq ?? heard;
    said = news.filter(({ from }) => from === 'bot');
  }
  expect(
    said.map(({ text }) => text),
    'unexpected at the end',
  ).to.deep.equal([]);
}

function isClaim({ verb }: ScriptLine): boolean {
  return verb.startsWith('bot') || verb.startsWith('is') || CLAIMS.has(verb);
}

const CLAIMS: ReadonlySet<string> = new Set([
  'buttonsAre',
  'noteHolds',
  'conversationIs',
  'answersAre',
]);

async function act(line: ScriptLine, stage: Stage, last: Message | undefined): Promise<void> {
  const { verb, words } = line;
  if (verb === 'customerPresses') expect(buttonsOf(last), at(line)).to.include(words);
  if (verb === 'customerWrites' || verb === 'customerPresses') await stage.write(spoken(words));
  if (verb === 'customerArrives') await stage.arrive();
  if (verb === 'customerSendsPicture') await stage.sendPicture();
  if (verb === 'agentOnline') await stage.employ(words);
  if (verb === 'agentSays') await stage.agentSays(words);
  if (verb === 'agentResolves') await stage.agentResolves();
  if (verb === 'agentReleases') await stage.agentReleases();
  if (verb === 'minutesPass') await stage.pass(Number(words));
}

/** Checks a line; answers the bot's message that it, or the line before it, is about. */
async function check(
  line: ScriptLine,
  stage: Stage,
  said: Message[],
  last: Message | undefined,
): Promise<Message | undefined> {
  const { verb, words } = line;
  if (verb === 'botSays' || verb === 'botAnswersWith') {
    const message = said.shift();
    expect(message, `${at(line)}: the bot is silent`).not.to.equal(undefined);
    if (verb === 'botSays') expect(present(message).text, at(line)).to.match(pattern(words));
    else expect(present(message).analysis?.articleId, at(line)).to.equal(words);
    return message;
  }
  if (verb === 'buttonsAre') expect(buttonsOf(last), at(line)).to.deep.equal(words.split(' | '));
  if (verb === 'isUnderstood') expect(present(last).analysis?.decision, at(line)).to.equal(words);
  if (verb === 'conversationIs') expect(await stage.state(), at(line)).to.equal(words);
  if (verb === 'isRated') expect(await stage.rating(), at(line)).to.equal(Number(words));
  if (verb === 'noteHolds') expect((await stage.escalation()).message, at(line)).to.contain(words);
  if (verb === 'answersAre') expect(await fates(stage), at(line)).to.equal(words);
  if (verb === 'isEscalated') {
    const { reason, skills, priority } = await stage.escalation();
    expect([reason, ...skills, `priority ${priority}`].join(', '), at(line)).to.equal(words);
  }
  return last;
}

/** The articles that answered, each with what became of it. */
async function fates(stage: Stage): Promise<string> {
  const answers = await stage.answers();
  return answers
    .map(({ articleId, helpful, next }) => {
      const said = helpful === null ? undefined : helpful ? 'helped' : 'notHelped';
      return [articleId, said, next].filter(Boolean).join(' ');
    })
    .join(' | ');
}

function buttonsOf(message: Message | undefined): readonly string[] {
  return message?.activity?.suggestedActions?.actions.map(({ title }) => title) ?? [];
}

/** `<10,000 × words>` stands for a very long message. */
function spoken(words: string): string {
  const long = /^<(?<times>[\d,]+) × (?<unit>.+)>$/.exec(words)?.groups;
  return long ? present(long.unit).repeat(Number(long.times?.replaceAll(',', ''))) : words;
}

function pattern(words: string): RegExp {
  const literal = words.split('…').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${literal.join('[\\s\\S]*')}$`);
}

function at({ number, verb, words }: ScriptLine): string {
  return `line ${number} (${verb} ${words})`;
}
