import { Button, Input } from '@fluentui/react-components';
import { CheckmarkRegular } from '@fluentui/react-icons';
import { useEffect, useRef, useState } from 'react';
import type { UtteranceAnswer } from '../../../wire.ts';
import { useWords } from '../i18n/index.ts';
import { LanguageSelect } from '../shell/languageSelect.tsx';
import { useRowStyles } from './rowStyles.ts';

/** An utterance being rewritten: Enter keeps it, Escape leaves it as it was. */
export function UtteranceInput(props: {
  readonly utterance: UtteranceAnswer;
  readonly onDone: (change: Partial<UtteranceAnswer>) => void;
  readonly onCancel: () => void;
}) {
  const [text, setText] = useState(props.utterance.utterance);
  const [spoken, setSpoken] = useState(props.utterance.language);
  const input = useRef<HTMLInputElement>(null);
  const styles = useRowStyles();
  const { t } = useWords();
  useEffect(() => input.current?.focus(), []);
  const written = text.replace(/\s+/g, ' ').trim();
  return (
    <form
      className={styles.edit}
      onSubmit={(event) => {
        event.preventDefault();
        if (written !== '') props.onDone({ utterance: written, language: spoken });
      }}
    >
      <Input
        ref={input}
        size="small"
        className={styles.input}
        aria-label={t('intents.edit')}
        value={text}
        maxLength={1000}
        onChange={(_event, { value }) => setText(value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') props.onCancel();
        }}
      />
      <LanguageSelect
        label={t('details.language')}
        value={spoken}
        onChange={(value) => {
          if (value !== '') setSpoken(value);
        }}
      />
      <Button
        type="submit"
        size="small"
        appearance="primary"
        icon={<CheckmarkRegular />}
        aria-label={t('intents.keep')}
        disabled={written === ''}
      />
    </form>
  );
}
