// Versioned keys by purpose, kept in a file of the data folder outside the database and its backups. A restore without
// this file keeps all facts and passwords readable; it ends sealed texts, signatures in progress and connector tokens.
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const keyPurposes = ['session', 'sealing', 'signing', 'connector'] as const;
export type KeyPurpose = (typeof keyPurposes)[number];

type StoredKeys = Record<KeyPurpose, { version: number; key: string }[]>;

export type KeyRing = {
  /** Adds a new version; older ones go on opening what they sealed. */
  rotate(purpose: KeyPurpose): void;
  seal(purpose: KeyPurpose, text: string): string;
  /** The text, or null when no version of the ring can open it. */
  open(purpose: KeyPurpose, sealed: string): string | null;
  sign(purpose: KeyPurpose, text: string): string;
};

export function openKeyRing(dataFolder: string): KeyRing {
  const file = join(dataFolder, 'key-ring.json');
  if (!existsSync(file))
    save(file, Object.fromEntries(keyPurposes.map((purpose) => [purpose, [freshKey(1)]])) as StoredKeys);
  let keys = JSON.parse(readFileSync(file, 'utf8')) as StoredKeys;
  const current = (purpose: KeyPurpose) => {
    const last = keys[purpose].at(-1);
    if (!last) throw new Error(`the key ring has no key for ${purpose}`);
    return { version: last.version, key: Buffer.from(last.key, 'base64') };
  };
  return {
    rotate: (purpose) => {
      keys = { ...keys, [purpose]: [...keys[purpose], freshKey(current(purpose).version + 1)] };
      save(file, keys);
    },
    seal: (purpose, text) => {
      const { version, key } = current(purpose);
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return `${version}.${Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url')}`;
    },
    open: (purpose, sealed) => {
      const [version, body] = sealed.split('.');
      const found = keys[purpose].find((key) => String(key.version) === version);
      return found && body ? decrypt(Buffer.from(found.key, 'base64'), Buffer.from(body, 'base64url')) : null;
    },
    sign: (purpose, text) => {
      const { version, key } = current(purpose);
      return `${version}.${createHmac('sha256', key).update(text).digest('base64url')}`;
    },
  };
}

function freshKey(version: number): { version: number; key: string } {
  return { version, key: randomBytes(32).toString('base64') };
}

function save(file: string, keys: StoredKeys): void {
  mkdirSync(dirname(file), { recursive: true });
  const partial = `${file}.partial`;
  writeFileSync(partial, JSON.stringify(keys, null, 2), { mode: 0o600, flush: true });
  renameSync(partial, file);
}

function decrypt(key: Buffer, sealed: Buffer): string | null {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12));
    decipher.setAuthTag(sealed.subarray(12, 28));
    return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}
