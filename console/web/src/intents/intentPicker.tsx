import { Combobox, Option, type PositioningShorthand } from '@fluentui/react-components';
import { useState } from 'react';
import { useIntents } from '../api/intents.ts';
import { useWords } from '../i18n/index.ts';

const BELOW: PositioningShorthand = {
  position: 'below',
  align: 'start',
  fallbackPositions: ['above'],
};
/** More are found by typing on. */
const MOST_SHOWN = 50;

/** Finds an intent by its name or description. */
export function IntentPicker(props: {
  readonly label: string;
  readonly without: readonly string[];
  readonly testId?: string;
  readonly className?: string | undefined;
  readonly onPick: (intent: string) => void;
}) {
  const [typed, setTyped] = useState('');
  const intents = useIntents().data ?? [];
  const { t } = useWords();
  const wanted = typed.trim().toLowerCase();
  const found = intents
    .filter(({ name }) => !props.without.includes(name))
    .filter(({ name, description }) => `${name} ${description}`.toLowerCase().includes(wanted))
    .slice(0, MOST_SHOWN);
  return (
    <Combobox
      size="small"
      className={props.className}
      input={{ style: { minWidth: 0, width: '100%' } }}
      aria-label={props.label}
      placeholder={props.label}
      positioning={BELOW}
      listbox={{ style: { maxHeight: '280px' } }}
      value={typed}
      selectedOptions={[]}
      data-testid={props.testId}
      onInput={(event) => setTyped(event.currentTarget.value)}
      onOpenChange={(_event, { open }) => {
        if (!open) setTyped('');
      }}
      onOptionSelect={(_event, { optionValue }) => {
        setTyped('');
        if (optionValue) props.onPick(optionValue);
      }}
    >
      {found.map(({ name }) => (
        <Option key={name} value={name} text={name}>
          {name}
        </Option>
      ))}
      {found.length === 0 && (
        <Option disabled value="" text="">
          {t('intents.noneFound', { q: typed.trim() })}
        </Option>
      )}
    </Combobox>
  );
}
