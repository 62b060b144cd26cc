import { Button, Input, makeStyles } from '@fluentui/react-components';
import { DismissRegular, SearchRegular } from '@fluentui/react-icons';
import { useWords } from '../i18n/index.ts';

const useStyles = makeStyles({ root: { width: '280px', maxWidth: '100%' } });

/** A field to search in what the page shows; Escape clears it. */
export function SearchField(props: {
  readonly label: string;
  readonly value: string;
  readonly testId: string;
  readonly onChange: (value: string) => void;
}) {
  const styles = useStyles();
  const { t } = useWords();
  return (
    <Input
      className={styles.root}
      type="text"
      role="searchbox"
      aria-label={props.label}
      placeholder={props.label}
      value={props.value}
      data-testid={props.testId}
      contentBefore={<SearchRegular />}
      contentAfter={
        props.value ? (
          <Button
            size="small"
            appearance="transparent"
            aria-label={t('list.clear')}
            icon={<DismissRegular />}
            onClick={() => props.onChange('')}
          />
        ) : undefined
      }
      onChange={(_event, { value }) => props.onChange(value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') props.onChange('');
      }}
    />
  );
}
