import type { ApiParts } from './apiParts.ts';

/** Names by account id. */
export type Names = ReadonlyMap<string, string>;

/** The names of accounts (of agents, where one has no account); ids that nobody has are left out. */
export async function namesOf(
  ids: Iterable<string | null | undefined>,
  { accounts, store }: Pick<ApiParts, 'accounts' | 'store'>,
): Promise<Names> {
  const wanted = [...new Set(ids)].filter((id) => typeof id === 'string');
  const found = await Promise.all(
    wanted.map(async (id): Promise<[string, string][]> => {
      const named = (await accounts.account(id)) ?? (await store.agent(id));
      return named ? [[id, named.name]] : [];
    }),
  );
  return new Map(found.flat());
}

/** The name behind an id, null when there is none. */
export function nameIn(names: Names, id: string | null | undefined): string | null {
  return (id && names.get(id)) || null;
}
