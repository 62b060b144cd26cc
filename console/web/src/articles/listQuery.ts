import type { ArticleQuery } from '../api/articles.ts';
import { Observable, useObservable } from '../state/observable.ts';

/** Shows all articles as they are now. */
const EVERYTHING: ArticleQuery = {
  ...{ q: '', language: '', status: '', product: '', issueType: '', urgency: '' },
  ...{ audience: '', tag: '', asOf: '' },
};

const chosen = new Observable<ArticleQuery>(EVERYTHING);

/** What the list shows: it stays while one looks at an article. */
export function useListQuery(): {
  readonly query: ArticleQuery;
  readonly isNarrowed: boolean;
  readonly choose: (change: Partial<ArticleQuery>) => void;
  readonly clear: () => void;
} {
  const query = useObservable(chosen);
  return {
    query,
    isNarrowed: Object.entries(query).some(([name, value]) => name !== 'asOf' && value !== ''),
    choose: (change) => chosen.update((before) => ({ ...before, ...change })),
    clear: () => chosen.update(({ asOf }) => ({ ...EVERYTHING, asOf })),
  };
}
