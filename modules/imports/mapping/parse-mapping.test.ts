import { expect, test } from 'vitest';

import { parseMapping } from './parse-mapping.ts';

const mapping = {
  version: 1,
  target: 'deals',
  header: 'find',
  fields: {
    deal_code: { from: 'column', column: { header: 'opportunity_id' } },
    product: { from: 'column', column: { header: 'product' }, replacements: { GTXPro: 'GTX Pro' } },
    seller: { from: 'columns', columns: [{ column: 2 }, { column: 3 }], separator: ' ' },
    currency: { from: 'constant', text: 'USD' },
  },
};

test('a mapping survives JSON', () => {
  expect(parseMapping(JSON.parse(JSON.stringify(mapping)))).toEqual({ ok: true, value: mapping });
});

test.each([
  [{ ...mapping, version: 2 }, 'version'],
  [{ ...mapping, extra: true }, '/'],
  [
    { ...mapping, fields: { amount: { from: 'column', column: { column: 0 } } } },
    'fields.amount.column.column',
  ],
  [{ ...mapping, fields: { amount: { from: 'guess' } } }, 'fields.amount.from'],
  [null, '/'],
])('what is no mapping is refused with the place of the fault', (json, path) => {
  expect(parseMapping(json)).toMatchObject({
    ok: false,
    refusal: { code: 'imports.mapping_invalid', args: { path } },
  });
});

test('a field of another target is refused by name', () => {
  const wrong = { ...mapping, fields: { siren: { from: 'constant', text: '1' } } };
  expect(parseMapping(wrong)).toMatchObject({
    refusal: { code: 'imports.mapping_field_unknown', args: { code: 'siren' } },
  });
});
