import { createHash, randomBytes, randomInt } from 'node:crypto';

/** An opaque one-use or session token; only its hash is stored. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** Six digits to be typed from a mail; they hold for little time and few tries. */
export function newCode(): string {
  return String(randomInt(1_000_000)).padStart(6, '0');
}

export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
