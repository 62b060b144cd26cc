import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { UnansweredGroupAnswer } from '../../../wire.ts';
import { useWords } from '../i18n/index.ts';
import { usePageStyles } from '../shell/pageStyles.ts';
import { GroupFacts } from './groupFacts.tsx';
import { LabelButtons } from './labelButtons.tsx';
import { keyOf } from './openGroup.ts';

const useStyles = makeStyles({
  root: {
    gap: '8px',
    padding: '12px 16px',
    backgroundColor: tokens.colorNeutralBackground1,
    outlineStyle: 'none',
    scrollMargin: '12px',
  },
  current: {
    border: `1px solid ${tokens.colorBrandStroke1}`,
    boxShadow: `inset 3px 0 0 ${tokens.colorBrandStroke1}, ${tokens.shadow4}`,
  },
  text: {
    fontSize: tokens.fontSizeBase400,
    lineHeight: '24px',
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
  },
  similar: {
    margin: 0,
    paddingLeft: '16px',
    color: tokens.colorNeutralForeground2,
    lineHeight: '22px',
    overflowWrap: 'anywhere',
  },
});

/** Messages like each other, and the ways to label them. */
export function GroupCard(props: {
  readonly group: UnansweredGroupAnswer;
  readonly isCurrent: boolean;
  readonly onChoose: () => void;
  /** An intent, or null to dismiss; undefined for readers. */
  readonly onDecide: ((intent: string | null) => void) | undefined;
}) {
  const { group, isCurrent } = props;
  const [open, setOpen] = useState(false);
  const styles = useStyles();
  const page = usePageStyles();
  const { t } = useWords();
  const [first, ...similar] = group.messages;
  if (!first) return null;
  return (
    <li
      className={mergeClasses(page.card, styles.root, isCurrent && styles.current)}
      tabIndex={isCurrent ? 0 : -1}
      aria-current={isCurrent}
      data-key={keyOf(group)}
      data-testid="unanswered"
      onFocus={props.onChoose}
    >
      <GroupFacts group={group} />
      <div className={styles.text} lang={first.language}>
        {first.text}
      </div>
      {similar.length > 0 && (
        <div>
          <Button
            size="small"
            appearance="subtle"
            style={{ marginLeft: -8 }}
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            {t(open ? 'unanswered.hideSimilar' : 'unanswered.similar', { count: similar.length })}
          </Button>
          {open && (
            <ul className={styles.similar}>
              {similar.map(({ id, text, language }) => (
                <li key={id} lang={language}>
                  {text}
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
      <LabelButtons group={group} onDecide={props.onDecide} />
    </li>
  );
}
