import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { planReference } from './plan-reference.ts';

const folder = join(import.meta.dirname, '../../../docs/reference');

mkdirSync(folder, { recursive: true });
for (const { path, text } of planReference()) writeFileSync(join(folder, path), text);
