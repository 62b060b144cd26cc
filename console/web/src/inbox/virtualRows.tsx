import { makeStyles } from '@fluentui/react-components';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import type { ConversationAnswer } from '../../../wire.ts';
import { useSignedIn } from '../api/session.ts';
import { ConversationRow } from './conversationRow.tsx';
import { rowHeight } from './rowHeight.ts';

const useStyles = makeStyles({
  scroller: { height: '100%', overflowY: 'auto', contain: 'strict' },
  rows: { position: 'relative', margin: 0, padding: 0, listStyleType: 'none' },
  row: { position: 'absolute', top: 0, left: 0, right: 0 },
});

/** A list of any length, of which only what is in sight exists. */
export function VirtualRows(props: {
  readonly rows: readonly ConversationAnswer[];
  readonly openId: string | null;
  /** The end of the list has come into sight. */
  readonly onEnd: () => void;
}) {
  const { rows, openId, onEnd } = props;
  const styles = useStyles();
  const { id: myId } = useSignedIn();
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => {
      const row = rows[index];
      return row ? rowHeight(row, myId) : 0;
    },
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 6,
  });
  const visible = virtualizer.getVirtualItems();
  const last = visible.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last >= rows.length - 1) onEnd();
  }, [last, rows.length, onEnd]);
  const openIndex = rows.findIndex((row) => row.id === openId);
  useEffect(() => {
    if (openIndex >= 0) virtualizer.scrollToIndex(openIndex, { align: 'auto' });
  }, [openIndex, virtualizer]);

  return (
    <div ref={scroller} className={styles.scroller}>
      <ul className={styles.rows} style={{ height: virtualizer.getTotalSize() }}>
        {visible.map((item) => {
          const conversation = rows[item.index];
          return conversation ? (
            <li
              key={item.key}
              className={styles.row}
              style={{ height: item.size, transform: `translateY(${item.start}px)` }}
            >
              <ConversationRow conversation={conversation} open={conversation.id === openId} />
            </li>
          ) : null;
        })}
      </ul>
    </div>
  );
}
