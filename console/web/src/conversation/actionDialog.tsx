import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  Text,
  tokens,
} from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/index.ts';

const useStyles = makeStyles({
  surface: { maxWidth: '480px' },
  content: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    paddingBottom: tokens.spacingVerticalL,
  },
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
    <Dialog
      open
      onOpenChange={(_event, { open }) => {
        if (!open) props.onClose();
      }}
    >
      <DialogSurface className={styles.surface}>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            props.onSubmit();
          }}
        >
          <DialogBody>
            <DialogTitle>{props.title}</DialogTitle>
            <DialogContent className={styles.content}>
              {props.hint && <Text className={styles.hint}>{props.hint}</Text>}
              {props.children}
            </DialogContent>
            <DialogActions>
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
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}
