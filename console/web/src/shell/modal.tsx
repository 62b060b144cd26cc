import {
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
} from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: '14px', paddingBottom: '16px' },
  asides: { marginRight: 'auto', display: 'flex', gap: '8px' },
});

/** A window over the page; with `onSubmit` its fields are a form. */
export function Modal(props: {
  readonly title: string;
  /** Most pixels. */
  readonly width: number;
  readonly testId?: string;
  /** Its buttons. */
  readonly actions: ReactNode;
  /** Buttons that stand apart from them. */
  readonly asides?: ReactNode;
  readonly onClose: () => void;
  readonly onSubmit?: () => void;
  readonly children: ReactNode;
}) {
  const { onClose, onSubmit } = props;
  const styles = useStyles();
  const body = (
    <DialogBody>
      <DialogTitle>{props.title}</DialogTitle>
      <DialogContent className={styles.content}>{props.children}</DialogContent>
      <DialogActions fluid={props.asides !== undefined}>
        {props.asides && <span className={styles.asides}>{props.asides}</span>}
        {props.actions}
      </DialogActions>
    </DialogBody>
  );
  return (
    <Dialog
      open
      onOpenChange={(_event, { open }) => {
        if (!open) onClose();
      }}
    >
      <DialogSurface style={{ maxWidth: props.width }} data-testid={props.testId}>
        {onSubmit ? (
          <form
            noValidate
            onSubmit={(event) => {
              event.preventDefault();
              onSubmit();
            }}
          >
            {body}
          </form>
        ) : (
          body
        )}
      </DialogSurface>
    </Dialog>
  );
}
