import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { refused } from '@cordee/kernel';
import { expect, test } from 'vitest';

import { IMPORT_TARGETS } from '../import-targets.ts';
import { message, sayRefusal } from './say-refusal.ts';

const root = join(import.meta.dirname, '../../..');

test('every code that reading can return has a sentence in both languages', () => {
  const files = globSync(['modules/imports/**/*.ts', 'platform/files/*.ts'], { cwd: root }).filter(
    (file) => !/\.(?:test|sql)\.ts$/.test(file),
  );
  const codes = new Set(
    files.flatMap((file) => readFileSync(join(root, file), 'utf8').match(/'imports\.[a-z_]+[a-z]'/g) ?? []),
  );
  expect(codes.size).toBeGreaterThan(40);
  const unsaid = [...codes].filter((code) => message(code.slice(1, -1)) === null);
  expect(unsaid).toEqual([]);
});

test('every field has a name and an explanation', () => {
  const keys = Object.values(IMPORT_TARGETS).flatMap((target) =>
    target.fields.flatMap((field) => [field.labelKey, field.helpKey]),
  );
  expect(keys.filter((key) => message(key) === null)).toEqual([]);
});

test('codes inside a sentence are said in words', () => {
  const { refusal } = refused('imports.field_unmapped', { field: 'seller' });
  expect(sayRefusal(refusal, 'fr')).toContain('« Commercial »');
  expect(sayRefusal(refusal, 'en')).toContain('“Seller”');
});
