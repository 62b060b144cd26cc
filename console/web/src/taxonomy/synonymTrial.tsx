import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { ArticleLanguage } from '../api/articles.ts';
import { useSynonymTrial } from '../api/synonyms.ts';
import { useWords } from '../i18n/index.ts';
import { usePageStyles } from '../shell/pageStyles.ts';
import { SearchField } from '../shell/searchField.tsx';
import { Tag } from '../shell/tag.tsx';
import { routeHref } from '../state/route.ts';
import { ReportSection } from '../training/reportSection.tsx';

const useStyles = makeStyles({
  result: { display: 'grid', gap: '4px', marginTop: '12px' },
  tags: { display: 'flex', flexWrap: 'wrap', gap: '4px' },
  found: { margin: '0 0 0 18px', padding: 0, lineHeight: '22px' },
  label: { marginTop: '6px', color: tokens.colorNeutralForeground3 },
});

/** Typing goes on for so long before a query is tried. */
const PAUSE_MS = 250;

/** A query to try: what else search looks for, and what it finds. */
export function SynonymTrial({ spoken }: { readonly spoken: ArticleLanguage }) {
  const [typed, setTyped] = useState('');
  const [q, setQ] = useState('');
  const trial = useSynonymTrial(q, spoken).data;
  const styles = useStyles();
  const page = usePageStyles();
  const { t } = useWords();
  useEffect(() => {
    const timer = setTimeout(() => setQ(typed.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  const label = mergeClasses(styles.label, page.small);
  return (
    <ReportSection title={t('taxonomy.try')} hint={t('taxonomy.tryHint')} testId="synonym-trial">
      <SearchField
        label={t('taxonomy.tryQuery')}
        value={typed}
        testId="trial-query"
        onChange={setTyped}
      />
      {q !== '' && trial && (
        <div className={styles.result} aria-live="polite">
          {isCorrected(q, trial.text) && (
            <span className={page.small}>{t('taxonomy.readAs', { text: trial.text })}</span>
          )}
          <span className={label}>{t('taxonomy.also')}</span>
          {trial.also.length === 0 && <span>{t('taxonomy.noneAlso')}</span>}
          <span className={styles.tags} data-testid="trial-also">
            {trial.also.map((word) => (
              <Tag key={word}>{word}</Tag>
            ))}
          </span>
          <span className={label}>{t('taxonomy.finds')}</span>
          {trial.articles.length === 0 && <span>{t('taxonomy.noneFound')}</span>}
          <ol className={styles.found} data-testid="trial-found">
            {trial.articles.map(({ id, title }) => (
              <li key={id}>
                <a
                  className={page.link}
                  href={routeHref({ page: 'article', id, language: spoken, view: 'write' })}
                >
                  {title}
                </a>
              </li>
            ))}
          </ol>
        </div>
      )}
    </ReportSection>
  );
}

/** Whether other words stand there, however they are written. */
function isCorrected(query: string, text: string): boolean {
  const plain = (one: string) => one.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
  return plain(query) !== plain(text);
}
