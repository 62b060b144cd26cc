import { Button, mergeClasses } from '@fluentui/react-components';
import type { IntentChangeDetailAnswer } from '../../../wire.ts';
import { dateAndTime } from '../format/time.ts';
import { useWords } from '../i18n/index.ts';
import { authorLabel } from '../i18n/labels.ts';
import { Modal } from '../shell/modal.tsx';
import { usePageStyles } from '../shell/pageStyles.ts';
import { ChangedUtterances } from './changedUtterances.tsx';

/** Somebody was faster: what they changed, and whether to go on with one's own changes. */
export function ConflictDialog(props: {
  readonly changes: readonly IntentChangeDetailAnswer[];
  readonly busy: boolean;
  readonly onGoOn: () => void;
  readonly onDiscard: () => void;
  readonly onClose: () => void;
}) {
  const page = usePageStyles();
  const { t, language } = useWords();
  return (
    <Modal
      title={t('intents.conflictTitle')}
      width={640}
      testId="conflict"
      onClose={props.onClose}
      actions={
        <>
          <Button onClick={props.onDiscard}>{t('intents.conflictDiscard')}</Button>
          <Button
            appearance="primary"
            disabled={props.busy}
            data-testid="conflict-go-on"
            onClick={props.onGoOn}
          >
            {t('intents.conflictGoOn')}
          </Button>
        </>
      }
    >
      {props.changes.map((change) => (
        <section key={change.revision}>
          <strong>{authorLabel(change, t)}</strong>{' '}
          <span className={mergeClasses(page.quiet, page.small)}>
            {dateAndTime(change.at, language)} {change.note && `· ${change.note}`}
          </span>
          {change.added + change.removed === 0 ? (
            <div className={mergeClasses(page.quiet, page.small)}>{t('intents.onlyProfile')}</div>
          ) : (
            <ChangedUtterances
              added={change.addedUtterances}
              removed={change.removedUtterances}
              most={20}
            />
          )}
        </section>
      ))}
      <span className={page.quiet}>{t('intents.conflictHint')}</span>
    </Modal>
  );
}
