import { useQuery } from '@tanstack/react-query';
import type { TaxonomyAnswer, TaxonomyUsesAnswer } from '../../../wire.ts';
import { queryClient } from './queryClient.ts';
import { request } from './request.ts';

/** What editors change of the taxonomy. */
export type Places = Pick<TaxonomyAnswer, 'products' | 'issueTypes'>;

/** How many articles are in each place. */
export function useTaxonomyUses() {
  return useQuery({
    queryKey: ['taxonomyUses'],
    queryFn: () => request<TaxonomyUsesAnswer>('GET', '/taxonomy/uses'),
  });
}

/** Replaces the taxonomy that was seen; when somebody was faster, theirs is read. */
export async function saveTaxonomy(places: Places, expectedVersion: number): Promise<void> {
  const { products, issueTypes } = places;
  try {
    const saved = await request<TaxonomyAnswer>('PUT', '/taxonomy', {
      ...{ products, issueTypes, expectedVersion },
    });
    queryClient.setQueryData(['taxonomy'], saved);
  } catch (error) {
    void queryClient.invalidateQueries({ queryKey: ['taxonomy'] });
    void queryClient.invalidateQueries({ queryKey: ['taxonomyUses'] });
    throw error;
  }
}
