import { ArticlePage } from '../articles/articlePage.tsx';
import { ArticlesPage } from '../articles/articlesPage.tsx';
import { GapsPage } from '../gaps/gapsPage.tsx';
import { IntentPage } from '../intents/intentPage.tsx';
import { IntentsPage } from '../intents/intentsPage.tsx';
import type { Route } from '../state/route.ts';
import { TaxonomyPage } from '../taxonomy/taxonomyPage.tsx';
import { ReportPage } from '../training/reportPage.tsx';
import { TrainingPage } from '../training/trainingPage.tsx';
import { UnansweredPage } from '../unanswered/unansweredPage.tsx';

/** The page of those who teach the bot that a route names; of any other route, the unanswered questions. */
export function EditorPage({ route }: { readonly route: Route }) {
  switch (route.page) {
    case 'gaps':
      return <GapsPage />;
    case 'articles':
      return <ArticlesPage view={route.view} />;
    case 'newArticle':
      return <ArticlesPage view="list" wanted={route} />;
    case 'taxonomy':
      return <TaxonomyPage view={route.view} />;
    case 'article':
      return <ArticlePage key={`${route.id}/${route.language}`} {...route} />;
    case 'intents':
      return <IntentsPage view={route.view} />;
    case 'intent':
      return <IntentPage key={route.name} {...route} />;
    case 'training': {
      const { modelId } = route;
      return modelId === null ? <TrainingPage /> : <ReportPage key={modelId} id={modelId} />;
    }
    default:
      return <UnansweredPage />;
  }
}
