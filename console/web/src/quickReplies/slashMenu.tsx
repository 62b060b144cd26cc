import { makeStyles, tokens } from '@fluentui/react-components';
import type { OfferedReplyAnswer } from '../../../wire.ts';
import { useWords } from '../i18n/index.ts';
import { KeyCap } from '../unanswered/keyCap.tsx';
import { OfferedReply } from './offeredReply.tsx';
import type { PlaceInArea } from './useCaretPlace.ts';

/** The element's id of the list, and of the entries in it. */
export const SLASH_MENU_ID = 'slash-menu';

const WIDTH = 520;

const useStyles = makeStyles({
  root: {
    position: 'absolute',
    zIndex: 3,
    width: `${WIDTH}px`,
    maxWidth: '100%',
    boxSizing: 'border-box',
    display: 'grid',
    gridTemplateRows: 'minmax(0, 1fr) auto',
    maxHeight: 'min(400px, 60vh)',
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow16,
    overflow: 'hidden',
  },
  list: { overflowY: 'auto', padding: '5px', scrollPaddingBlock: '5px' },
  none: { padding: '14px 14px 12px', color: tokens.colorNeutralForeground3 },
  foot: {
    display: 'flex',
    alignItems: 'center',
    gap: '6px',
    padding: '6px 12px',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
    color: tokens.colorNeutralForeground3,
    fontSize: '11px',
    whiteSpace: 'nowrap',
  },
  way: { display: 'inline-flex', alignItems: 'center', gap: '4px', marginRight: '8px' },
  manage: {
    marginLeft: 'auto',
    color: tokens.colorBrandForegroundLink,
    textDecorationLine: 'none',
    ':hover': { textDecorationLine: 'underline' },
  },
});

/** The quick replies that "/" offers, above the caret. */
export function SlashMenu(props: {
  readonly offered: readonly OfferedReplyAnswer[];
  readonly active: number;
  /** Where the slash stands within the text area over which the menu opens. */
  readonly caret: PlaceInArea;
  readonly manageHref: string;
  readonly onPoint: (index: number) => void;
  readonly onTake: (index: number) => void;
}) {
  const { offered, active, caret, onPoint, onTake } = props;
  const styles = useStyles();
  const { t } = useWords();
  const left = Math.max(0, Math.min(caret.left - 12, caret.width - WIDTH));
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only keeps the focus where it is.
    <div
      className={styles.root}
      style={{ left, bottom: caret.height - caret.top + 6 }}
      data-testid="slash-menu"
      onMouseDown={(event) => event.preventDefault()}
    >
      {offered.length === 0 ? (
        <div className={styles.none}>{t('quickReplies.noneFits')}</div>
      ) : (
        <div
          id={SLASH_MENU_ID}
          role="listbox"
          aria-label={t('quickReplies.title')}
          className={styles.list}
        >
          {offered.map((one, index) => (
            <OfferedReply
              key={one.reply.id}
              id={optionId(index)}
              offered={one}
              active={index === active}
              onPoint={() => onPoint(index)}
              onTake={() => onTake(index)}
            />
          ))}
        </div>
      )}
      <div className={styles.foot} aria-hidden>
        <span className={styles.way}>
          <KeyCap>↑</KeyCap>
          <KeyCap>↓</KeyCap> {t('quickReplies.choose')}
        </span>
        <span className={styles.way}>
          <KeyCap>Enter</KeyCap> {t('quickReplies.take')}
        </span>
        <span className={styles.way}>
          <KeyCap>Esc</KeyCap> {t('quickReplies.leave')}
        </span>
        <a className={styles.manage} href={props.manageHref} tabIndex={-1}>
          {t('quickReplies.manage')}
        </a>
      </div>
    </div>
  );
}

/** The element's id of an entry. */
export function optionId(index: number): string {
  return `${SLASH_MENU_ID}-${index}`;
}
