import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef } from 'react';
import { errorWords } from '../api/errorWords.ts';
import { queryClient } from '../api/queryClient.ts';
import { useSignedIn } from '../api/session.ts';
import { forgetArticleDrafts } from '../articles/draftStore.ts';
import { useWords } from '../i18n/index.ts';
import { forgetIntentDrafts } from '../intents/draftStore.ts';
import { applyEvent, type Hearers } from '../live/applyEvent.ts';
import { LiveStream } from '../live/liveStream.ts';
import { noteTyping } from '../live/typing.ts';
import { Outbox } from '../outbox/outbox.ts';
import { readStored, writeStored } from '../state/browserStorage.ts';
import { serverNow } from '../state/clock.ts';
import { openDrafts } from '../state/drafts.ts';
import { openUnread } from '../state/unread.ts';
import { forgetSettled } from '../unanswered/settled.ts';

/** What lives as long as somebody is signed in. */
export interface Live {
  readonly stream: LiveStream;
  readonly outbox: Outbox;
}

const LiveContext = createContext<Live | undefined>(undefined);

/** Events older than this are history, not news. */
const NEWS_MS = 60_000;

/** The live connection and the outbox. */
export function useLive(): Live {
  const live = useContext(LiveContext);
  if (!live) throw new Error('useLive needs a LiveProvider');
  return live;
}

/** Connects, and keeps what is on the page up to date. */
export function LiveProvider(props: { readonly hearers: Hearers; readonly children: ReactNode }) {
  const { id: myId } = useSignedIn();
  const { t } = useWords();
  const words = useRef(t);
  const hearers = useRef(props.hearers);
  useEffect(() => {
    words.current = t;
    hearers.current = props.hearers;
  });

  const live = useMemo<Live>(() => {
    openUnread(myId);
    openDrafts(myId);
    forgetArticleDrafts();
    forgetIntentDrafts();
    forgetSettled();
    const outbox = new Outbox({
      accountId: myId,
      refusalWords: (error) => errorWords(error, words.current, myId),
    });
    const cursorKey = `baton.cursor.${myId}`;
    const stream = new LiveStream({
      address: streamAddress,
      cursor: {
        get: () => readStored<string>(cursorKey),
        set: (cursor) => void writeStored(cursorKey, cursor),
      },
      onEvent: (event) => {
        const isNews = Date.parse(event.at) > serverNow() - NEWS_MS;
        applyEvent(event, myId, isNews ? hearers.current : NOBODY);
      },
      onTyping: (conversationId, from) => {
        if (from === 'customer') noteTyping(conversationId);
      },
      onReady: () => {
        void queryClient.invalidateQueries();
        outbox.flush();
      },
      onFailure: () => void queryClient.invalidateQueries({ queryKey: ['me'] }),
    });
    return { stream, outbox };
  }, [myId]);

  useEffect(() => {
    live.stream.start();
    live.outbox.flush();
    return () => {
      live.stream.stop();
      live.outbox.stop();
    };
  }, [live]);

  return <LiveContext.Provider value={live}>{props.children}</LiveContext.Provider>;
}

const NOBODY: Hearers = {
  onAssigned: () => undefined,
  onPromise: () => undefined,
  onConsulted: () => undefined,
  onTakenOver: () => undefined,
};

function streamAddress(cursor: string | undefined): string {
  const url = new URL('/api/v1/stream', location.href);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  if (cursor !== undefined) url.searchParams.set('since', cursor);
  return url.href;
}
