import { expect, test } from 'vitest';

import type { RawCell } from './raw-table.ts';
import { recogniseNoise } from './recognise-noise.ts';

const context = { headers: ['Vendeur', 'Période', 'Montant'], requiredColumns: [1, 3] };

function reason(...cells: readonly RawCell[]): string | null {
  return recogniseNoise(cells, context)?.code ?? null;
}

test.each([
  ['imports.excluded_blank', ['', null, ' ']],
  ['imports.excluded_note', ['# à relire', '', '']],
  ['imports.excluded_example', ['EXEMPLE V014', 'T1 2026', '12']],
  ['imports.excluded_header', ['vendeur', 'PERIODE', 'Montant']],
  ['imports.excluded_total', ['Total', '', '1 250,00']],
  ['imports.excluded_total', ['Sous-total Alpes', '', { kind: 'number', text: '12' }]],
  ['imports.excluded_total', ['TOTAL GÉNÉRAL', null, { kind: 'error', text: '#REF!' }]],
  ['imports.excluded_total', [null, 'Total', '12']],
] as const)('%s: %j', (code, cells) => {
  expect(reason(...cells)).toBe(code);
});

test('a customer, a seller or a city that only sounds like a sum is a record', () => {
  expect(reason('TotalEnergies', 'T1 2026', '12')).toBeNull();
  expect(reason('Total', 'T1 2026', '12')).toBeNull();
  expect(reason('V014', 'T1 2026', '1 250')).toBeNull();
  expect(reason('Totaline Dupont', '', '12')).toBeNull();
});
