import {
  Button,
  CounterBadge,
  Input,
  makeStyles,
  Spinner,
  Tab,
  TabList,
  tokens,
} from '@fluentui/react-components';
import { DismissRegular, SearchRegular } from '@fluentui/react-icons';
import { useEffect, useRef, useState } from 'react';
import { type ListTab, useConversations } from '../api/conversations.ts';
import { useSignedIn } from '../api/session.ts';
import { useWords } from '../i18n/index.ts';
import { Problem } from '../shell/emptyState.tsx';
import { ConsultList } from './consultList.tsx';
import { inLineOrder } from './lineOrder.ts';
import { NothingInList } from './nothingInList.tsx';
import { useInboxKeys } from './useInboxKeys.ts';
import { VirtualRows } from './virtualRows.tsx';

const TABS = ['mine', 'waiting', 'all'] as const;
const SEARCH_PAUSE_MS = 250;

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', height: '100%' },
  head: { padding: '12px 12px 0' },
  search: { width: '100%' },
  tabs: { margin: '4px -6px 0' },
  tab: { padding: '8px 6px', minWidth: 0 },
  count: {
    marginLeft: '5px',
    color: tokens.colorNeutralForeground3,
    fontWeight: tokens.fontWeightRegular,
    fontVariantNumeric: 'tabular-nums',
  },
  waitingCount: { marginLeft: '5px' },
  body: {
    flexGrow: 1,
    minHeight: 0,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  loading: { padding: '24px' },
});

/** The conversations by tab, with search. */
export function ConversationList({ openId }: { readonly openId: string | null }) {
  const me = useSignedIn();
  const [tab, setTab] = useState<ListTab>(me.agent ? 'mine' : 'all');
  const [typed, setTyped] = useState('');
  const q = usePaused(typed.trim());
  const search = useRef<HTMLInputElement>(null);
  const lists = {
    mine: useConversations('mine', me.id, q),
    waiting: useConversations('waiting', me.id, q),
    all: useConversations('all', me.id, q),
  };
  const shown = lists[tab];
  const items = shown.data?.pages.flatMap((page) => page.items) ?? [];
  const rows = tab === 'waiting' ? inLineOrder(items) : items;
  useInboxKeys({ rows, openId, search });
  const styles = useStyles();
  const { t } = useWords();

  return (
    <div className={styles.root}>
      <div className={styles.head}>
        <Input
          ref={search}
          className={styles.search}
          type="text"
          role="searchbox"
          aria-label={t('list.search')}
          placeholder={t('list.search')}
          value={typed}
          data-testid="search"
          contentBefore={<SearchRegular />}
          contentAfter={
            typed ? (
              <Button
                size="small"
                appearance="transparent"
                aria-label={t('list.clear')}
                icon={<DismissRegular />}
                onClick={() => setTyped('')}
              />
            ) : undefined
          }
          onChange={(_event, { value }) => setTyped(value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') setTyped('');
          }}
        />
        <TabList
          className={styles.tabs}
          size="small"
          selectedValue={tab}
          onTabSelect={(_event, { value }) => setTab(value as ListTab)}
        >
          {TABS.map((name) => (
            <Tab key={name} value={name} className={styles.tab} data-testid={`tab-${name}`}>
              {t(`list.${name}`)}
              <Count list={lists[name]} loud={name === 'waiting'} />
            </Tab>
          ))}
        </TabList>
      </div>
      <ConsultList />
      <div className={styles.body}>
        {shown.isPending && <Spinner className={styles.loading} size="tiny" />}
        {shown.isError && rows.length === 0 && (
          <Problem text={t('list.failed')} onRetry={() => void shown.refetch()} />
        )}
        {shown.isSuccess && rows.length === 0 && <NothingInList tab={tab} q={q} />}
        {rows.length > 0 && (
          <VirtualRows
            rows={rows}
            openId={openId}
            onEnd={() => {
              if (shown.hasNextPage && !shown.isFetchingNextPage) void shown.fetchNextPage();
            }}
          />
        )}
      </div>
    </div>
  );
}

function Count(props: {
  readonly list: ReturnType<typeof useConversations>;
  readonly loud: boolean;
}) {
  const styles = useStyles();
  const pages = props.list.data?.pages;
  if (!pages) return null;
  const count = pages.reduce((sum, page) => sum + page.items.length, 0);
  if (props.loud && count > 0) {
    return (
      <CounterBadge
        className={styles.waitingCount}
        size="small"
        color="brand"
        count={count}
        overflowCount={99}
      />
    );
  }
  const more = props.list.hasNextPage ? '+' : '';
  return (
    <span className={styles.count}>
      {count}
      {more}
    </span>
  );
}

/** The value once it has not changed for a moment. */
function usePaused(value: string): string {
  const [paused, setPaused] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(value), value === '' ? 0 : SEARCH_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return paused;
}
