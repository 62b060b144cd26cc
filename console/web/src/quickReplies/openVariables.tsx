import { makeStyles, tokens } from '@fluentui/react-components';
import { WarningRegular } from '@fluentui/react-icons';
import { useWords } from '../i18n/index.ts';
import type { TextPart } from './textParts.ts';
import { variableWords } from './variableWords.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    alignItems: 'center',
    flexWrap: 'wrap',
    gap: '4px 6px',
    marginTop: '6px',
    fontSize: tokens.fontSizeBase200,
    lineHeight: '20px',
    color: 'var(--batonImportantText)',
  },
  icon: { fontSize: '16px', flexShrink: 0 },
  one: {
    height: '22px',
    padding: '0 8px',
    border: 'none',
    borderRadius: tokens.borderRadiusMedium,
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    backgroundColor: 'var(--batonImportant)',
    color: 'var(--batonImportantText)',
    cursor: 'pointer',
    ':hover': { textDecorationLine: 'underline' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
});

/** Says what is still to be filled in before a quick reply can be sent; a press selects it. */
export function OpenVariables(props: {
  readonly parts: readonly (TextPart & { readonly variable: string })[];
  readonly onSelect: (part: TextPart) => void;
}) {
  const styles = useStyles();
  const { t } = useWords();
  return (
    <div className={styles.root} role="status" data-testid="open-variables">
      <WarningRegular className={styles.icon} aria-hidden />
      {t('quickReplies.fillIn')}
      {props.parts.map((part) => (
        <button
          key={part.at}
          type="button"
          className={styles.one}
          title={part.text}
          onClick={() => props.onSelect(part)}
        >
          {variableWords(part.variable, t)}
        </button>
      ))}
    </div>
  );
}
