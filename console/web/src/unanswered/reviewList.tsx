import { makeStyles, Spinner } from '@fluentui/react-components';
import { ChatMultipleCheckmarkRegular } from '@fluentui/react-icons';
import { useMemo, useRef, useState } from 'react';
import type { UnansweredGroupAnswer } from '../../../wire.ts';
import { useSignedIn, writesIntents } from '../api/session.ts';
import { useUnanswered } from '../api/unanswered.ts';
import { useWords } from '../i18n/index.ts';
import { EmptyState, Problem } from '../shell/emptyState.tsx';
import { useNotices } from '../shell/notices.tsx';
import { useObservable } from '../state/observable.ts';
import { GroupCard } from './groupCard.tsx';
import { KeyHints } from './keyHints.tsx';
import { isOpen, keyOf } from './openGroup.ts';
import { inPlace } from './places.ts';
import { settle, settledIds } from './settled.ts';
import { useReviewKeys } from './useReviewKeys.ts';

const useStyles = makeStyles({
  root: { minWidth: 0 },
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: '10px',
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  empty: { height: '320px' },
});

/** The review queue. */
export function ReviewList({ language }: { readonly language: string }) {
  const unanswered = useUnanswered(language);
  const settled = useObservable(settledIds);
  const [places] = useState(() => new Map<string, number>());
  const [chosen, setChosen] = useState<string>();
  const list = useRef<HTMLUListElement>(null);
  const mayWrite = writesIntents(useSignedIn());
  const notices = useNotices();
  const styles = useStyles();
  const { t } = useWords();
  const groups = useMemo(
    () => inPlace(unanswered.data ?? [], places).filter((group) => isOpen(group, settled)),
    [unanswered.data, places, settled],
  );
  const currentIndex = Math.max(
    0,
    groups.findIndex((group) => keyOf(group) === chosen),
  );
  const goTo = (index: number): void => {
    const group = groups[Math.min(Math.max(index, 0), groups.length - 1)];
    if (!group) return;
    setChosen(keyOf(group));
    focusCard(list.current, keyOf(group));
  };
  const decide = (group: UnansweredGroupAnswer, intent: string | null): void => {
    const index = groups.indexOf(group);
    goTo(index + 1 < groups.length ? index + 1 : index - 1);
    settle(group, intent).catch((error: unknown) => notices.error(error));
  };
  useReviewKeys({
    current: mayWrite ? groups[currentIndex] : undefined,
    onDecide: decide,
    onMove: (step) => goTo(currentIndex + step),
  });
  if (unanswered.isPending) return <Spinner size="small" style={{ marginTop: 40 }} />;
  if (!unanswered.data) {
    return <Problem text={t('unanswered.failed')} onRetry={() => void unanswered.refetch()} />;
  }
  if (groups.length === 0) {
    return (
      <div className={styles.empty}>
        <EmptyState
          icon={<ChatMultipleCheckmarkRegular />}
          title={t('unanswered.none')}
          hint={t('unanswered.noneHint')}
        />
      </div>
    );
  }
  return (
    <div className={styles.root}>
      {mayWrite && <KeyHints />}
      <ul className={styles.list} ref={list} aria-label={t('unanswered.title')}>
        {groups.map((group, index) => (
          <GroupCard
            key={keyOf(group)}
            group={group}
            isCurrent={mayWrite && index === currentIndex}
            onChoose={() => setChosen(keyOf(group))}
            onDecide={mayWrite ? (intent) => decide(group, intent) : undefined}
          />
        ))}
      </ul>
    </div>
  );
}

function focusCard(list: HTMLUListElement | null, key: string): void {
  const card = [...(list?.children ?? [])].find(
    (child) => child instanceof HTMLElement && child.dataset.key === key,
  );
  if (!(card instanceof HTMLElement)) return;
  card.focus({ preventScroll: true });
  card.scrollIntoView({ block: 'nearest' });
}
