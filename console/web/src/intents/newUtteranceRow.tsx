import { Button, mergeClasses } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { languageName } from '../format/time.ts';
import { useWords } from '../i18n/index.ts';
import { Tag } from '../shell/tag.tsx';
import type { NewUtterance } from './intentPatch.ts';
import { useRowStyles } from './rowStyles.ts';

/** An utterance that is to be added. */
export function NewUtteranceRow(props: {
  readonly line: NewUtterance;
  readonly onRemove: () => void;
}) {
  const { utterance, language: spoken } = props.line;
  const styles = useRowStyles();
  const { t, language } = useWords();
  return (
    <li className={mergeClasses(styles.row, styles.added)} data-testid="new-utterance">
      <span className={styles.text} lang={spoken}>
        {utterance}
      </span>
      <span style={{ display: 'flex', gap: 6 }}>
        <Tag tone="brand">{t('intents.new')}</Tag>
        <Tag>{languageName(spoken, language)}</Tag>
      </span>
      <span className={styles.actions}>
        <Button
          size="small"
          appearance="subtle"
          icon={<DismissRegular />}
          aria-label={t('intents.discardOne', { utterance })}
          onClick={props.onRemove}
        />
      </span>
    </li>
  );
}
