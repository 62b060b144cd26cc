import { makeStyles, mergeClasses, Spinner, Text, tokens } from '@fluentui/react-components';
import { CheckmarkRegular } from '@fluentui/react-icons';
import { useWords } from '../i18n/index.ts';
import { usePageStyles } from '../shell/pageStyles.ts';
import { useObservable } from '../state/observable.ts';
import { routeHref } from '../state/route.ts';
import { justSettled } from './settled.ts';

const useStyles = makeStyles({
  root: {
    position: 'sticky',
    top: '0',
    maxHeight: 'calc(100vh - 110px)',
    overflow: 'auto',
    padding: '14px 16px',
    '@media (max-width: 1099px)': { position: 'static', order: -1, height: '112px' },
  },
  list: { margin: '6px 0 0', padding: 0, listStyleType: 'none' },
  item: {
    display: 'grid',
    gridTemplateColumns: '16px minmax(0, 1fr)',
    gap: '0 8px',
    padding: '7px 0',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    lineHeight: '18px',
    fontSize: tokens.fontSizeBase200,
    overflowWrap: 'anywhere',
  },
  done: { color: tokens.colorPaletteGreenForeground1, marginTop: '2px' },
});

/** What was just labelled and dismissed here, with the way to mend it. */
export function JustSettled() {
  const settled = useObservable(justSettled);
  const styles = useStyles();
  const page = usePageStyles();
  const { t } = useWords();
  return (
    <aside
      className={mergeClasses(page.card, styles.root)}
      aria-label={t('unanswered.settled')}
      data-testid="settled"
    >
      <Text as="h2" weight="semibold">
        {t('unanswered.settled')}
      </Text>
      {settled.length === 0 ? (
        <span className={mergeClasses(page.quiet, page.small)}>{t('unanswered.noneSettled')}</span>
      ) : (
        <ul className={styles.list}>
          {settled.map(({ key, text, language, messages, intent, isSaved }) => (
            <li key={key} className={styles.item} data-testid="settled-row">
              {isSaved ? (
                <CheckmarkRegular className={styles.done} aria-label={t('unanswered.saved')} />
              ) : (
                <Spinner size="extra-tiny" aria-label={t('status.sending')} />
              )}
              <span>
                <span lang={language}>{text}</span>
                {messages > 1 && (
                  <span className={page.quiet}>
                    {' '}
                    {t('unanswered.andSimilar', { count: messages - 1 })}
                  </span>
                )}
                <br />
                {intent === null ? (
                  <span className={page.quiet}>{t('unanswered.dismissed')}</span>
                ) : (
                  <>
                    →{' '}
                    <a
                      className={page.link}
                      href={routeHref({
                        ...{ page: 'intent', name: intent, view: 'utterances' },
                        q: text,
                      })}
                    >
                      {intent}
                    </a>
                  </>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
    </aside>
  );
}
