import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readZipDirectory, readZipPart } from './zip-directory.ts';
import { packStored, unpackStored } from './stored-zip.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const files = new Map([
  ['lettre.json', bytesOf('{"objectif":"12000"}')],
  ['preuve.txt', bytesOf('Signée le 1er mars — ✓')],
]);

it('is an ordinary archive, which another reader unpacks', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cordee-zip-'));
  try {
    const path = join(folder, 'lettre.zip');
    writeFileSync(path, packStored(files));
    const parts = await readZipDirectory(path);
    for (const [name, content] of files) {
      const part = parts?.get(name);
      if (part === undefined) throw new Error(`${name} is not there`);
      expect(Buffer.concat(await Array.fromAsync(readZipPart(path, part)))).toEqual(Buffer.from(content));
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it('gives back what was packed', () => {
  expect(unpackStored(packStored(files))).toEqual(
    new Map([...files].map(([name, content]) => [name, Buffer.from(content)])),
  );
  expect(unpackStored(bytesOf('not an archive'))).toBeNull();
});

it('refuses every archive that is cut short or longer', () => {
  const whole = packStored(files);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: whole.length - 1 }), (length) => {
      expect(unpackStored(whole.subarray(0, length))).toBeNull();
    }),
  );
  expect(unpackStored(Buffer.concat([whole, Buffer.from([0])]))).toBeNull();
});
