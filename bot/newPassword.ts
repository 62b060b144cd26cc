import { randomBytes } from 'node:crypto';

/** A password that nobody guesses: 96 random bits. */
export function newPassword(): string {
  return randomBytes(12).toString('base64url');
}
