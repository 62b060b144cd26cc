import {
  Button,
  Input,
  MessageBar,
  MessageBarBody,
  makeStyles,
  Spinner,
} from '@fluentui/react-components';
import { BookRegular } from '@fluentui/react-icons';
import { useDeferredValue, useState } from 'react';
import { useArticles } from '../api/articles.ts';
import { useWords } from '../i18n/index.ts';
import { EmptyState, Problem } from '../shell/emptyState.tsx';
import { LanguageSelect } from '../shell/languageSelect.tsx';
import { usePageStyles } from '../shell/pageStyles.ts';
import { SearchField } from '../shell/searchField.tsx';
import { ArticleTable } from './articleTable.tsx';
import { dayOf, instantOf } from './days.ts';
import { FacetPanel } from './facetPanel.tsx';
import { useListQuery } from './listQuery.ts';

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: '220px minmax(0, 1fr)',
    alignItems: 'start',
    gap: '28px',
    '@media (max-width: 999px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  asOf: { display: 'flex', alignItems: 'center', gap: '8px', marginLeft: 'auto' },
  past: { marginBottom: '12px' },
  empty: { height: '240px' },
});

/** The articles that fit what is chosen, with what they could be narrowed down to. */
export function ArticleList() {
  const { query, isNarrowed, choose, clear } = useListQuery();
  const [typed, setTyped] = useState(query.q);
  const q = useDeferredValue(typed.trim());
  const articles = useArticles({ ...query, q });
  const styles = useStyles();
  const page = usePageStyles();
  const { t } = useWords();
  const search = (text: string): void => {
    setTyped(text);
    choose({ q: text.trim() });
  };
  const pages = articles.data?.pages ?? [];
  const items = pages.flatMap((answer) => answer.items);
  const day = dayOf(query.asOf || null, true);
  return (
    <>
      <div className={page.toolbar}>
        <SearchField
          label={t('articles.search')}
          value={typed}
          testId="search-articles"
          onChange={search}
        />
        <LanguageSelect
          label={t('details.language')}
          any={t('articles.allLanguages')}
          value={query.language}
          testId="article-language"
          onChange={(language) => choose({ language })}
        />
        {isNarrowed && (
          <Button
            appearance="subtle"
            onClick={() => {
              setTyped('');
              clear();
            }}
          >
            {t('articles.clear')}
          </Button>
        )}
        <div className={styles.asOf}>
          <span className={page.quiet} aria-hidden>
            {t('articles.asOf')}
          </span>
          <Input
            type="date"
            aria-label={t('articles.asOfLabel')}
            value={day}
            max={dayOf(new Date().toISOString())}
            data-testid="list-as-of"
            onChange={(_event, { value }) => choose({ asOf: instantOf(value, true) ?? '' })}
          />
        </div>
      </div>
      {query.asOf && (
        <MessageBar className={styles.past}>
          <MessageBarBody>
            {t('articles.asOfHint', { day })}{' '}
            <Button size="small" appearance="transparent" onClick={() => choose({ asOf: '' })}>
              {t('articles.today')}
            </Button>
          </MessageBarBody>
        </MessageBar>
      )}
      {articles.isPending && <Spinner size="small" style={{ marginTop: 40 }} />}
      {articles.isError && items.length === 0 && (
        <Problem text={t('articles.failed')} onRetry={() => void articles.refetch()} />
      )}
      {articles.data && (
        <div className={styles.columns}>
          <FacetPanel facets={pages[0]?.facets} query={query} onChoose={choose} />
          <div>
            {items.length === 0 ? (
              <div className={styles.empty}>
                <EmptyState
                  icon={<BookRegular />}
                  title={t(isNarrowed ? 'articles.noneFound' : 'articles.none')}
                  {...(isNarrowed ? {} : { hint: t('articles.noneHint') })}
                />
              </div>
            ) : (
              <ArticleTable articles={items} />
            )}
            {articles.hasNextPage && (
              <Button
                appearance="subtle"
                className={page.more}
                disabled={articles.isFetchingNextPage}
                onClick={() => void articles.fetchNextPage()}
              >
                {t('articles.more')}
              </Button>
            )}
          </div>
        </div>
      )}
    </>
  );
}
