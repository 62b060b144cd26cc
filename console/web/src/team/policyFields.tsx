import { Button, Field, makeStyles, Select, Switch, tokens } from '@fluentui/react-components';
import { ChevronDownRegular, ChevronRightRegular } from '@fluentui/react-icons';
import { useId, useState } from 'react';
import { useWords } from '../i18n/index.ts';
import { isOn, switched } from './formPart.ts';
import { FieldGrid, FormSection, SwitchedSection } from './formSection.tsx';
import { NumberField, type QueueFields } from './numberField.tsx';
import { TAKINGS, WEIGHTS } from './policyDraft.ts';

const useStyles = makeStyles({
  more: { display: 'flex', flexDirection: 'column', gap: '12px' },
  fold: { alignSelf: 'flex-start', marginLeft: '-8px' },
  folded: {
    display: 'flex',
    flexDirection: 'column',
    gap: '16px',
    paddingLeft: '14px',
    borderLeft: `2px solid ${tokens.colorNeutralStroke2}`,
  },
});

const WEIGHT_LABELS = {
  skill: 'queueForm.weightSkill',
  load: 'queueForm.weightLoad',
  idle: 'queueForm.weightIdle',
  rating: 'queueForm.weightRating',
  sameAgent: 'queueForm.weightSameAgent',
  language: 'queueForm.weightLanguage',
} as const;

/** Fields behind the fold: a problem with one opens it. */
const FOLDED = /^(starveSeconds|sameAgentSeconds|busy\b.*)$/;

/** Who gets a conversation, and what a freed agent takes. */
export function PolicyFields(form: QueueFields) {
  const { draft, onChange } = form;
  const { t } = useWords();
  const taking = TAKINGS.find((one) => one === draft.taking) ?? 'skilled';
  return (
    <>
      <FormSection title={t('queueForm.weights')} hint={t('queueForm.weightsHint')}>
        <WeightFields {...form} prefix="weights" />
        <FieldGrid>
          <NumberField
            {...form}
            field="requiredLevel"
            label={t('queueForm.requiredLevel')}
            step={0.1}
          />
          <NumberField
            {...form}
            field="relaxSeconds"
            label={t('queueForm.relaxSeconds')}
            step={1}
            unit={t('queueForm.seconds')}
          />
        </FieldGrid>
        <Field label={t('queueForm.taking')} hint={t(`queueForm.taking_${taking}_hint`)}>
          <Select
            value={taking}
            data-testid="queue-taking"
            onChange={(_event, { value }) => onChange({ ...draft, taking: value })}
          >
            {TAKINGS.map((one) => (
              <option key={one} value={one}>
                {t(`queueForm.taking_${one}`)}
              </option>
            ))}
          </Select>
        </Field>
      </FormSection>
      <MoreFields {...form} />
    </>
  );
}

/** What few need to touch, folded away. */
function MoreFields(form: QueueFields) {
  const { problems } = form;
  const [opened, setOpened] = useState(false);
  const styles = useStyles();
  const id = useId();
  const { t } = useWords();
  const open = opened || Object.keys(problems).some((field) => FOLDED.test(field));
  return (
    <section className={styles.more} aria-label={t('queueForm.more')}>
      <Button
        appearance="subtle"
        className={styles.fold}
        icon={open ? <ChevronDownRegular /> : <ChevronRightRegular />}
        aria-expanded={open}
        aria-controls={id}
        data-testid="queue-more"
        onClick={() => setOpened(!open)}
      >
        {t('queueForm.more')}
      </Button>
      {open && (
        <div id={id} className={styles.folded}>
          <FieldGrid>
            <NumberField
              {...form}
              field="starveSeconds"
              label={t('queueForm.starveSeconds')}
              hint={t('queueForm.starveSecondsHint')}
              step={10}
              unit={t('queueForm.seconds')}
            />
            <NumberField
              {...form}
              field="sameAgentSeconds"
              label={t('queueForm.sameAgentSeconds')}
              hint={t('queueForm.sameAgentSecondsHint')}
              step={10}
              unit={t('queueForm.seconds')}
            />
          </FieldGrid>
          <SwitchedSection
            form={form}
            part="busy"
            title={t('queueForm.busy')}
            hint={t('queueForm.busyHint')}
            labels={{ on: t('queueForm.busyOn'), off: t('queueForm.busyOff') }}
          >
            <BusyFields {...form} />
          </SwitchedSection>
        </div>
      )}
    </section>
  );
}

function BusyFields(form: QueueFields) {
  const { draft, onChange } = form;
  const { t } = useWords();
  return (
    <>
      <FieldGrid>
        <NumberField
          {...form}
          field="busy.from"
          label={t('queueForm.busyFrom')}
          step={5}
          unit="%"
        />
        <NumberField
          {...form}
          field="busy.relaxSeconds"
          label={t('queueForm.busyRelaxSeconds')}
          step={1}
          unit={t('queueForm.seconds')}
        />
      </FieldGrid>
      <Switch
        label={t('queueForm.busyWeights')}
        checked={isOn(draft, 'busyWeights')}
        data-testid="queue-busyWeights"
        onChange={(_event, { checked }) => onChange(switched(draft, 'busyWeights', checked))}
      />
      {isOn(draft, 'busyWeights') && <WeightFields {...form} prefix="busy.weights" />}
    </>
  );
}

function WeightFields(props: QueueFields & { readonly prefix: 'weights' | 'busy.weights' }) {
  const { prefix, ...form } = props;
  const { t } = useWords();
  return (
    <FieldGrid>
      {WEIGHTS.map((name) => (
        <NumberField
          key={name}
          {...form}
          field={`${prefix}.${name}`}
          label={t(WEIGHT_LABELS[name])}
          step={0.1}
        />
      ))}
    </FieldGrid>
  );
}
