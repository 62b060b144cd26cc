import { type RefObject, useEffect } from 'react';
import type { ConversationAnswer } from '../../../wire.ts';
import { navigate } from '../state/route.ts';

/** Ctrl+K: search. Alt+↑ and Alt+↓: the conversation before and after the open one. */
export function useInboxKeys(parts: {
  readonly rows: readonly ConversationAnswer[];
  readonly openId: string | null;
  readonly search: RefObject<HTMLInputElement | null>;
}): void {
  const { rows, openId, search } = parts;
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        search.current?.focus();
        search.current?.select();
      }
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (!event.altKey || step === undefined || rows.length === 0) return;
      event.preventDefault();
      const here = rows.findIndex((row) => row.id === openId);
      const there = here < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, here + step));
      const row = rows[there];
      if (row && row.id !== openId) navigate({ page: 'inbox', conversationId: row.id });
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [rows, openId, search]);
}
