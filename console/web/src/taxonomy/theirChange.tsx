import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { useWords } from '../i18n/index.ts';

/** Somebody changed what one has open: what it says by now, and which of both to go on with. */
export function TheirChange(props: {
  /** What it says by now; undefined: it is gone. */
  readonly theirs: string | undefined;
  readonly onTheirs: (() => void) | undefined;
  readonly onMine: (() => void) | undefined;
}) {
  const { theirs, onTheirs, onMine } = props;
  const { t } = useWords();
  return (
    <MessageBar intent="warning" layout="multiline" data-testid="their-change">
      <MessageBarBody>
        <strong>{t('taxonomy.changedTitle')}</strong>{' '}
        {theirs === undefined ? t('taxonomy.goneText') : t('taxonomy.changedText', { theirs })}
      </MessageBarBody>
      <MessageBarActions>
        {onTheirs && <Button onClick={onTheirs}>{t('taxonomy.takeTheirs')}</Button>}
        {onMine && <Button onClick={onMine}>{t('taxonomy.keepMine')}</Button>}
      </MessageBarActions>
    </MessageBar>
  );
}
