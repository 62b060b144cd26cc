import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';

/** How dear a hash is: memory is 128 · 2^logN · r bytes. */
export interface PasswordCost {
  readonly logN: number;
  readonly r: number;
  readonly p: number;
}

/** As OWASP asks for: https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html#scrypt */
export const PASSWORD_COST: PasswordCost = { logN: 17, r: 8, p: 1 };

/** The shortest password that we take, in characters. */
export const SHORTEST_PASSWORD = 10;
/** The longest, in characters. */
export const LONGEST_PASSWORD = 200;

const SALT_BYTES = 16;
const HASH_BYTES = 32;
const FORMAT = /^scrypt\$(\d{1,2})\$(\d{1,2})\$(\d{1,2})\$([\w-]{22,})\$([\w-]{43,})$/;

/** The hash to store, `scrypt$logN$r$p$salt$hash`: it carries what is needed to compare with it. */
export async function hashPassword(
  password: string,
  cost: PasswordCost = PASSWORD_COST,
): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  return written(cost, salt, await derived(password, salt, cost, HASH_BYTES));
}

/** Whether the password is the one that was hashed; takes the same time for a wrong one. */
export async function passwordMatches(password: string, stored: string): Promise<boolean> {
  const [, logN, r, p, salt, hash] = FORMAT.exec(stored) ?? [];
  if (!salt || !hash) throw new Error('A stored password hash is not of our format');
  const expected = Buffer.from(hash, 'base64url');
  const cost = { logN: Number(logN), r: Number(r), p: Number(p) };
  const found = await derived(password, Buffer.from(salt, 'base64url'), cost, expected.length);
  return timingSafeEqual(found, expected);
}

/** A hash that no password has, to compare with when there is no account: costs as much as a real one. */
export function decoyHash(): string {
  return written(PASSWORD_COST, randomBytes(SALT_BYTES), randomBytes(HASH_BYTES));
}

function written({ logN, r, p }: PasswordCost, salt: Buffer, hash: Buffer): string {
  return ['scrypt', logN, r, p, salt.toString('base64url'), hash.toString('base64url')].join('$');
}

/** The same characters typed on different systems are the same password: NFKC. */
function derived(
  password: string,
  salt: Buffer,
  { logN, r, p }: PasswordCost,
  bytes: number,
): Promise<Buffer> {
  const N = 2 ** logN;
  const options: ScryptOptions = { N, r, p, maxmem: 2 * 128 * N * r * p };
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, bytes, options, (error, hash) =>
      error ? reject(error) : resolve(hash),
    );
  });
}
