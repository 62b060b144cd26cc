import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  root: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '4px',
    height: '18px',
    padding: '0 6px',
    borderRadius: tokens.borderRadiusMedium,
    fontSize: '11px',
    lineHeight: '18px',
    whiteSpace: 'nowrap',
    fontVariantNumeric: 'tabular-nums',
    boxSizing: 'border-box',
  },
  neutral: {
    backgroundColor: 'var(--batonTag)',
    color: tokens.colorNeutralForeground2,
  },
  brand: { backgroundColor: tokens.colorBrandBackground2, color: tokens.colorBrandForeground2 },
  important: {
    backgroundColor: 'var(--batonImportant)',
    color: 'var(--batonImportantText)',
    fontWeight: tokens.fontWeightSemibold,
  },
  urgent: {
    backgroundColor: tokens.colorPaletteRedBackground1,
    color: tokens.colorPaletteRedForeground1,
    fontWeight: tokens.fontWeightSemibold,
  },
});

/** A small word with a tint: a skill, a priority, a countdown. */
export function Tag(props: {
  readonly tone?: 'neutral' | 'brand' | 'important' | 'urgent';
  readonly icon?: ReactNode;
  readonly children: ReactNode;
}) {
  const styles = useStyles();
  return (
    <span className={mergeClasses(styles.root, styles[props.tone ?? 'neutral'])}>
      {props.icon}
      {props.children}
    </span>
  );
}
