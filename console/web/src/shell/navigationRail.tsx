import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import {
  BookFilled,
  BookRegular,
  BookSearchFilled,
  BookSearchRegular,
  BrainCircuitFilled,
  BrainCircuitRegular,
  ChatHelpFilled,
  ChatHelpRegular,
  ChatMultipleFilled,
  ChatMultipleRegular,
  FlashFilled,
  FlashRegular,
  LightbulbFilled,
  LightbulbRegular,
  PeopleFilled,
  PeopleQueueFilled,
  PeopleQueueRegular,
  PeopleRegular,
  TimerFilled,
  TimerRegular,
} from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import type { MeAnswer } from '../../../wire.ts';
import { useQueue } from '../api/conversations.ts';
import { leadsTeam, readsIntents, useSignedIn, worksInConversations } from '../api/session.ts';
import { useWords } from '../i18n/index.ts';
import { type Route, routeHref, useRoute } from '../state/route.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'stretch',
    gap: '2px',
    padding: '8px 6px',
    '@media (max-width: 899px)': { padding: '8px 2px' },
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
    '@media (max-width: 899px)': { fontSize: '10px' },
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
  {
    route: { page: 'inbox', conversationId: null },
    icon: <ChatMultipleRegular />,
    current: <ChatMultipleFilled />,
    isFor: worksInConversations,
  },
  {
    route: { page: 'queue' },
    icon: <PeopleQueueRegular />,
    current: <PeopleQueueFilled />,
    isFor: worksInConversations,
  },
  {
    route: { page: 'quickReplies' },
    icon: <FlashRegular />,
    current: <FlashFilled />,
    isFor: () => true,
  },
  {
    route: { page: 'unanswered' },
    icon: <ChatHelpRegular />,
    current: <ChatHelpFilled />,
    isFor: readsIntents,
  },
  {
    route: { page: 'articles', view: 'list' },
    icon: <BookRegular />,
    current: <BookFilled />,
    isFor: readsIntents,
  },
  {
    route: { page: 'gaps' },
    icon: <BookSearchRegular />,
    current: <BookSearchFilled />,
    isFor: readsIntents,
  },
  {
    route: { page: 'intents', view: 'list' },
    icon: <LightbulbRegular />,
    current: <LightbulbFilled />,
    isFor: readsIntents,
  },
  {
    route: { page: 'training', modelId: null },
    icon: <BrainCircuitRegular />,
    current: <BrainCircuitFilled />,
    isFor: readsIntents,
  },
  {
    route: { page: 'waits' },
    icon: <TimerRegular />,
    current: <TimerFilled />,
    isFor: leadsTeam,
  },
  {
    route: { page: 'team' },
    icon: <PeopleRegular />,
    current: <PeopleFilled />,
    isFor: leadsTeam,
  },
] as const satisfies readonly {
  readonly route: Route;
  readonly icon: ReactNode;
  readonly current: ReactNode;
  readonly isFor: (me: MeAnswer) => boolean;
}[];

/** Pages that belong to another one of the rail. */
const WITHIN: Partial<Record<Route['page'], Route['page']>> = {
  intent: 'intents',
  article: 'articles',
  newArticle: 'articles',
  taxonomy: 'articles',
};

/** The pages of the console that the account may see. */
export function NavigationRail() {
  const me = useSignedIn();
  const { page: open } = useRoute();
  const here = WITHIN[open] ?? open;
  const styles = useStyles();
  const { t } = useWords();
  return (
    <nav className={styles.root} aria-label={t('shell.navigation')}>
      {PAGES.filter(({ isFor }) => isFor(me)).map(({ route, icon, current }) => (
        <a
          key={route.page}
          href={routeHref(route)}
          className={mergeClasses(styles.item, here === route.page && styles.current)}
          aria-current={here === route.page ? 'page' : undefined}
          data-testid={`page-${route.page}`}
        >
          <span className={styles.icon}>{here === route.page ? current : icon}</span>
          {t(`shell.${route.page}`)}
          {route.page === 'queue' && <WaitingCount />}
        </a>
      ))}
    </nav>
  );
}

function WaitingCount() {
  const waiting = useQueue().data?.length ?? 0;
  const styles = useStyles();
  return waiting > 0 && <span className={styles.count}>{waiting}</span>;
}
