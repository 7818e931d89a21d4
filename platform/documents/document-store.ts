// Files by the hash of their content: imports, PDFs, evidence. What stands in the trail is the hash, so a file that was
// altered on disk no longer answers to its name.
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Transform } from 'node:stream';
import type { TenantId } from '@cordee/kernel';

type StoredDocument = { readonly hash: string; readonly byteCount: number; readonly path: string };

export type DocumentStore = {
  readonly put: (tenant: TenantId, content: Readable) => Promise<StoredDocument>;
  readonly pathOf: (tenant: TenantId, hash: string) => string;
  readonly isIntact: (tenant: TenantId, hash: string) => Promise<boolean>;
  readonly eraseTenant: (tenant: TenantId) => Promise<void>;
};

export function openDocumentStore(dataFolder: string): DocumentStore {
  const root = join(dataFolder, 'documents');
  const pathOf = (tenant: TenantId, hash: string) => join(root, tenant, hash.slice(0, 2), hash);
  return {
    pathOf,
    put: async (tenant, content) => {
      const partial = join(root, tenant, `partial-${process.pid}-${Math.random().toString(36).slice(2)}`);
      await mkdir(join(root, tenant), { recursive: true });
      try {
        const { hash, byteCount } = await writeHashing(content, partial);
        const path = pathOf(tenant, hash);
        await mkdir(join(path, '..'), { recursive: true });
        await rename(partial, path);
        return { hash, byteCount, path };
      } finally {
        await rm(partial, { force: true });
      }
    },
    isIntact: async (tenant, hash) => {
      const path = pathOf(tenant, hash);
      const found = await stat(path).catch(() => null);
      return found !== null && (await hashOf(path)) === hash;
    },
    eraseTenant: (tenant) => rm(join(root, tenant), { recursive: true, force: true }),
  };
}

async function writeHashing(content: Readable, path: string): Promise<{ hash: string; byteCount: number }> {
  const hash = createHash('sha256');
  let byteCount = 0;
  const hashing = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      byteCount += chunk.length;
      done(null, chunk);
    },
  });
  await pipeline(content, hashing, createWriteStream(path, { flush: true }));
  return { hash: hash.digest('hex'), byteCount };
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
