import { MOST_GROUPS, useUnanswered } from '../api/unanswered.ts';
import { useWords } from '../i18n/index.ts';
import { usePageStyles } from '../shell/pageStyles.ts';
import { useObservable } from '../state/observable.ts';
import { isOpen } from './openGroup.ts';
import { settledIds } from './settled.ts';

/** How much there is left to review. */
export function LeftCount({ language }: { readonly language: string }) {
  const groups = useUnanswered(language).data;
  const settled = useObservable(settledIds);
  const page = usePageStyles();
  const { t } = useWords();
  if (!groups) return null;
  const open = groups.filter((group) => isOpen(group, settled));
  const messages = open.reduce((sum, group) => sum + group.messages.length, 0);
  const key = groups.length === MOST_GROUPS ? 'unanswered.atLeast' : 'unanswered.left';
  return (
    <span className={page.quiet} aria-live="polite" data-testid="left">
      {t(key, { count: messages, groups: open.length })}
    </span>
  );
}
