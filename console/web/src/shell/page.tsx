import { Spinner } from '@fluentui/react-components';
import { Suspense } from 'react';
import { leadsTeam, readsIntents, useSignedIn, worksInConversations } from '../api/session.ts';
import { useWords } from '../i18n/index.ts';
import { InboxPage } from '../inbox/inboxPage.tsx';
import { QueuePage } from '../queue/queuePage.tsx';
import { type Route, useRoute } from '../state/route.ts';
import { lazyPage } from './lazyPage.ts';
import { NotAllowed } from './notAllowed.tsx';

// What agents look at all day is loaded at once; the rest when somebody first goes there.
const EditorPage = lazyPage(async () => (await import('./editorPage.tsx')).EditorPage);
const QuickRepliesPage = lazyPage(
  async () => (await import('../quickReplies/quickRepliesPage.tsx')).QuickRepliesPage,
);
const TeamPage = lazyPage(async () => (await import('../team/teamPage.tsx')).TeamPage);

const WaitsPage = lazyPage(async () => (await import('../waits/waitsPage.tsx')).WaitsPage);

const EDITOR_PAGES: ReadonlySet<Route['page']> = new Set([
  ...(['unanswered', 'gaps', 'articles', 'newArticle', 'article', 'taxonomy'] as const),
  ...(['intents', 'intent', 'training'] as const),
]);

/** The page that the route names, for those who may see it. */
export function Page() {
  const { t } = useWords();
  return (
    <Suspense fallback={<Spinner label={t('app.loading')} style={{ height: '100%' }} />}>
      <AllowedPage />
    </Suspense>
  );
}

function AllowedPage() {
  const route = useRoute();
  const me = useSignedIn();
  if (route.page === 'quickReplies') return <QuickRepliesPage />;
  if (route.page === 'team' && leadsTeam(me)) return <TeamPage />;
  if (route.page === 'waits' && leadsTeam(me)) return <WaitsPage />;
  // An editor who is nothing else has no conversations to see.
  if (readsIntents(me) && (EDITOR_PAGES.has(route.page) || !worksInConversations(me))) {
    return <EditorPage route={route} />;
  }
  if (route.page === 'queue') return <QueuePage />;
  if (route.page !== 'inbox') return <NotAllowed />;
  return <InboxPage conversationId={route.conversationId} />;
}
