import { openTable, workbookBytes } from '@cordee/platform/files';
import { expect, test } from 'vitest';

import { fileHolding } from '../../../platform/files/file-holding.test-support.ts';
import { IMPORT_TARGETS } from '../import-targets.ts';
import { previewImport } from '../preview/preview-import.ts';
import { makeTemplate } from './make-template.ts';
import { TEMPLATES } from './template-columns.ts';
import type { TemplateKind } from './template-columns.ts';

const KINDS: readonly TemplateKind[] = ['people', 'quotas', 'sales'];
const cases = KINDS.flatMap((kind) =>
  (['csv', 'xlsx'] as const).flatMap((format) =>
    (['fr', 'en'] as const).map((locale) => [kind, format, locale] as const),
  ),
);

test.each(cases)(
  'the template %s in %s for %s is read back by itself, and its example is left out',
  async (kind, format, locale) => {
    const template = makeTemplate(kind, format, locale);
    const content = template.format === 'csv' ? template.text : await workbookBytes(template.sheets);
    const table = await openTable(fileHolding(template.fileName, content));
    if (!table.ok) throw new Error(table.refusal.code);
    const { target, columns } = TEMPLATES[kind];
    const preview = await previewImport(table.value, IMPORT_TARGETS[target]);
    if (!preview.ok) throw new Error(preview.refusal.code);
    const found = Object.fromEntries(
      preview.value.proposals.map((proposal) => [proposal.field, proposal.column]),
    );
    expect(found).toMatchObject(Object.fromEntries(columns.map((code, index) => [code, index + 1])));
    const reasons = preview.value.rows.map((row) => (row.kind === 'excluded' ? row.reason.code : row.kind));
    const notes = format === 'csv' ? ['imports.excluded_note'] : [];
    expect(reasons).toEqual(['imports.excluded_header', ...notes, 'imports.excluded_example']);
  },
);
