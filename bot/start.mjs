// `npm start`: builds what is missing or stale, then starts the server. Plain JavaScript, since it
// runs before anything is built.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const STAMP = join(ROOT, 'dist', '.built');
const SOURCES = [
  ...['bot', 'dialogs', 'recognizers', 'handoff', 'knowledge', 'customers', 'storage', 'console'],
  ...['package.json', 'tsconfig.json', 'tsconfig.build.json'],
];

const state = sourceState();
if (!existsSync(STAMP) || readFileSync(STAMP, 'utf8') !== state) {
  process.stdout.write('Building (once after each change) …\n');
  execFileSync('npm', ['run', '--silent', 'build'], { cwd: ROOT, stdio: 'inherit' });
  writeFileSync(STAMP, state);
}
await import(pathToFileURL(join(ROOT, 'dist', 'bot', 'main.js')).href);

/** A hash over the path, size and time of every source file. */
function sourceState() {
  const hash = createHash('sha256');
  for (const source of SOURCES) {
    for (const file of filesOf(join(ROOT, source))) {
      const { size, mtimeMs } = statSync(file);
      hash.update(`${file}\0${size}\0${mtimeMs}\n`);
    }
  }
  return hash.digest('hex');
}

function filesOf(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .filter((name) => name !== 'node_modules')
    .flatMap((name) => filesOf(join(path, name)));
}
