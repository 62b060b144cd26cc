import { makeStyles, tokens } from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import type { ConversationAnswer } from '../../../wire.ts';
import { queryClient } from '../api/queryClient.ts';
import { request } from '../api/request.ts';
import { leadsTeam, useSignedIn } from '../api/session.ts';
import { useWords } from '../i18n/index.ts';
import { customerLabel } from '../i18n/labels.ts';
import type { Translate } from '../i18n/translation.ts';
import type { Hearers } from '../live/applyEvent.ts';
import { parseRoute, routeHref } from '../state/route.ts';
import { arrivals } from './arrivals.ts';
import { ConnectionBanner } from './connectionBanner.tsx';
import { LiveProvider } from './live.tsx';
import { NavigationRail } from './navigationRail.tsx';
import { type Notices, useNotices } from './notices.tsx';
import { Page } from './page.tsx';
import { PageTitle } from './pageTitle.tsx';
import { PresenceHint } from './presenceHint.tsx';
import { TopBar } from './topBar.tsx';

/** What stands for all promises among what was told just now, and for how long, in milliseconds. */
const PROMISES = 'promises';
const PROMISES_PAUSE_MS = 5_000;

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateRows: 'auto auto minmax(0, 1fr)',
    height: '100%',
    backgroundColor: tokens.colorNeutralBackground1,
  },
  body: {
    display: 'grid',
    gridTemplateColumns: '84px minmax(0, 1fr)',
    minHeight: 0,
    '@media (max-width: 899px)': { gridTemplateColumns: '66px minmax(0, 1fr)' },
  },
});

/** The console of somebody who is signed in. */
export function SignedInApp({ dark }: { readonly dark: boolean }) {
  const styles = useStyles();
  return (
    <LiveProvider hearers={useHearers()}>
      <PageTitle />
      <div className={styles.root}>
        <TopBar dark={dark} />
        <div>
          <ConnectionBanner />
          <PresenceHint />
        </div>
        <div className={styles.body}>
          <NavigationRail />
          <Page />
        </div>
      </div>
    </LiveProvider>
  );
}

/** Tells of conversations that arrive while one looks elsewhere. */
function useHearers(): Hearers {
  const notices = useNotices();
  const { t } = useWords();
  const leading = leadsTeam(useSignedIn());
  // Only to have one object for the whole life of the component.
  const [seen] = useState(() => new Set<string>());
  return useMemo(
    () => ({
      onAssigned(conversationId) {
        const route = parseRoute(location.hash);
        const open = route.page === 'inbox' && route.conversationId === conversationId;
        if (open && document.visibilityState === 'visible') return;
        arrivals.update((ids) => new Set([...ids, conversationId]));
        if (seen.has(conversationId)) return;
        seen.add(conversationId);
        setTimeout(() => seen.delete(conversationId), 10_000);
        void announce(conversationId, (name) => t('notice.arrived', { name }), notices, t);
      },
      onConsulted(conversationId) {
        void announce(conversationId, (name) => t('notice.consulted', { name }), notices, t);
      },
      onTakenOver(conversationId) {
        void announce(conversationId, (name) => t('notice.takenOver', { name }), notices, t);
      },
      onPromise(conversationId, clock, level) {
        if (!leading || seen.has(PROMISES)) return;
        // Where many are late at once, one notice is enough; the queue shows them all.
        seen.add(PROMISES);
        setTimeout(() => seen.delete(PROMISES), PROMISES_PAUSE_MS);
        const promise = t(`event.${level}`, { promise: t(`event.${clock}`) });
        void announce(conversationId, (name) => `${promise}: ${name}`, notices, t);
      },
    }),
    [notices, t, seen, leading],
  );
}

async function announce(
  conversationId: string,
  wordsFor: (name: string) => string,
  notices: Notices,
  t: Translate,
): Promise<void> {
  const conversation = await queryClient
    .fetchQuery({
      queryKey: ['conversation', conversationId],
      queryFn: () => request<ConversationAnswer>('GET', `/conversations/${conversationId}`),
      staleTime: 0,
    })
    .catch(() => undefined);
  if (!conversation) return;
  notices.news(
    wordsFor(customerLabel({ ...conversation, id: conversation.customerId }, t)),
    routeHref({ page: 'inbox', conversationId }),
  );
}
