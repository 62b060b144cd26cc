import { type KeyboardEvent, type RefObject, useEffect, useState } from 'react';
import type { OfferedReplyAnswer } from '../../../wire.ts';
import { useOfferedReplies } from '../api/quickReplies.ts';
import { type SlashToken, slashTokenAt } from './slashToken.ts';

/** The menu of quick replies, as the composer sees it. */
export interface SlashState {
  /** Undefined: the menu is closed. */
  readonly token: SlashToken | undefined;
  readonly offered: readonly OfferedReplyAnswer[];
  /** Whether they are what was asked for last. */
  readonly isFresh: boolean;
  readonly active: number;
  setActive(index: number): void;
  take(index: number): void;
  /** Looks where the caret is now. */
  look(): void;
  close(): void;
  /** Whether the key was the menu's. */
  onKeyDown(event: KeyboardEvent): boolean;
}

/** Follows the caret, asks for what fits, and knows the keys. */
export function useSlashMenu(parts: {
  readonly conversationId: string;
  readonly text: string;
  readonly box: RefObject<HTMLTextAreaElement | null>;
  readonly enabled: boolean;
  readonly onTake: (offered: OfferedReplyAnswer, token: SlashToken) => void;
}): SlashState {
  const { conversationId, text, box, enabled, onTake } = parts;
  const [caret, setCaret] = useState<number>();
  const [leftAt, setLeftAt] = useState<number>();
  const [active, setActive] = useState(0);
  const [hurried, setHurried] = useState(false);

  const written = enabled && caret !== undefined ? slashTokenAt(text, caret) : undefined;
  const token = written?.start === leftAt ? undefined : written;
  const { data, isPlaceholderData, isError } = useOfferedReplies(conversationId, token?.query);
  const offered = token && data ? data : [];
  // Where the server doesn't answer there is nothing to wait for: Enter sends as ever.
  const isFresh = isError || (data !== undefined && !isPlaceholderData);

  // A slash that was left stays left, until it is gone.
  useEffect(() => {
    if (!written) setLeftAt(undefined);
  }, [written]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another query begins at its best.
  useEffect(() => {
    setActive(0);
    setHurried(false);
  }, [token?.query, token?.start]);

  const take = (index: number): void => {
    const chosen = offered[index];
    if (chosen && token) onTake(chosen, token);
  };
  // Whoever typed faster than the server answered meant the first of the new ones.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once the answer is there, and then only.
  useEffect(() => {
    if (!hurried || !isFresh) return;
    setHurried(false);
    take(0);
  }, [hurried, isFresh]);

  const onKeyDown = (event: KeyboardEvent): boolean => {
    if (!token || event.shiftKey || event.altKey || event.ctrlKey || event.metaKey) return false;
    if (event.key === 'Escape') setLeftAt(token.start);
    else if (!isFresh && (event.key === 'Enter' || event.key === 'Tab')) setHurried(true);
    else if (offered.length === 0) return false;
    else if (event.key === 'ArrowDown') setActive((active + 1) % offered.length);
    else if (event.key === 'ArrowUp') setActive((active + offered.length - 1) % offered.length);
    else if (event.key === 'Enter' || event.key === 'Tab') take(active);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };
  return {
    token,
    offered,
    isFresh,
    active: Math.min(active, Math.max(0, offered.length - 1)),
    setActive,
    take,
    look: () => {
      const area = box.current;
      if (area) setCaret(area.selectionStart === area.selectionEnd ? area.selectionEnd : undefined);
    },
    close: () => setCaret(undefined),
    onKeyDown,
  };
}
