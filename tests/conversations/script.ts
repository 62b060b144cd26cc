/** A line of a written conversation: something that somebody does, or something that is so. */
export interface ScriptLine {
  readonly number: number;
  readonly verb: Verb;
  readonly words: string;
}

/** A written conversation. */
export interface Script {
  readonly title: string;
  readonly language: 'zh' | 'en';
  readonly lines: readonly ScriptLine[];
}

const VERBS = {
  'customer:': 'customerWrites',
  'customer presses:': 'customerPresses',
  'customer arrives': 'customerArrives',
  'customer sends a picture': 'customerSendsPicture',
  'bot:': 'botSays',
  'bot answers with': 'botAnswersWith',
  'buttons:': 'buttonsAre',
  'agent online:': 'agentOnline',
  'agent:': 'agentSays',
  'agent resolves': 'agentResolves',
  'agent releases': 'agentReleases',
  'minutes pass:': 'minutesPass',
  '> escalated': 'isEscalated',
  '> its answers:': 'answersAre',
  '> note:': 'noteHolds',
  '> the conversation is': 'conversationIs',
  '> understood as': 'isUnderstood',
  '> rated': 'isRated',
} as const;

/** What a line of a script can do or claim. */
export type Verb = (typeof VERBS)[keyof typeof VERBS];

/** Reads a script: `# title (language)`, then a line each; empty lines and `//` don't count. */
export function parseScript(text: string): Script {
  const [heading = '', ...rest] = text.split('\n');
  const { title, language } = /^# (?<title>.+) \((?<language>zh|en)\)$/.exec(heading)?.groups ?? {};
  if (!title || (language !== 'zh' && language !== 'en')) throw new Error(`No title: ${heading}`);
  const lines = rest
    .map((line, index) => ({ line: line.trim(), number: index + 2 }))
    .filter(({ line }) => line !== '' && !line.startsWith('//'))
    .map(({ line, number }) => parseLine(line, number));
  return { title, language, lines };
}

function parseLine(line: string, number: number): ScriptLine {
  const starts = Object.keys(VERBS).filter((start) => line.startsWith(start));
  const start = starts.sort((a, b) => b.length - a.length)[0] as keyof typeof VERBS | undefined;
  if (!start) throw new Error(`Line ${number} says nothing that a script knows: ${line}`);
  return { number, verb: VERBS[start], words: line.slice(start.length).trim() };
}
