import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { QuickReplyAnswer } from '../../../wire.ts';
import { integer } from '../format/time.ts';
import { useWords } from '../i18n/index.ts';
import { CATEGORIES, categoryWords } from './categories.ts';

/** Which quick replies are shown: all, one's own, or those of a category. */
export type Shelf = 'all' | 'mine' | (string & {});

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: '1px',
    position: 'sticky',
    top: 0,
    '@media (max-width: 899px)': {
      position: 'static',
      flexDirection: 'row',
      overflowX: 'auto',
      paddingBottom: '6px',
    },
  },
  one: {
    display: 'flex',
    alignItems: 'center',
    gap: '12px',
    padding: '5px 10px',
    border: 'none',
    borderRadius: tokens.borderRadiusLarge,
    background: 'none',
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase300,
    lineHeight: '20px',
    color: tokens.colorNeutralForeground2,
    textAlign: 'left',
    whiteSpace: 'nowrap',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  current: {
    backgroundColor: 'var(--batonSelected)',
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
  },
  count: {
    marginLeft: 'auto',
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground3,
    fontVariantNumeric: 'tabular-nums',
  },
  line: { height: '1px', margin: '6px 10px', backgroundColor: tokens.colorNeutralStroke2 },
});

/** The shelves of quick replies, with how many stand on each. */
export function CategoryNav(props: {
  readonly replies: readonly QuickReplyAnswer[];
  readonly shelf: Shelf;
  readonly onChoose: (shelf: Shelf) => void;
}) {
  const { replies, shelf, onChoose } = props;
  const styles = useStyles();
  const { t, language } = useWords();
  const entry = (name: Shelf, label: string) => {
    const count = replies.filter((reply) => standsOn(reply, name)).length;
    return (
      <button
        key={name}
        type="button"
        className={mergeClasses(styles.one, shelf === name && styles.current)}
        aria-current={shelf === name}
        data-testid={`shelf-${name}`}
        onClick={() => onChoose(name)}
      >
        {label}
        <span className={styles.count}>{integer(count, language)}</span>
      </button>
    );
  };
  return (
    <nav className={styles.root} aria-label={t('quickReplies.category')}>
      {entry('all', t('quickReplies.all'))}
      {entry('mine', t('quickReplies.mine'))}
      <span className={styles.line} aria-hidden />
      {CATEGORIES.map((name) => entry(name, categoryWords(name, t)))}
    </nav>
  );
}

/** Whether a quick reply is among those shown. */
export function standsOn({ owner, category }: QuickReplyAnswer, shelf: Shelf): boolean {
  if (shelf === 'all') return true;
  return shelf === 'mine' ? owner !== null : category === shelf;
}
