import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { useId, useState } from 'react';
import { useWords } from '../i18n/index.ts';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: '6px' },
  list: { display: 'flex', flexWrap: 'wrap', gap: '4px', margin: 0, padding: 0 },
  word: {
    display: 'inline-flex',
    alignItems: 'center',
    maxWidth: '100%',
    paddingLeft: '8px',
    listStyleType: 'none',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: 'var(--batonTag)',
    fontSize: tokens.fontSizeBase200,
    lineHeight: '24px',
    overflowWrap: 'anywhere',
  },
  fixed: { paddingRight: '8px' },
  remove: { minWidth: '24px', height: '24px', padding: 0 },
});

/** Several words, such as tags: Enter or a comma adds one. */
export function WordsField(props: {
  readonly label: string;
  readonly words: readonly string[];
  /** What is offered while one types. */
  readonly options: readonly string[];
  readonly readOnly: boolean;
  readonly testId: string;
  readonly validationMessage?: string;
  readonly onChange: (words: readonly string[]) => void;
}) {
  const { label, words, options, readOnly, testId, validationMessage, onChange } = props;
  const [typed, setTyped] = useState('');
  const listId = useId();
  const styles = useStyles();
  const { t } = useWords();
  const add = (text: string): void => {
    const added = text.split(/[,，]/).map((word) => word.trim());
    const all = [...new Set([...words, ...added])].filter((word) => word !== '');
    if (all.length > words.length) onChange(all);
    setTyped('');
  };
  return (
    <Field label={label} {...(validationMessage ? { validationMessage } : {})}>
      {(described) => (
        <div className={styles.root}>
          {words.length > 0 && (
            <ul className={styles.list} aria-label={label}>
              {words.map((word) => (
                <li key={word} className={styles.word}>
                  {word}
                  {readOnly ? (
                    <span className={styles.fixed} />
                  ) : (
                    <Button
                      size="small"
                      appearance="transparent"
                      className={styles.remove}
                      aria-label={t('articles.remove', { text: word })}
                      icon={<DismissRegular fontSize={12} />}
                      onClick={() => onChange(words.filter((other) => other !== word))}
                    />
                  )}
                </li>
              ))}
            </ul>
          )}
          {!readOnly && (
            <>
              <Input
                {...described}
                value={typed}
                list={listId}
                maxLength={100}
                placeholder={t('articles.addOne')}
                data-testid={testId}
                onChange={(_event, { value }) => {
                  if (/[,，]/.test(value)) add(value);
                  else setTyped(value);
                }}
                onKeyDown={(event) => {
                  if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
                  event.preventDefault();
                  add(typed);
                }}
                onBlur={() => add(typed)}
              />
              <datalist id={listId}>
                {options
                  .filter((option) => !words.includes(option))
                  .map((option) => (
                    <option key={option} value={option} />
                  ))}
              </datalist>
            </>
          )}
        </div>
      )}
    </Field>
  );
}
