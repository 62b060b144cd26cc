import { makeStyles, Switch, Text, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { type FormPart, isOn, switched } from './formPart.ts';
import type { QueueFields } from './numberField.tsx';

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', gap: '12px', marginTop: '4px' },
  title: { display: 'flex', flexDirection: 'column' },
  head: { display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: '12px' },
  hint: { color: tokens.colorNeutralForeground3 },
  grid: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(190px, 1fr))',
    alignItems: 'start',
    gap: '12px 16px',
  },
});

/** Fields that belong together, under their heading. */
export function FormSection(props: {
  readonly title: string;
  readonly hint: string;
  readonly children: ReactNode;
}) {
  const { title, hint, children } = props;
  const styles = useStyles();
  return (
    <section className={styles.section} aria-label={title}>
      <div className={styles.title}>
        <Text weight="semibold">{title}</Text>
        <Text size={200} className={styles.hint}>
          {hint}
        </Text>
      </div>
      {children}
    </section>
  );
}

/** Fields that a form can do without: they show while the switch beside their heading is on. */
export function SwitchedSection(props: {
  readonly form: QueueFields;
  /** The part of the draft that is switched. */
  readonly part: FormPart;
  readonly title: string;
  readonly hint: string;
  /** What the switch says. */
  readonly labels: { readonly on: string; readonly off: string };
  readonly children: ReactNode;
}) {
  const { form, part, title, hint, labels, children } = props;
  const { draft, onChange } = form;
  const styles = useStyles();
  const on = isOn(draft, part);
  return (
    <section className={styles.section} aria-label={title}>
      <div className={styles.head}>
        <Text weight="semibold">{title}</Text>
        <Switch
          label={on ? labels.on : labels.off}
          checked={on}
          data-testid={`queue-${part}`}
          onChange={(_event, { checked }) => onChange(switched(draft, part, checked))}
        />
      </div>
      {on && (
        <>
          <Text size={200} className={styles.hint}>
            {hint}
          </Text>
          {children}
        </>
      )}
    </section>
  );
}

/** Small fields side by side. */
export function FieldGrid({ children }: { readonly children: ReactNode }) {
  return <div className={useStyles().grid}>{children}</div>;
}
