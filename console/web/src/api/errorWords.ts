import type { Translate } from '../i18n/translation.ts';
import { RequestError } from './request.ts';

/** Codes of refusals that have words of their own. */
const CODES = [
  ...(['agentFull', 'agentUnavailable', 'emailTaken', 'lastAdmin', 'conflict'] as const),
  ...(['trainingRuns', 'notKept', 'openVariables'] as const),
];

/** What went wrong, in words for the person in front of the page. */
export function errorWords(error: unknown, t: Translate, myId?: string): string {
  if (!(error instanceof RequestError)) return t('notice.failed', { message: String(error) });
  if (error.status === 0) return t('notice.unreachable');
  const coded = CODES.find((code) => code === error.code);
  if (coded) return t(`notice.${coded}`);
  if (error.status === 409 && error.owner) return ownerWords(error.owner, t, myId);
  if (error.status === 403) return t('notice.forbidden');
  if (error.status === 404) return t('notice.gone');
  if (error.transient) return t('notice.busy');
  return t('notice.failed', { message: error.message });
}

function ownerWords(
  owner: NonNullable<RequestError['owner']>,
  t: Translate,
  myId: string | undefined,
): string {
  if (owner.state === 'bot') return t('notice.backWithBot');
  if (owner.state === 'waiting') return t('notice.inQueue');
  if (myId !== undefined && owner.agentId === myId) return t('notice.takenSelf');
  return t('notice.taken', { name: owner.agentName ?? t('event.someone') });
}
