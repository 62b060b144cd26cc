import { Field, Input, makeStyles, mergeClasses, Select } from '@fluentui/react-components';
import { useTaxonomy } from '../api/articles.ts';
import { useIntents } from '../api/intents.ts';
import { useWords } from '../i18n/index.ts';
import { usePageStyles } from '../shell/pageStyles.ts';
import { problemFor } from '../team/fieldProblem.ts';
import type { FieldEditing } from './articleEditor.tsx';
import { issueTypeLabel, placesOf, productLabel } from './articleWords.ts';
import { dayOf, instantOf } from './days.ts';
import { WordsField } from './wordsField.tsx';

const useStyles = makeStyles({
  root: { gap: '14px' },
  pair: { display: 'grid', gridTemplateColumns: '1fr 1fr', gap: '10px' },
});

const STATUSES = ['draft', 'inReview', 'published', 'archived'] as const;
const URGENCIES = ['low', 'normal', 'high'] as const;
const AUDIENCES = ['customers', 'agents'] as const;
const INDENT = '\u2003';

/** Where an article stands and belongs, and how long it holds. */
export function ArticleAside(editing: FieldEditing) {
  const { fields, problems, readOnly, change } = editing;
  const taxonomy = useTaxonomy().data;
  const intents = useIntents().data ?? [];
  const styles = useStyles();
  const page = usePageStyles();
  const { t, language } = useWords();
  const places = placesOf(taxonomy?.products ?? [], language);
  const issueTypes = (taxonomy?.issueTypes ?? []).map(({ id }) => id);
  const isFree = taxonomy?.version === 0;
  return (
    <aside className={mergeClasses(page.card, styles.root)}>
      <Field label={t('articles.status')} {...problemFor('status', problems)}>
        <Choice
          {...{ value: fields.status, options: STATUSES, readOnly, testId: 'article-status' }}
          label={(status) => t(`articles.statuses.${status}`)}
          onChange={(status) => change({ status })}
        />
      </Field>
      <Field label={t('articles.product')} {...problemFor('product', problems)}>
        {isFree ? (
          <Input
            value={fields.product}
            readOnly={readOnly}
            onChange={(_event, { value }) => change({ product: value })}
          />
        ) : (
          <Choice
            value={fields.product}
            options={['all', ...places.map(({ path }) => path)]}
            label={(path) => {
              const place = places.find((one) => one.path === path);
              if (!place) return productLabel(path, taxonomy, language, t);
              return INDENT.repeat(place.depth) + place.name;
            }}
            readOnly={readOnly}
            testId="article-product"
            onChange={(product) => change({ product })}
          />
        )}
      </Field>
      <Field label={t('articles.issueType')} required {...problemFor('issueType', problems)}>
        {isFree ? (
          <Input
            value={fields.issueType}
            readOnly={readOnly}
            data-testid="article-issue-type"
            onChange={(_event, { value }) => change({ issueType: value })}
          />
        ) : (
          <Choice
            value={fields.issueType}
            options={fields.issueType === '' ? ['', ...issueTypes] : issueTypes}
            label={(id) => issueTypeLabel(id, taxonomy, language)}
            readOnly={readOnly}
            testId="article-issue-type"
            onChange={(issueType) => change({ issueType })}
          />
        )}
      </Field>
      <div className={styles.pair}>
        <Field label={t('articles.urgency')} {...problemFor('urgency', problems)}>
          <Choice
            {...{ value: fields.urgency, options: URGENCIES, readOnly, testId: 'article-urgency' }}
            label={(urgency) => t(`articles.urgencies.${urgency}`)}
            onChange={(urgency) => change({ urgency })}
          />
        </Field>
        <Field label={t('articles.audience')} {...problemFor('audience', problems)}>
          <Choice
            {...{ value: fields.audience, options: AUDIENCES, readOnly }}
            testId="article-audience"
            label={(audience) => t(`articles.audiences.${audience}`)}
            onChange={(audience) => change({ audience })}
          />
        </Field>
      </div>
      <DayField {...editing} field="validFrom" />
      <DayField {...editing} field="validUntil" lasting />
      <DayField {...editing} field="reviewBy" />
      <WordsField
        label={t('articles.intents')}
        words={fields.intents}
        options={intents.map(({ name }) => name)}
        readOnly={readOnly}
        testId="article-intents"
        {...problemFor('intents', problems)}
        onChange={(words) => change({ intents: words })}
      />
      <WordsField
        label={t('articles.tags')}
        words={fields.tags}
        options={[]}
        readOnly={readOnly}
        testId="article-tags"
        {...problemFor('tags', problems)}
        onChange={(words) => change({ tags: words })}
      />
    </aside>
  );
}

function Choice<T extends string>(props: {
  readonly value: T;
  readonly options: readonly T[];
  readonly label: (option: T) => string;
  readonly readOnly: boolean;
  readonly testId: string;
  readonly onChange: (option: T) => void;
}) {
  const { value, options, label, readOnly, testId, onChange, ...field } = props;
  // What the taxonomy has not any more is still what the article says.
  const all = options.includes(value) ? options : [value, ...options];
  return (
    <Select
      {...field}
      value={value}
      disabled={readOnly}
      data-testid={testId}
      onChange={(_event, { value: chosen }) => {
        const option = all.find((one) => one === chosen);
        if (option !== undefined) onChange(option);
      }}
    >
      {all.map((option) => (
        <option key={option} value={option}>
          {label(option)}
        </option>
      ))}
    </Select>
  );
}

function DayField(
  props: FieldEditing & {
    readonly field: 'validFrom' | 'validUntil' | 'reviewBy';
    readonly lasting?: boolean;
  },
) {
  const { fields, problems, readOnly, change, field, lasting = false } = props;
  const { t } = useWords();
  return (
    <Field label={t(`articles.${field}`)} {...problemFor(field, problems)}>
      <Input
        type="date"
        value={dayOf(fields[field], lasting)}
        readOnly={readOnly}
        data-testid={`article-${field}`}
        onChange={(_event, { value }) => change({ [field]: instantOf(value, lasting) })}
      />
    </Field>
  );
}
