import { Button, mergeClasses, Tooltip } from '@fluentui/react-components';
import {
  ArrowUndoRegular,
  DeleteRegular,
  EditRegular,
  FolderArrowRightRegular,
} from '@fluentui/react-icons';
import { memo, useState } from 'react';
import type { UtteranceAnswer } from '../../../wire.ts';
import { languageName } from '../format/time.ts';
import { useWords } from '../i18n/index.ts';
import { Tag } from '../shell/tag.tsx';
import type { Editing } from './editing.ts';
import { withChanged, withRemoved, withRestored } from './intentDraft.ts';
import { IntentPicker } from './intentPicker.tsx';
import { useRowStyles } from './rowStyles.ts';
import { UtteranceInput } from './utteranceInput.tsx';

/** An utterance, and what is to become of it: changed, moved to another intent, removed. */
export const UtteranceRow = memo(function UtteranceRow(props: {
  readonly utterance: UtteranceAnswer;
  readonly change: UtteranceAnswer | undefined;
  readonly isRemoved: boolean;
  /** Undefined for readers. */
  readonly onChange: Editing['onChange'] | undefined;
}) {
  const { utterance, change, isRemoved, onChange } = props;
  const [doing, setDoing] = useState<'edit' | 'move'>();
  const styles = useRowStyles();
  const { t, language } = useWords();
  const shown = change ?? utterance;
  const isTouched = isRemoved || change !== undefined;
  const edit = (part: Partial<UtteranceAnswer>): void => {
    setDoing(undefined);
    onChange?.((draft) => withChanged(draft, utterance, part));
  };
  const action = (label: string, icon: React.ReactElement, onClick: () => void) => (
    <Tooltip content={label} relationship="description">
      <Button
        size="small"
        appearance="subtle"
        icon={icon}
        aria-label={`${label}: ${shown.utterance}`}
        onClick={onClick}
      />
    </Tooltip>
  );
  return (
    <li
      className={mergeClasses(styles.row, change && styles.changed, isRemoved && styles.removed)}
      data-testid="utterance"
    >
      {doing === 'edit' ? (
        <UtteranceInput utterance={shown} onDone={edit} onCancel={() => setDoing(undefined)} />
      ) : (
        <span className={styles.text} lang={shown.language}>
          <span className={mergeClasses(isRemoved && styles.gone)}>{shown.utterance}</span>
          {change && change.utterance !== utterance.utterance && (
            <span className={styles.before}>{t('intents.was', { text: utterance.utterance })}</span>
          )}
        </span>
      )}
      <span style={{ display: 'flex', gap: 6 }}>
        {doing === 'move' ? (
          <IntentPicker
            label={t('intents.moveTo')}
            without={[shown.intent]}
            testId="move-to"
            onPick={(intent) => edit({ intent })}
          />
        ) : (
          <>
            {change && change.intent !== utterance.intent && (
              <Tag tone="brand">→ {change.intent}</Tag>
            )}
            <Tag>{languageName(shown.language, language)}</Tag>
          </>
        )}
      </span>
      <span className={styles.actions}>
        {isTouched &&
          action(t('intents.undo'), <ArrowUndoRegular />, () =>
            onChange?.((draft) => withRestored(draft, utterance.id)),
          )}
        {onChange && !isRemoved && (
          <>
            {action(t('intents.edit'), <EditRegular />, () =>
              setDoing(doing === 'edit' ? undefined : 'edit'),
            )}
            {action(t('intents.move'), <FolderArrowRightRegular />, () =>
              setDoing(doing === 'move' ? undefined : 'move'),
            )}
            {!isTouched &&
              action(t('intents.remove'), <DeleteRegular />, () =>
                onChange((draft) => withRemoved(draft, utterance)),
              )}
          </>
        )}
      </span>
    </li>
  );
});
