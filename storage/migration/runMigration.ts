import { toStoreError } from '../mongodb/storeErrors.ts';
import { checkTable, type TableCheck } from './checkTable.ts';
import { copyTable, type Way } from './copyTable.ts';
import type { MigrationOptions, MigrationProgress, MigrationReport } from './migrateStore.ts';
import { openSource, type Source } from './source.ts';
import type { Table } from './table.ts';
import { TABLES } from './tables.ts';
import { openTarget, type Target } from './target.ts';

/** Does what `migrateStore` says. */
export async function runMigration(options: MigrationOptions): Promise<MigrationReport> {
  const source = await openSource(options.from);
  try {
    const target = await openTarget(options.to);
    try {
      return await migrate(options, source, target);
    } catch (error) {
      throw toStoreError(error);
    } finally {
      await target.close();
    }
  } finally {
    source.close();
  }
}

async function migrate(
  { checkOnly = false, onProgress }: MigrationOptions,
  source: Source,
  target: Target,
): Promise<MigrationReport> {
  const now = () => new Date();
  const wayOf = (table: Table, step: MigrationProgress['step']): Way => {
    const of = source.count(table, now());
    let done = 0;
    const onBatch = (documents: number) => {
      done += documents;
      onProgress?.({ step, table: table.collection, done, of });
    };
    return { source, target, now, onBatch };
  };
  let written = 0;
  if (checkOnly) {
    await target.requireCopyOf(source.storeId);
  } else {
    await target.beginCopyOf(source.storeId);
    for (const table of TABLES) written += await copyTable(table, wayOf(table, 'copy'));
  }
  const tables: TableCheck[] = [];
  for (const table of TABLES) tables.push(await checkTable(table, wayOf(table, 'check')));
  return {
    ...{ database: target.name, written, tables },
    isSame: tables.every(({ isSame }) => isSame),
  };
}
