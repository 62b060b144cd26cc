import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/index.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    justifyContent: 'center',
    gap: tokens.spacingVerticalS,
    height: '100%',
    boxSizing: 'border-box',
    padding: tokens.spacingHorizontalXXL,
    textAlign: 'center',
    color: tokens.colorNeutralForeground3,
  },
  icon: { fontSize: '40px', lineHeight: 1, color: tokens.colorNeutralForeground4, opacity: 0.6 },
  title: { color: tokens.colorNeutralForeground2 },
});

/** What stands where there is nothing to show, and why. */
export function EmptyState(props: {
  readonly icon?: ReactNode;
  readonly title: string;
  readonly hint?: string;
  readonly children?: ReactNode;
}) {
  const styles = useStyles();
  return (
    <div className={styles.root}>
      {props.icon && <span className={styles.icon}>{props.icon}</span>}
      <Text weight="semibold" className={styles.title}>
        {props.title}
      </Text>
      {props.hint && <Text size={200}>{props.hint}</Text>}
      {props.children}
    </div>
  );
}

/** What stands where something couldn't be loaded. */
export function Problem(props: { readonly text: string; readonly onRetry?: () => void }) {
  const { t } = useWords();
  return (
    <EmptyState title={props.text}>
      {props.onRetry && <Button onClick={props.onRetry}>{t('app.retry')}</Button>}
    </EmptyState>
  );
}
