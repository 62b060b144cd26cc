import { Tab, TabList } from '@fluentui/react-components';
import { ChevronLeftRegular } from '@fluentui/react-icons';
import { useSignedIn, writesIntents } from '../api/session.ts';
import { useWords } from '../i18n/index.ts';
import { HeadedPage } from '../shell/headedPage.tsx';
import { usePageStyles } from '../shell/pageStyles.ts';
import { navigate, routeHref } from '../state/route.ts';
import { CategoriesTab } from './categoriesTab.tsx';
import { SynonymsTab } from './synonymsTab.tsx';

/** What articles are sorted by, and what search takes for the same. */
export function TaxonomyPage({ view }: { readonly view: 'categories' | 'synonyms' }) {
  const mayWrite = writesIntents(useSignedIn());
  const page = usePageStyles();
  const { t } = useWords();
  return (
    <HeadedPage
      title={t('taxonomy.title')}
      lead={t('taxonomy.lead')}
      back={
        <a className={page.back} href={routeHref({ page: 'articles', view: 'list' })}>
          <ChevronLeftRegular fontSize={12} />
          {t('articles.title')}
        </a>
      }
    >
      <TabList
        style={{ margin: '0 -12px 4px' }}
        selectedValue={view}
        onTabSelect={(_event, { value }) =>
          navigate({ page: 'taxonomy', view: value === 'synonyms' ? value : 'categories' })
        }
      >
        <Tab value="categories">{t('taxonomy.categories')}</Tab>
        <Tab value="synonyms" data-testid="synonyms-tab">
          {t('taxonomy.synonyms')}
        </Tab>
      </TabList>
      {view === 'categories' ? (
        <CategoriesTab mayWrite={mayWrite} />
      ) : (
        <SynonymsTab mayWrite={mayWrite} />
      )}
    </HeadedPage>
  );
}
