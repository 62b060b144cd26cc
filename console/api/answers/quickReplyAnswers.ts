import {
  fillTemplate,
  type Language,
  type QuickReply,
  type QuickReplyReader,
  type QuickReplyValues,
} from '../../../knowledge/index.ts';
import type { Account } from '../../store.ts';
import type { FilledReplyAnswer, QuickReplyAnswer } from '../../wire.ts';
import type { ApiParts } from '../apiParts.ts';
import { nameIn, namesOf } from '../names.ts';
import { leads } from './agentAnswers.ts';
import { iso } from './iso.ts';

/** What the account may do with quick replies. */
export function quickReplyReader(account: Account): QuickReplyReader {
  const writesShared = leads(account) || account.roles.includes('editor');
  return { accountId: account.id, writesShared };
}

/** Quick replies with their authors' names, as the reader sees them. */
export async function quickReplyAnswers(
  replies: readonly QuickReply[],
  reader: QuickReplyReader,
  api: Pick<ApiParts, 'accounts' | 'store' | 'quickReplies'>,
): Promise<readonly QuickReplyAnswer[]> {
  const names = await namesOf(
    replies.map(({ author }) => author),
    api,
  );
  return replies.map(({ at, lastUsedAt, ...reply }) => ({
    ...reply,
    mayEdit: api.quickReplies.mayChange(reply, reader),
    authorName: nameIn(names, reply.author),
    at: iso(at),
    lastUsedAt: iso(lastUsedAt),
  }));
}

/** The text in this language (or the only one there is), its variables filled in. */
export function filledReply(
  { texts }: Pick<QuickReply, 'texts'>,
  wanted: Language,
  values: QuickReplyValues,
): FilledReplyAnswer {
  const language = texts[wanted] === undefined ? otherThan(wanted) : wanted;
  return { language, ...fillTemplate(texts[language] ?? '', values) };
}

function otherThan(language: Language): Language {
  return language === 'zh' ? 'en' : 'zh';
}
