import { describe, expect, it } from 'vitest';
import type { FilePreview, PreviewColumn } from '../../api/imports.ts';
import { mappingOf, missingFields, proposedFields, withField, type Choices } from './mapping.ts';

const column = (number: number, header: string | null, field: string | null): PreviewColumn => ({
  column: number,
  header,
  samples: [],
  field,
  confidence: 1,
  reason: null,
  style: null,
  isStyleEvident: true,
});

const field = (code: string, required = false) => ({ code, label: code, help: '', type: 'text', required });

const choices = (fieldOf: Choices['fieldOf']): Choices => ({ fieldOf, styleOf: {} });

const preview: FilePreview = {
  fileId: 'f',
  name: 'affaires.csv',
  size: 1,
  kind: 'deals',
  format: 'csv',
  encoding: null,
  delimiter: ';',
  sheets: [],
  sheet: null,
  headerLines: [1],
  columns: [
    column(1, 'Numéro', 'deal_code'),
    column(2, 'Nom', null),
    column(3, 'Nom', null),
    column(4, null, null),
  ],
  rows: [],
  missing: [['seller']],
  isYearMissing: false,
  warnings: [],
  mapping: {
    version: 1,
    target: 'deals',
    header: 'find',
    fields: {
      deal_code: { from: 'column', column: { header: 'Numéro' } },
      stage: { from: 'constant', text: 'won' },
    },
  },
  fields: [field('deal_code', true), field('seller', true), field('stage', true), field('account')],
  kinds: [],
  kept: null,
};

describe('the mapping of a file', () => {
  it('goes back as the server proposed it when nothing was changed', () => {
    expect(mappingOf(preview, choices(proposedFields(preview)))).toEqual(preview.mapping);
  });

  it('tells the second column of a header that stands twice by its turn', () => {
    const chosen = withField(proposedFields(preview), 3, 'seller');
    expect(mappingOf(preview, choices(chosen)).fields['seller']).toEqual({
      from: 'column',
      column: { header: 'Nom', occurrence: 2 },
    });
  });

  it('tells a column without header by its number', () => {
    const chosen = withField(proposedFields(preview), 4, 'account');
    expect(mappingOf(preview, choices(chosen)).fields['account']).toEqual({
      from: 'column',
      column: { column: 4 },
    });
  });

  it('frees the first column when its field is chosen elsewhere', () => {
    const chosen = withField(proposedFields(preview), 2, 'deal_code');
    expect(chosen[1]).toBe('');
    expect(mappingOf(preview, choices(chosen)).fields['deal_code']).toEqual({
      from: 'column',
      column: { header: 'Nom' },
    });
  });

  it('misses what the file never told, until a column tells it', () => {
    expect(missingFields(preview, choices(proposedFields(preview)))).toEqual([['seller']]);
    expect(missingFields(preview, choices(withField(proposedFields(preview), 2, 'seller')))).toEqual([]);
  });

  it('misses a required field whose column was left out', () => {
    const chosen = withField(withField(proposedFields(preview), 2, 'seller'), 1, '');
    expect(missingFields(preview, choices(chosen))).toEqual([['deal_code']]);
  });

  it('says the year of the months only where the reader said it', () => {
    const fieldOf = proposedFields(preview);
    expect(mappingOf(preview, { fieldOf, styleOf: {}, year: 2026 })).toEqual({
      ...preview.mapping,
      months: { year: 2026 },
    });
  });

  it('says how a column is written only where the reader said so', () => {
    const fieldOf = proposedFields(preview);
    const said: Choices = { fieldOf, styleOf: { 1: { dateOrder: 'mdy' }, 4: { decimalMark: 'comma' } } };
    expect(mappingOf(preview, said).fields).toEqual({
      ...preview.mapping.fields,
      deal_code: { from: 'column', column: { header: 'Numéro' }, style: { dateOrder: 'mdy' } },
    });
  });
});
