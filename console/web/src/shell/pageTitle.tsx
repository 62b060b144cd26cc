import { useConversations } from '../api/conversations.ts';
import { useSignedIn } from '../api/session.ts';
import { useObservable } from '../state/observable.ts';
import { unread, unreadCount } from '../state/unread.ts';
import { arrivals } from './arrivals.ts';

/** The tab's title, with the number of the agent's conversations that want a look. */
export function PageTitle() {
  const me = useSignedIn();
  const pages = useConversations('mine', me.id, '').data?.pages ?? [];
  const arrived = useObservable(arrivals);
  const notRead = useObservable(unread);
  const waiting = pages
    .flatMap((page) => page.items)
    .filter((item) => arrived.has(item.id) || unreadCount(notRead, item.id) > 0).length;
  return <title>{waiting > 0 ? `(${waiting}) Baton` : 'Baton'}</title>;
}
