import type { TurnContext } from 'botbuilder';
import { type Language, turnOf } from '../handoff/index.ts';
import { type BotPhrases, WORDING } from './wording.ts';

/** How a message is sent. */
export interface Speech {
  /** Titles of buttons; a press says the title. */
  readonly buttons?: readonly string[];
  readonly markdown?: boolean;
}

/** Says something to the customer, in the Bot Framework's plain form. */
export async function say(
  context: TurnContext,
  text: string,
  { buttons, markdown = false }: Speech = {},
): Promise<void> {
  await context.sendActivity({
    type: 'message',
    text,
    textFormat: markdown ? 'markdown' : 'plain',
    locale: turnOf(context).language,
    inputHint: 'acceptingInput',
    ...(buttons?.length && {
      suggestedActions: {
        to: [],
        actions: buttons.map((title) => ({ type: 'imBack', title, value: title })),
      },
    }),
  });
}

/** The bot's phrases in the language of the turn. */
export function phrasesOf(context: TurnContext): BotPhrases {
  return WORDING[turnOf(context).language];
}

/** Whether a text is one of the bot's buttons, in whatever language it was shown. */
export function isButton(text: string, titleOf: (phrases: BotPhrases) => string): boolean {
  const languages: readonly Language[] = ['zh', 'en'];
  return languages.some((language) => titleOf(WORDING[language]) === text);
}
