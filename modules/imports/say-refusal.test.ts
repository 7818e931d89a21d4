import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { refused } from '@cordee/kernel';
import { expect, test } from 'vitest';

import { IMPORT_TARGETS } from './import-targets.ts';
import { message, sayRefusal } from './say-refusal.ts';

const root = join(import.meta.dirname, '../..');

test('every code that reading can return has a sentence in both languages', () => {
  const files = globSync(['modules/imports/**/*.ts', 'platform/files/*.ts'], { cwd: root }).filter(
    (file) => !file.includes('.test.'),
  );
  const codes = new Set(
    files.flatMap((file) => readFileSync(join(root, file), 'utf8').match(/'imports\.[a-z_]+[a-z]'/g) ?? []),
  );
  expect(codes.size).toBeGreaterThan(40);
  for (const code of codes) {
    const say = message(code.slice(1, -1));
    expect(say, code).not.toBeNull();
    expect(say?.({}, { locale: 'fr' })).not.toBe(say?.({}, { locale: 'en' }) === '' ? '' : null);
  }
});

test('every field has a name and an explanation', () => {
  for (const field of Object.values(IMPORT_TARGETS).flatMap((target) => target.fields)) {
    expect(message(field.labelKey), field.labelKey).not.toBeNull();
    expect(message(field.helpKey), field.helpKey).not.toBeNull();
  }
});

test('codes inside a sentence are said in words', () => {
  const { refusal } = refused('imports.field_unmapped', { field: 'seller' });
  expect(sayRefusal(refusal, 'fr')).toContain('« Commercial »');
  expect(sayRefusal(refusal, 'en')).toContain('“Seller”');
});
