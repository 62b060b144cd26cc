import { Field, makeStyles, Select } from '@fluentui/react-components';
import { useTaxonomy } from '../api/articles.ts';
import { useWords } from '../i18n/index.ts';

/** What new articles get where their file says nothing of it. */
export interface NewArticleDefaults {
  readonly status: 'draft' | 'inReview' | 'published';
  /** '' for none. */
  readonly issueType: string;
}

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(180px, 1fr))',
    gap: '12px',
  },
});

const STATUSES = ['draft', 'inReview', 'published'] as const;

/** The choice of what new articles get. */
export function NewArticleFields(props: {
  readonly value: NewArticleDefaults;
  readonly onChange: (value: NewArticleDefaults) => void;
}) {
  const { value, onChange } = props;
  const types = useTaxonomy().data?.issueTypes ?? [];
  const styles = useStyles();
  const { t, language } = useWords();
  return (
    <div className={styles.root}>
      <Field label={t('articleFiles.newStatus')}>
        <Select
          value={value.status}
          data-testid="import-status"
          onChange={(_event, chosen) =>
            onChange({
              ...value,
              status: STATUSES.find((one) => one === chosen.value) ?? 'draft',
            })
          }
        >
          {STATUSES.map((status) => (
            <option key={status} value={status}>
              {t(`articles.statuses.${status}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t('articleFiles.newIssueType')}>
        <Select
          value={value.issueType}
          data-testid="import-issue-type"
          onChange={(_event, chosen) => onChange({ ...value, issueType: chosen.value })}
        >
          <option value="">{t('articleFiles.asFileSays')}</option>
          {types.map(({ id, names }) => (
            <option key={id} value={id}>
              {names[language]}
            </option>
          ))}
        </Select>
      </Field>
    </div>
  );
}
