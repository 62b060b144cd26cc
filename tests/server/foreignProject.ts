import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Doors } from '../support/doors.ts';
import { freePort } from '../support/serverProcess.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const TYPESCRIPT = join(ROOT, 'node_modules/.bin/tsc');
/** Compiled for this Node.js already; installing it anew would compile for minutes. */
const NATIVE = 'node_modules/better-sqlite3/build';
const run = promisify(execFile);

/** Project of a stranger who has installed the packed package. */
export interface ForeignProject {
  /** The files of the package. */
  readonly packed: readonly string[];
  /** Compiles a TypeScript file in the project; returns what the compiler says. */
  compile(source: string): Promise<string>;
  /** Runs the package's contract of a store on one that the project opens; returns what mocha says. */
  proveStore(): Promise<string>;
  /** Starts the project's bot; resolves when it answers. */
  start(password: string): Promise<ForeignBot>;
  remove(): Promise<void>;
}

/** The stranger's bot in a process of its own. */
export interface ForeignBot {
  readonly url: string;
  /** Ends it without a chance to do anything; resolves when it is gone. */
  kill9(): Promise<void>;
}

/** Packs what is built, and installs it beside the example in a folder of its own. */
export async function installForeignProject(): Promise<ForeignProject> {
  const directory = await mkdtemp(join(tmpdir(), 'foreign-bot-'));
  await cp(join(ROOT, 'examples/foreign-bot'), directory, { recursive: true });
  // Without `prepack`: `npm test` has built just now.
  const pack = ['pack', '--json', '--ignore-scripts', '--pack-destination', directory];
  const [tarball] = JSON.parse((await run('npm', pack, { cwd: ROOT })).stdout);
  const options = ['--prefer-offline', '--no-audit', '--no-fund', '--ignore-scripts'];
  await run('npm', ['install', join(directory, tarball.filename), ...options], { cwd: directory });
  await cp(join(ROOT, NATIVE), join(directory, NATIVE), { recursive: true });
  return {
    packed: tarball.files.map(({ path }: { path: string }) => path),
    compile: (source) => compile(directory, source),
    proveStore: () => proveStore(directory),
    start: (password) => start(directory, password),
    remove: () => rm(directory, { recursive: true }),
  };
}

async function compile(directory: string, source: string): Promise<string> {
  await writeFile(join(directory, 'stranger.mts'), source);
  const flags = ['--module', 'nodenext', '--target', 'es2022', '--strict', '--noEmit'];
  try {
    return (await run(TYPESCRIPT, [...flags, 'stranger.mts'], { cwd: directory })).stdout;
  } catch (error) {
    return (error as { stdout: string }).stdout;
  }
}

/** Its own chai and mocha are ours here, so that nothing has to be fetched. */
async function proveStore(directory: string): Promise<string> {
  await symlink(join(ROOT, 'node_modules/chai'), join(directory, 'node_modules/chai'));
  await writeFile(join(directory, 'store.test.mjs'), STORE_TEST);
  const mocha = [join(ROOT, 'node_modules/mocha/bin/mocha.js'), '--exit', 'store.test.mjs'];
  return (await run(process.execPath, mocha, { cwd: directory })).stdout;
}

const STORE_TEST = `
  import { openSqliteStore } from 'botbuilder-baton/storage';
  import { storeContract } from 'botbuilder-baton/storage/contract';

  describe('a store', () => {
    storeContract({
      open: () => openSqliteStore({ file: ':memory:' }),
      close: (store) => store.close(),
    });
  });
`;

async function start(directory: string, password: string): Promise<ForeignBot> {
  const port = await freePort();
  const child = spawn(process.execPath, ['index.js'], {
    cwd: directory,
    env: { PATH: process.env.PATH, PORT: String(port), ADMIN_PASSWORD: password },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const gone = once(child, 'close');
  process.once('exit', () => child.kill('SIGKILL'));
  const url = `http://127.0.0.1:${port}`;
  const ended = new AbortController();
  child.once('close', () => ended.abort(new Error('The bot ended')));
  await new Doors([url]).ask({ method: 'GET', path: '/api/v1/openapi.json' }, ended.signal);
  return {
    url,
    async kill9() {
      child.kill('SIGKILL');
      await gone;
    },
  };
}
