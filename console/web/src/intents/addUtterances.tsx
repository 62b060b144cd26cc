import { Button, makeStyles, Textarea, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useWords } from '../i18n/index.ts';
import { LanguageSelect } from '../shell/languageSelect.tsx';
import type { Editing } from './editing.ts';
import { linesOf, withAdded } from './intentDraft.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: '8px',
    maxWidth: '900px',
    padding: '12px',
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  actions: { display: 'flex', flexWrap: 'wrap', justifyContent: 'flex-end', gap: '8px' },
});

/** New utterances, one a line. */
export function AddUtterances({ onAdd }: { readonly onAdd: Editing['onChange'] }) {
  const [text, setText] = useState('');
  const [spoken, setSpoken] = useState<'' | 'zh' | 'en'>('');
  const styles = useStyles();
  const { t } = useWords();
  const lines = linesOf(text, spoken);
  const add = (): void => {
    onAdd((draft) => withAdded(draft, lines));
    setText('');
  };
  return (
    <form
      className={styles.root}
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <Textarea
        aria-label={t('intents.addLabel')}
        placeholder={t('intents.addLabel')}
        rows={3}
        resize="vertical"
        value={text}
        data-testid="add-utterances"
        onChange={(_event, { value }) => setText(value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            add();
          }
        }}
      />
      <div className={styles.actions}>
        <LanguageSelect
          label={t('details.language')}
          any={t('intents.byScript')}
          value={spoken}
          onChange={setSpoken}
        />
        <Button
          type="submit"
          icon={<AddRegular />}
          disabled={lines.length === 0}
          data-testid="add-lines"
        >
          {lines.length > 1 ? t('intents.addCount', { count: lines.length }) : t('intents.add')}
        </Button>
      </div>
    </form>
  );
}
