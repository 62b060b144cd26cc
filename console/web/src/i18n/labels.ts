import type { ConversationAnswer } from '../../../wire.ts';
import { shortId } from '../format/names.ts';
import { en } from './en/index.ts';
import type { Translate } from './translation.ts';

type Channel = keyof typeof en.channels;
type Skill = keyof typeof en.skillNames;
type Author = keyof typeof en.authors;

/** A channel's name; unknown ones as they are. */
export function channelLabel(channelId: string, t: Translate): string {
  return channelId in en.channels ? t(`channels.${channelId as Channel}`) : channelId;
}

/** A skill's name; those that the pages don't know as they are. */
export function skillLabel(skill: string, t: Translate): string {
  return skill in en.skillNames ? t(`skillNames.${skill as Skill}`) : skill;
}

/** Who did it: a person by name, one of our programs by what it is. */
export function authorLabel(
  { author, authorName }: { readonly author: string; readonly authorName: string | null },
  t: Translate,
): string {
  return authorName ?? (author in en.authors ? t(`authors.${author as Author}`) : author);
}

/** The customer's name, or a short stand-in. */
export function customerLabel(
  customer: Pick<ConversationAnswer, 'customerName'> & { readonly id: string },
  t: Translate,
): string {
  return customer.customerName?.trim() || t('list.customer', { id: shortId(customer.id) });
}
