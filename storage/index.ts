export type { Side, TableCheck } from './migration/checkTable.ts';
export type {
  MigrationOptions,
  MigrationProgress,
  MigrationReport,
} from './migration/migrateStore.ts';
export { migrateStore } from './migration/migrateStore.ts';
export type { MongoStoreOptions } from './mongodb/openMongoStore.ts';
export { openMongoStore } from './mongodb/openMongoStore.ts';
export type { SqliteStoreOptions } from './sqlite/openSqliteStore.ts';
export { openSqliteStore } from './sqlite/openSqliteStore.ts';
export type { BatonEvent, Store } from './store.ts';
export type { StoreErrorCode } from './storeError.ts';
export { StoreError } from './storeError.ts';
