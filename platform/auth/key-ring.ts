// Versioned keys by purpose, kept in a file of the data folder outside the database and its backups. A restore without
// this file keeps all facts and passwords readable; it ends sealed texts, signatures in progress and connector tokens.
import { createCipheriv, createDecipheriv, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
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
  /** Whether some version of the ring signed exactly this text for this purpose. */
  isSigned(purpose: KeyPurpose, text: string, signature: string): boolean;
};

export function openKeyRing(dataFolder: string): KeyRing {
  const file = join(dataFolder, 'key-ring.json');
  createWhenMissing(file);
  const read = () => JSON.parse(readFileSync(file, 'utf8')) as StoredKeys; // written by this file only
  let keys = read();
  const current = (purpose: KeyPurpose) => {
    const last = keys[purpose].at(-1);
    if (!last) throw new Error(`the key ring has no key for ${purpose}`);
    return { version: last.version, key: Buffer.from(last.key, 'base64') };
  };
  /** A version that another process has added since is found by reading the file again. */
  const keyOf = (purpose: KeyPurpose, version: string | undefined) => {
    const isOf = (key: { version: number }) => String(key.version) === version;
    return keys[purpose].find(isOf) ?? (keys = read())[purpose].find(isOf);
  };
  return {
    rotate: (purpose) => {
      keys = read();
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
      const found = keyOf(purpose, version);
      return found && body ? decrypt(Buffer.from(found.key, 'base64'), Buffer.from(body, 'base64url')) : null;
    },
    sign: (purpose, text) => {
      const { version, key } = current(purpose);
      return `${version}.${macOf(key, text).toString('base64url')}`;
    },
    isSigned: (purpose, text, signature) => {
      const [version, mac = ''] = signature.split('.');
      const found = keyOf(purpose, version);
      if (!found) return false;
      const [right, given] = [macOf(Buffer.from(found.key, 'base64'), text), Buffer.from(mac, 'base64url')];
      return right.length === given.length && timingSafeEqual(right, given);
    },
  };
}

const macOf = (key: Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

function freshKey(version: number): { version: number; key: string } {
  return { version, key: randomBytes(32).toString('base64') };
}

/** Of two processes that begin at once, one makes the ring and both use it. */
function createWhenMissing(file: string): void {
  const first = Object.fromEntries(keyPurposes.map((purpose) => [purpose, [freshKey(1)]]));
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}-${randomBytes(4).toString('hex')}`;
  writeFileSync(draft, JSON.stringify(first, null, 2), { mode: 0o600, flush: true });
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
}

function save(file: string, keys: StoredKeys): void {
  const partial = `${file}.partial`;
  writeFileSync(partial, JSON.stringify(keys, null, 2), { mode: 0o600, flush: true });
  renameSync(partial, file);
}

function decrypt(key: Buffer, sealed: Buffer): string | null {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12), { authTagLength: 16 });
    decipher.setAuthTag(sealed.subarray(12, 28));
    return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}
