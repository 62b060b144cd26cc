import { Button, Tab, TabList } from '@fluentui/react-components';
import { AddRegular, TagMultipleRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useReviewList } from '../api/articles.ts';
import { useSignedIn, writesIntents } from '../api/session.ts';
import { ArticleFileButtons } from '../articleFiles/articleFileButtons.tsx';
import { useWords } from '../i18n/index.ts';
import { HeadedPage } from '../shell/headedPage.tsx';
import { navigate, routeHref } from '../state/route.ts';
import { ArticleList } from './articleList.tsx';
import { type NewArticle, NewArticleDialog } from './newArticleDialog.tsx';
import { ReviewPanel } from './reviewPanel.tsx';

/** All articles, or those that somebody should look at. */
export function ArticlesPage(props: {
  readonly view: 'list' | 'review';
  /** Begins a new article that answers a question. */
  readonly wanted?: NewArticle;
}) {
  const { view, wanted } = props;
  const [creating, setCreating] = useState(false);
  const waiting = useReviewList().data?.length ?? 0;
  const mayWrite = writesIntents(useSignedIn());
  const { t } = useWords();
  return (
    <HeadedPage
      title={t('articles.title')}
      lead={t('articles.lead')}
      actions={
        <>
          <Button
            as="a"
            href={routeHref({ page: 'taxonomy', view: 'categories' })}
            icon={<TagMultipleRegular />}
            data-testid="open-taxonomy"
          >
            {t('taxonomy.title')}
          </Button>
          <ArticleFileButtons />
          {mayWrite && (
            <Button
              appearance="primary"
              icon={<AddRegular />}
              data-testid="new-article"
              onClick={() => setCreating(true)}
            >
              {t('articles.create')}
            </Button>
          )}
        </>
      }
    >
      <TabList
        style={{ margin: '0 -12px 4px' }}
        selectedValue={view}
        onTabSelect={(_event, { value }) =>
          navigate({ page: 'articles', view: value === 'review' ? value : 'list' })
        }
      >
        <Tab value="list">{t('articles.list')}</Tab>
        <Tab value="review" data-testid="review-tab">
          {t('articles.review')}
          {waiting > 0 && ` (${waiting})`}
        </Tab>
      </TabList>
      {view === 'list' ? <ArticleList /> : <ReviewPanel mayWrite={mayWrite} />}
      {mayWrite && (creating || wanted) && (
        <NewArticleDialog
          {...(wanted ? { wanted } : {})}
          onClose={() => {
            setCreating(false);
            if (wanted) navigate({ page: 'articles', view });
          }}
        />
      )}
    </HeadedPage>
  );
}
