import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** One change to the built product: this text, which stands in the file exactly once, for that. */
export interface Replacement {
  /** Path within `dist`. */
  readonly file: string;
  readonly text: string;
  readonly by: string;
}

/** A copy of the built product in a folder of its own. */
export interface ProductCopy {
  /** The program. */
  readonly main: string;
  remove(): Promise<void>;
}

/** Copies the built product and changes the copy; rejects when a text is not there exactly once. */
export async function copyProduct(replacements: readonly Replacement[]): Promise<ProductCopy> {
  const folder = await mkdtemp(join(tmpdir(), 'baton-mutant-'));
  const remove = () => rm(folder, { recursive: true });
  try {
    const isNeeded = (path: string) => !/\.(map|d\.ts)$/.test(path);
    await cp(join(ROOT, 'dist'), join(folder, 'dist'), { recursive: true, filter: isNeeded });
    await cp(join(ROOT, 'package.json'), join(folder, 'package.json'));
    await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
    for (const { file, text, by } of replacements) {
      const path = join(folder, 'dist', file);
      const parts = (await readFile(path, 'utf8')).split(text);
      const [before, after] = parts;
      if (before === undefined || after === undefined || parts.length !== 2) {
        throw new Error(`"${text}" stands ${parts.length - 1} times in ${file}; it should once`);
      }
      await writeFile(path, `${before}${by}${after}`);
    }
    return { main: join(folder, 'dist', 'bot', 'main.js'), remove };
  } catch (error) {
    await remove();
    throw error;
  }
}
