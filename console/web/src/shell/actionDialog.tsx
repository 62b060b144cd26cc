import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/index.ts';
import { Modal } from './modal.tsx';

const useStyles = makeStyles({
  submit: { whiteSpace: 'nowrap' },
  hint: { color: tokens.colorNeutralForeground3 },
});

/** A small form over the page that ends in one action. */
export function ActionDialog(props: {
  readonly title: string;
  readonly hint?: string;
  readonly submit: string;
  readonly busy: boolean;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const styles = useStyles();
  const { t } = useWords();
  return (
    <Modal
      title={props.title}
      width={480}
      onClose={props.onClose}
      onSubmit={props.onSubmit}
      actions={
        <>
          <Button onClick={props.onClose}>{t('app.cancel')}</Button>
          <Button
            type="submit"
            appearance="primary"
            disabled={props.busy}
            className={styles.submit}
            data-testid="dialog-submit"
          >
            {props.submit}
          </Button>
        </>
      }
    >
      {props.hint && <Text className={styles.hint}>{props.hint}</Text>}
      {props.children}
    </Modal>
  );
}
