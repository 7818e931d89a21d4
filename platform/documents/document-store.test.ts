import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, expect, it } from 'vitest';
import { tenantId } from '@cordee/kernel';
import { openDocumentStore } from './document-store.ts';

const place = mkdtempSync(join(tmpdir(), 'cordee-documents-'));
afterAll(() => rmSync(place, { recursive: true }));

const documents = openDocumentStore(place);
const [ours, theirs] = ['1', '2'].map((digit) => tenantId(`00000000-0000-4000-8000-00000000000${digit}`));
if (!ours || !theirs) throw new Error('two tenants');
const textOf = (text: string) => Readable.from([Buffer.from(text)]);

it('keeps a file under the hash of its content, the same one once', async () => {
  const [first, again] = [
    await documents.put(ours, textOf('orders')),
    await documents.put(ours, textOf('orders')),
  ];
  expect(again).toEqual(first);
  expect(first).toMatchObject({
    byteCount: 6,
    hash: '1c168adb00d208e42f93314529f1fa9c0427eb63233ceda95a5db52b7012a719',
  });
  expect(readFileSync(first.path, 'utf8')).toBe('orders');
  expect(await documents.isIntact(ours, first.hash)).toBe(true);
});

it('says that a file was altered on disk, and that a tenant has not the file of another', async () => {
  const kept = await documents.put(ours, textOf('invoices'));
  expect(await documents.isIntact(theirs, kept.hash)).toBe(false);
  appendFileSync(kept.path, ' and more');
  expect(await documents.isIntact(ours, kept.hash)).toBe(false);
});

it('leaves nothing behind when the content breaks off', async () => {
  const broken = Readable.from(
    (async function* () {
      yield Buffer.from('half');
      throw new Error('the connection was lost');
    })(),
  );
  const before = readdirSync(join(place, 'documents', ours), { recursive: true });
  await expect(documents.put(ours, broken)).rejects.toThrow('the connection was lost');
  expect(readdirSync(join(place, 'documents', ours), { recursive: true })).toEqual(before);
});

it('erases the files of one tenant and of no other', async () => {
  const [own, other] = [
    await documents.put(ours, textOf('shared')),
    await documents.put(theirs, textOf('shared')),
  ];
  await documents.eraseTenant(ours);
  expect(await documents.isIntact(ours, own.hash)).toBe(false);
  expect(await documents.isIntact(theirs, other.hash)).toBe(true);
});
