import { makeStyles, Spinner, Tab, TabList, Text } from '@fluentui/react-components';
import { ArrowLeftRegular, DocumentDismissRegular } from '@fluentui/react-icons';
import type { ArticleAnswer } from '../../../wire.ts';
import { type ArticleLanguage, useArticle } from '../api/articles.ts';
import { RequestError } from '../api/request.ts';
import { useSignedIn, writesIntents } from '../api/session.ts';
import { languageName } from '../format/time.ts';
import { useWords } from '../i18n/index.ts';
import { EmptyState, Problem } from '../shell/emptyState.tsx';
import { SPOKEN } from '../shell/languageSelect.tsx';
import { usePageStyles } from '../shell/pageStyles.ts';
import { Tag } from '../shell/tag.tsx';
import { navigate, routeHref } from '../state/route.ts';
import { ArticleEditor } from './articleEditor.tsx';
import { RevisionList } from './revisionList.tsx';
import { StatusTag, ValidityTag } from './statusTag.tsx';

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    gap: '0 24px',
    margin: '4px -12px 12px',
  },
  language: { display: 'inline-flex', alignItems: 'center', gap: '6px' },
});

/** One article, a language version at a time: to write, and what became of it. */
export function ArticlePage(props: {
  readonly id: string;
  readonly language: ArticleLanguage;
  readonly view: 'write' | 'history';
}) {
  const { id, language, view } = props;
  const article = useArticle(id);
  const mayWrite = writesIntents(useSignedIn());
  const styles = useStyles();
  const page = usePageStyles();
  const words = useWords();
  const { t } = words;
  if (article.isPending) return <Spinner size="small" />;
  const isNew = article.error instanceof RequestError && article.error.status === 404;
  if (!article.data && !isNew) {
    return (
      <main className={page.root}>
        <Back />
        <Problem text={t('articles.failed')} onRetry={() => void article.refetch()} />
      </main>
    );
  }
  const versions = article.data ?? [];
  const stored = versions.find((version) => version.language === language) ?? null;
  const other = versions.find((version) => version.language !== language);
  const shown = stored ? view : 'write';
  return (
    <main className={page.root}>
      <Back />
      <div className={page.head}>
        <Text as="h1" size={500} weight="semibold" className={page.title}>
          {stored?.title ?? other?.title ?? t('articles.create')}
        </Text>
        <State stored={stored} />
      </div>
      <Text size={200} className={page.quiet}>
        {id}
      </Text>
      <div className={styles.bar}>
        <TabList
          selectedValue={shown}
          onTabSelect={(_event, { value }) =>
            navigate({
              ...{ page: 'article', id, language },
              view: value === 'history' ? value : 'write',
            })
          }
        >
          <Tab value="write">{t('articles.write')}</Tab>
          <Tab value="history" disabled={!stored} data-testid="article-history">
            {t('articles.history')}
          </Tab>
        </TabList>
        <TabList
          selectedValue={language}
          aria-label={t('details.language')}
          onTabSelect={(_event, { value }) => {
            const chosen = SPOKEN.find((tag) => tag === value);
            if (chosen) navigate({ page: 'article', id, language: chosen, view });
          }}
        >
          {SPOKEN.map((tag) => (
            <Tab key={tag} value={tag} data-testid={`version-${tag}`}>
              <span className={styles.language}>
                {languageName(tag, words.language)}
                <Version version={versions.find((version) => version.language === tag)} />
              </span>
            </Tab>
          ))}
        </TabList>
      </div>
      {!stored && !mayWrite ? (
        <EmptyState
          icon={<DocumentDismissRegular />}
          title={t('articles.versionMissing', { language: languageName(language, words.language) })}
        />
      ) : shown === 'history' && stored ? (
        <RevisionList article={stored} mayWrite={mayWrite} />
      ) : (
        <ArticleEditor {...{ id, language, stored, other, mayWrite }} />
      )}
    </main>
  );
}

/** Where it stands, and what of it readers see. */
function State({ stored }: { readonly stored: ArticleAnswer | null }) {
  const page = usePageStyles();
  const { t } = useWords();
  if (!stored) return <Tag>{t('articles.newHint')}</Tag>;
  const { publishedRevision, revision } = stored;
  return (
    <>
      <StatusTag status={stored.status} />
      <ValidityTag {...stored} />
      <span className={page.quiet} data-testid="article-state">
        {t('articles.revision', { revision })} ·{' '}
        {publishedRevision === null
          ? t('articles.notShown')
          : t('articles.live', { revision: publishedRevision })}
      </span>
    </>
  );
}

function Version({ version }: { readonly version: ArticleAnswer | undefined }) {
  const { t } = useWords();
  return version ? <StatusTag status={version.status} /> : <Tag>{t('articles.newVersion')}</Tag>;
}

function Back() {
  const page = usePageStyles();
  const { t } = useWords();
  return (
    <a className={page.back} href={routeHref({ page: 'articles', view: 'list' })}>
      <ArrowLeftRegular aria-hidden />
      {t('articles.title')}
    </a>
  );
}
