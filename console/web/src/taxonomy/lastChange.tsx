import { mergeClasses } from '@fluentui/react-components';
import { dateAndTime } from '../format/time.ts';
import { useWords } from '../i18n/index.ts';
import { authorLabel } from '../i18n/labels.ts';
import { usePageStyles } from '../shell/pageStyles.ts';

/** Who changed it last, and when; nothing where that is not known. */
export function LastChange(props: {
  readonly author: string | null;
  readonly authorName: string | null;
  readonly at: string | null;
}) {
  const { author, authorName, at } = props;
  const page = usePageStyles();
  const { t, language } = useWords();
  if (!author || !at) return null;
  return (
    <span className={mergeClasses(page.quiet, page.small)} data-testid="last-change">
      {t('taxonomy.lastChange', {
        name: authorLabel({ author, authorName }, t),
        when: dateAndTime(at, language),
      })}
    </span>
  );
}
