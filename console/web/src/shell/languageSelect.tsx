import { Select } from '@fluentui/react-components';
import { languageName } from '../format/time.ts';
import { useWords } from '../i18n/index.ts';

/** Languages of utterances. */
export const SPOKEN = ['zh', 'en'] as const;

/** A choice of one language, or of what `any` says: the empty value. */
export function LanguageSelect(props: {
  readonly label: string;
  readonly any?: string;
  readonly value: string;
  readonly testId?: string;
  readonly onChange: (value: '' | (typeof SPOKEN)[number]) => void;
}) {
  const { language } = useWords();
  return (
    <Select
      aria-label={props.label}
      value={props.value}
      data-testid={props.testId}
      onChange={(_event, { value }) => props.onChange(SPOKEN.find((tag) => tag === value) ?? '')}
    >
      {props.any !== undefined && <option value="">{props.any}</option>}
      {SPOKEN.map((tag) => (
        <option key={tag} value={tag}>
          {languageName(tag, language)}
        </option>
      ))}
    </Select>
  );
}
