import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import {
  ChatMultipleFilled,
  ChatMultipleRegular,
  PeopleFilled,
  PeopleQueueFilled,
  PeopleQueueRegular,
  PeopleRegular,
} from '@fluentui/react-icons';
import { useQueue } from '../api/conversations.ts';
import { leadsTeam, useSignedIn } from '../api/session.ts';
import { useWords } from '../i18n/index.ts';
import { type Route, routeHref, useRoute } from '../state/route.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'stretch',
    gap: '2px',
    padding: '8px 6px',
    backgroundColor: tokens.colorNeutralBackground3,
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  item: {
    position: 'relative',
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    gap: '3px',
    padding: '8px 0 7px',
    borderRadius: tokens.borderRadiusLarge,
    color: tokens.colorNeutralForeground3,
    fontSize: '11px',
    lineHeight: '14px',
    textDecorationLine: 'none',
    whiteSpace: 'nowrap',
    outlineOffset: '-2px',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  icon: { fontSize: '20px', lineHeight: 1, display: 'flex' },
  current: {
    color: tokens.colorBrandForeground1,
    fontWeight: tokens.fontWeightSemibold,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow2,
  },
  count: {
    position: 'absolute',
    top: '4px',
    left: 'calc(50% + 5px)',
    minWidth: '14px',
    padding: '0 3px',
    boxSizing: 'border-box',
    borderRadius: '7px',
    fontSize: '10px',
    lineHeight: '14px',
    textAlign: 'center',
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForegroundOnBrand,
    backgroundColor: tokens.colorBrandBackground,
  },
});

const PAGES = [
  { page: 'inbox', icon: <ChatMultipleRegular />, current: <ChatMultipleFilled /> },
  { page: 'queue', icon: <PeopleQueueRegular />, current: <PeopleQueueFilled /> },
  { page: 'team', icon: <PeopleRegular />, current: <PeopleFilled /> },
] as const;

/** The pages of the console. */
export function NavigationRail() {
  const me = useSignedIn();
  const here = useRoute().page;
  const waiting = useQueue().data?.length ?? 0;
  const styles = useStyles();
  const { t } = useWords();
  return (
    <nav className={styles.root} aria-label={t('shell.navigation')}>
      {PAGES.filter(({ page }) => page !== 'team' || leadsTeam(me)).map(
        ({ page, icon, current }) => (
          <a
            key={page}
            href={routeHref(
              page === 'inbox' ? { page, conversationId: null } : ({ page } as Route),
            )}
            className={mergeClasses(styles.item, here === page && styles.current)}
            aria-current={here === page ? 'page' : undefined}
            data-testid={`page-${page}`}
          >
            <span className={styles.icon}>{here === page ? current : icon}</span>
            {t(`shell.${page}`)}
            {page === 'queue' && waiting > 0 && <span className={styles.count}>{waiting}</span>}
          </a>
        ),
      )}
    </nav>
  );
}
