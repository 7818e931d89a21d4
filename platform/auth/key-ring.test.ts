import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { openKeyRing } from './key-ring.ts';

const folders: string[] = [];
function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'cordee-keys-'));
  folders.push(made);
  return made;
}
afterEach(() => {
  for (const made of folders.splice(0)) rmSync(made, { recursive: true });
});

it('opens what it sealed, after a rotation and after a restart', () => {
  const place = folder();
  const ring = openKeyRing(place);
  const sealed = ring.seal('sealing', 'un secret');
  ring.rotate('sealing');
  expect(ring.seal('sealing', 'un secret').startsWith('2.')).toBe(true);
  expect([ring, openKeyRing(place)].map((each) => each.open('sealing', sealed))).toEqual([
    'un secret',
    'un secret',
  ]);
});

it('never seals the same text twice alike', () => {
  const ring = openKeyRing(folder());
  expect(ring.seal('sealing', 'x')).not.toBe(ring.seal('sealing', 'x'));
});

it('opens nothing with the key of another purpose or of another ring, and nothing that was changed', () => {
  const [ring, other] = [openKeyRing(folder()), openKeyRing(folder())];
  const sealed = ring.seal('sealing', 'un secret');
  expect(ring.open('connector', sealed)).toBeNull();
  expect(other.open('sealing', sealed)).toBeNull();
  const bytes = Buffer.from(sealed.slice(2), 'base64url');
  for (let at = 0; at < bytes.length; at += 1) {
    const changed = Buffer.from(bytes);
    changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
    expect(ring.open('sealing', `1.${changed.toString('base64url')}`)).toBeNull();
    expect(ring.open('sealing', `1.${bytes.subarray(0, at).toString('base64url')}`)).toBeNull();
  }
  for (const odd of ['', '1', '1.', '9.abc', 'a.b.c']) expect(ring.open('sealing', odd)).toBeNull();
});

it('knows its signatures across rotations, and no other text, purpose or ring', () => {
  const ring = openKeyRing(folder());
  const signature = ring.sign('signing', 'document');
  ring.rotate('signing');
  expect(ring.isSigned('signing', 'document', signature)).toBe(true);
  expect(ring.isSigned('signing', 'another', signature)).toBe(false);
  expect(ring.isSigned('session', 'document', signature)).toBe(false);
  expect(openKeyRing(folder()).isSigned('signing', 'document', signature)).toBe(false);
});

it('finds the version that another process has added', () => {
  const place = folder();
  const [one, two] = [openKeyRing(place), openKeyRing(place)];
  one.rotate('sealing');
  expect(two.open('sealing', one.seal('sealing', 'later'))).toBe('later');
  two.rotate('sealing');
  expect(two.seal('sealing', 'x').startsWith('3.')).toBe(true);
});

it('keeps the ring that is there, readable by its owner alone', () => {
  const place = folder();
  openKeyRing(place);
  const file = join(place, 'key-ring.json');
  const before = readFileSync(file, 'utf8');
  openKeyRing(place);
  expect(readFileSync(file, 'utf8')).toBe(before);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  writeFileSync(file, '{"damaged');
  expect(() => openKeyRing(place)).toThrow('JSON');
});
