import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amount } from './amount.ts';
import { canonicalRow } from './canonical-row.ts';
import type { CanonicalValue } from './canonical-row.ts';
import { currency } from './currency.ts';
import { decimal, decimalText, withoutTrailingZeros } from './decimal.ts';
import type { Decimal } from './decimal.ts';
import { derivedId, entityId, isUuid, tenantId } from './id.ts';
import { plainDate } from './plain-date.ts';
import { anyDecimal, KERNEL_RUNS } from './rational.test-support.ts';
import { RowStreamHash } from './row-stream-hash.ts';

const anyCurrency = fc.constantFrom('EUR', 'USD', 'JPY').map(currency);
const exact: fc.Arbitrary<Decimal> = anyDecimal.map(withoutTrailingZeros);
const trickyText = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('|', 'n', 's1:a', 'i1', 'r0', '1|s1:a', '\n', 'é', 'e\u0301'),
);
const anyValue: fc.Arbitrary<CanonicalValue> = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  fc.bigInt({ min: -50n, max: 50n }),
  trickyText,
  exact,
  fc.record({ value: exact, currency: anyCurrency }),
  fc.record({ minor: fc.bigInt({ min: -50n, max: 50n }), currency: anyCurrency }),
  fc.integer({ min: 0, max: 900 }).map((days) => plainDate('2026-01-01').add({ days })),
);
const anyRow = fc.array(anyValue, { maxLength: 4 });

/** A reading of a row that tells apart all that must differ, made without the encoder. */
const fingerprint = (row: readonly CanonicalValue[]): string =>
  JSON.stringify(row, (_, value: unknown) => (typeof value === 'bigint' ? { big: value.toString() } : value));

describe('a canonical row', () => {
  it('has one fixed text', () => {
    const row = [
      'a',
      1n,
      2,
      null,
      true,
      decimal('1.50'),
      amount('-0.10', 'EUR'),
      { minor: 12n, currency: currency('EUR') },
      plainDate('2026-03-05'),
    ];
    expect(canonicalRow(row)).toBe('r9|s1:a|i1|i2|n|b1|d15e1|a-1e1EUR|m12EUR|t2026-03-05');
  });

  it('is the same for the same number at another scale', () => {
    expect(canonicalRow([decimal('1.5')])).toBe(canonicalRow([decimal('1.5000')]));
  });

  it('is the same for a number as for its text, at any scale', () => {
    fc.assert(
      fc.property(anyDecimal, fc.nat({ max: 12 }), (value, more) => {
        const text = decimalText({
          unscaled: value.unscaled * 10n ** BigInt(more),
          scale: value.scale + more,
        });
        expect(canonicalRow([{ decimal: text }])).toBe(canonicalRow([value]));
      }),
      {
        numRuns: KERNEL_RUNS / 10,
        examples: [
          [decimal('-0.05'), 2],
          [decimal('0'), 3],
          [decimal('-0.0'), 0],
          [decimal('120'), 0],
        ],
      },
    );
    expect(() => canonicalRow([{ decimal: '1.5e3' }])).toThrow(/canonical/);
    expect(() => canonicalRow([{ decimal: '015' }])).toThrow(/canonical/);
  });

  it('differs whenever two rows differ', () => {
    fc.assert(
      fc.property(
        anyRow,
        anyRow,
        (a, b) => (fingerprint(a) === fingerprint(b)) === (canonicalRow(a) === canonicalRow(b)),
      ),
      { numRuns: KERNEL_RUNS },
    );
  });

  it('does not confuse neighbours that join to the same text', () => {
    const rows = [
      ['ab', 'c'],
      ['a', 'bc'],
      ['abc'],
      ['a|s1:b'],
      ['a', 'b'],
      [],
      [''],
      [null],
      ['n'],
      ['1'],
      [1n],
      [decimal('1')],
      [true],
    ];
    expect(new Set(rows.map(canonicalRow)).size).toBe(rows.length);
  });

  it('refuses a fraction and a broken text', () => {
    expect(() => canonicalRow([0.5])).toThrow('safe integer');
    expect(() => canonicalRow(['\ud800'])).toThrow('well-formed');
  });
});

describe('a row-stream hash', () => {
  it('is the SHA-256 of the rows, one a line, and goes on after a digest', () => {
    const stream = new RowStreamHash().add(['a']);
    stream.digest();
    stream.add(['b', 1n]);
    expect(stream.digest()).toBe(createHash('sha256').update('r1|s1:a\nr2|s1:b|i1\n').digest('hex'));
    expect(stream.count).toBe(2);
  });

  it('tells the order and the cut of rows', () => {
    const hashOf = (...rows: string[][]) =>
      rows.reduce((stream, row) => stream.add(row), new RowStreamHash()).digest();
    const hashes = [hashOf(['a'], ['b']), hashOf(['b'], ['a']), hashOf(['a', 'b']), hashOf()];
    expect(new Set(hashes).size).toBe(4);
  });
});

describe('a derived id', () => {
  const tenant = tenantId('018f0000-0000-7000-8000-000000000001');

  it('is the same UUID of version 8 for ever', () => {
    expect(derivedId(tenant, 'crm', 'X1')).toBe('e167548a-afd2-8d67-8259-c8ca719505bd');
    expect(isUuid(derivedId(tenant, 'crm', 'X1'))).toBe(true);
  });

  it('does not confuse where the source ends and the external id begins', () => {
    expect(derivedId(tenant, 'crm', '1a')).not.toBe(derivedId(tenant, 'crm1', 'a'));
    expect(derivedId(tenant, 'a:b', 'c')).not.toBe(derivedId(tenant, 'a', 'b:c'));
  });

  it('bears version 8 and the RFC variant whatever it is made from', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (source, external) =>
        /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(
          derivedId(tenant, source, external),
        ),
      ),
      { numRuns: 2_000 },
    );
  });

  it('is read only from a UUID', () => {
    expect(() => entityId('276')).toThrow('not a UUID');
    expect(isUuid('018F0000-0000-7000-8000-000000000001')).toBe(false);
  });
});
