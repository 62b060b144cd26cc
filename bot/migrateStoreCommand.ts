import { parseArgs } from 'node:util';
import { type MigrationReport, migrateStore } from '../storage/index.ts';
import { readEnv } from './env.ts';
import { embeddedFile, storePlace } from './openStore.ts';

// `npm run migrate-store -- [--from FILE] [--to URI] [--check]`: copies the embedded store to MongoDB and
// checks every record there; ends with 1 when anything differs. --check: only compares.

const USAGE =
  'Usage: npm run migrate-store -- [--from data/baton.sqlite] [--to mongodb://…] [--check]';

/** Characters of a hash that are shown. */
const SHOWN = 12;

try {
  const { from, to, check } = options();
  const env = readEnv(process.env);
  const file = from ?? embeddedFile(env.DATA_DIR);
  const uri = to ?? env.MONGODB_URI;
  if (uri === undefined) throw new Error(`Name the target by --to or MONGODB_URI. ${USAGE}`);
  readEnv({ MONGODB_URI: uri }); // refuses what is no address of MongoDB, and does not repeat it
  const place = storePlace({ MONGODB_URI: uri, DATA_DIR: env.DATA_DIR });
  const report = await migrateStore({
    ...{ from: file, to: uri, checkOnly: check },
    onProgress({ step, table, done, of }) {
      if (done === of || process.stderr.isTTY) {
        const end = done === of ? '\n' : '\r';
        process.stderr.write(`${step} ${table.padEnd(16)} ${done} of ${of}${end}`);
      }
    },
  });
  process.stdout.write(tableOf(report));
  process.stdout.write(conclusion(report, { file, place, check }));
  if (!report.isSame) process.exitCode = 1;
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

function options() {
  try {
    return parseArgs({
      options: {
        from: { type: 'string' },
        to: { type: 'string' },
        check: { type: 'boolean', default: false },
      },
    }).values;
  } catch (cause) {
    throw new Error(`${cause instanceof Error ? cause.message : cause}\n${USAGE}`, { cause });
  }
}

function tableOf({ tables }: MigrationReport): string {
  const rows = tables.map(({ table, source, target, differing, isSame }) => {
    const hashes = [source, target].map(({ hash }) => hash.slice(0, SHOWN)).join('  ');
    const counts = `${String(source.count).padStart(9)}${String(target.count).padStart(9)}`;
    const named = differing.length > 0 ? `: ${differing.join(', ')}` : '';
    return `${table.padEnd(16)}${counts}  ${hashes}  ${isSame ? 'same' : `DIFFERS${named}`}`;
  });
  const heads = ['SHA-256'.padEnd(SHOWN), 'SHA-256'.padEnd(SHOWN)].join('  ');
  const head = `${'table'.padEnd(16)}   source   target  ${heads}`;
  return `\n${[head, ...rows].join('\n')}\n\n`;
}

function conclusion(
  { database, written, isSame }: MigrationReport,
  {
    file,
    place,
    check,
  }: { readonly file: string; readonly place: string; readonly check: boolean },
): string {
  const target = `The database ${database} (${place})`;
  if (!isSame) {
    return `${target} differs from ${file}. Run it again; if it still differs, drop the database and start over.\n`;
  }
  if (check) return `${target} has all of ${file}.\n`;
  return written === 0
    ? `${target} had all of ${file} already: nothing was copied.\n`
    : `${target} has all of ${file}: ${written} documents were copied. Start the servers with MONGODB_URI.\n`;
}
