import { Field, Input, makeStyles, Switch, Text } from '@fluentui/react-components';
import { useWords } from '../i18n/index.ts';
import { usePageStyles } from '../shell/pageStyles.ts';
import type { Editing } from './editing.ts';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    alignItems: 'end',
    gap: '4px 24px',
    maxWidth: '900px',
    marginTop: '8px',
    '@media (max-width: 699px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
});

/** What an intent is about, and whether a person is asked for at once. */
export function IntentProfile({ intent, draft, onChange, mayWrite }: Editing) {
  const styles = useStyles();
  const page = usePageStyles();
  const { t } = useWords();
  if (!mayWrite) {
    return (
      <Text size={300} className={page.lead}>
        {intent.description || t('intents.noDescription')}
      </Text>
    );
  }
  const edited = <T,>(value: T, stored: T): T | undefined => (value === stored ? undefined : value);
  return (
    <div className={styles.root}>
      <Field label={t('intents.description')}>
        <Input
          value={draft.description ?? intent.description}
          maxLength={500}
          placeholder={t('intents.descriptionHint')}
          data-testid="intent-description"
          onChange={(_event, { value }) =>
            onChange((now) => ({ ...now, description: edited(value, intent.description) }))
          }
        />
      </Field>
      <Switch
        label={t('intents.humanOnlyLabel')}
        checked={draft.humanOnly ?? intent.humanOnly}
        onChange={(_event, { checked }) =>
          onChange((now) => ({ ...now, humanOnly: edited(checked, intent.humanOnly) }))
        }
      />
    </div>
  );
}
