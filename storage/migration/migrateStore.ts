import type { TableCheck } from './checkTable.ts';

/** What is to be copied, and where to. */
export interface MigrationOptions {
  /** The embedded store's file. */
  readonly from: string;
  /** The target's address, as `openMongoStore` takes it. */
  readonly to: string;
  /** Only compares, and writes nothing. Default: false. */
  readonly checkOnly?: boolean;
  readonly onProgress?: (progress: MigrationProgress) => void;
}

/** How far it is with one table. */
export interface MigrationProgress {
  readonly step: 'copy' | 'check';
  readonly table: string;
  readonly done: number;
  readonly of: number;
}

/** What a migration did and found. */
export interface MigrationReport {
  /** The target's database. */
  readonly database: string;
  /** Documents that were not there, or not the same; 0: there was nothing to do. */
  readonly written: number;
  readonly tables: readonly TableCheck[];
  /** Whether the target now has all of the source, and nothing else. */
  readonly isSame: boolean;
}

/**
 * Copies an embedded store, at which no server works, to an empty database in MongoDB, and checks what
 * is there then against the source. It can be stopped and repeated at any time: what is there and the
 * same stays untouched. The source stays as it is. Throws `absent`, `locked` (a server is at work on
 * one of the two), `otherData` (the target holds more than a copy of this store), `newerSchema`,
 * `badUri` and `unavailable`.
 */
export async function migrateStore(options: MigrationOptions): Promise<MigrationReport> {
  const { runMigration } = await import('./runMigration.ts'); // drivers are loaded only where they are used
  return runMigration(options);
}
