import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { ShopProduct } from '../dialogs/index.ts';
import type { Env } from './env.ts';
import { SAMPLE_SHOP } from './prepareStore.ts';

const FILE = 'products.json';

const PRODUCTS: z.ZodType<readonly ShopProduct[]> = z
  .array(
    z.strictObject({
      id: z.string().min(1).max(100),
      name: z.string().min(1).max(200),
      aliases: z.array(z.string().min(1).max(200)).max(50).default([]),
      category: z.string().min(1).max(200),
    }),
  )
  .max(50_000);

/**
 * The products that customers may name: the file `products.json` in `DATA_DIR`, or else those of the
 * sample shop where that is in use. Throws with the file and what is wrong in it.
 */
export async function shopProducts(
  env: Pick<Env, 'DATA_DIR' | 'SAMPLE_SHOP'>,
): Promise<readonly ShopProduct[]> {
  const own = await readProducts(join(env.DATA_DIR, FILE));
  const sample = env.SAMPLE_SHOP ? await readProducts(join(SAMPLE_SHOP, FILE)) : undefined;
  return own ?? sample ?? [];
}

async function readProducts(file: string): Promise<readonly ShopProduct[] | undefined> {
  try {
    return PRODUCTS.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined;
    const reason = cause instanceof z.ZodError ? z.prettifyError(cause) : String(cause);
    throw new Error(`${file}: ${reason}`, { cause });
  }
}
