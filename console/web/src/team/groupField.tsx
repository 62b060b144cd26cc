import { Field, makeStyles, mergeClasses } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  group: { display: 'flex', margin: 0, padding: 0, border: 'none', minWidth: 0 },
  line: { flexWrap: 'wrap', columnGap: '8px' },
  rows: { flexDirection: 'column', alignItems: 'flex-start', gap: '6px' },
});

/** Several inputs under one label. */
export function GroupField(props: {
  readonly label: string;
  readonly layout: 'line' | 'rows';
  readonly validationMessage?: string;
  readonly children: ReactNode;
}) {
  const styles = useStyles();
  const { label, layout, children, ...field } = props;
  return (
    <Field label={label} {...field}>
      {(described) => (
        <fieldset
          aria-labelledby={described['aria-labelledby']}
          aria-describedby={described['aria-describedby']}
          className={mergeClasses(styles.group, styles[layout])}
        >
          {children}
        </fieldset>
      )}
    </Field>
  );
}
