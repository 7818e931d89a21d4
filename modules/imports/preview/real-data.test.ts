// The two public data sets that the product is tried on; they stay outside of the repository.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { decimalText, plainDate, sumDecimals } from '@cordee/kernel';
import { openTable } from '@cordee/platform/files';
import { beforeAll, describe, expect, test } from 'vitest';

import { IMPORT_TARGETS } from '../import-targets.ts';
import type { ImportKind } from '../import-target.ts';
import { dateValue, decimalValue, textValue } from '../values/import-values.ts';
import type { Mapping } from '../mapping/mapping.ts';
import { previewImport } from './preview-import.ts';
import type { AcceptedRow, ReadRow } from '../reading/read-row.ts';
import { readRows } from '../reading/read-rows.ts';

const folder = resolve(import.meta.dirname, '../../..', process.env['CORDEE_REAL_DATA'] ?? '../shared/data');
const isThere = existsSync(folder);

async function read(file: string, kind: ImportKind, mapping?: Mapping): Promise<ReadRow[]> {
  const table = await openTable(join(folder, file));
  if (!table.ok) throw new Error(table.refusal.code);
  const target = IMPORT_TARGETS[kind];
  const preview = mapping === undefined ? await previewImport(table.value, target) : null;
  if (preview !== null && !preview.ok) throw new Error(preview.refusal.code);
  const reading = await readRows(table.value, mapping ?? preview!.value.mapping, target);
  if (!reading.ok) throw new Error(reading.refusal.code);
  return Array.fromAsync(reading.value.rows);
}

function accepted(rows: readonly ReadRow[]): AcceptedRow[] {
  return rows.filter((row) => row.kind === 'row');
}

function unread(rows: readonly ReadRow[]): ReadRow[] {
  return rows.filter((row) => row.kind === 'rejected');
}

test('the real data sets are there, or it is said that they were not read', () => {
  if (!isThere) console.warn(`did not run: the real data sets are not in ${folder} (CORDEE_REAL_DATA)`);
  expect(isThere || process.env['CI'] !== 'true').toBe(true);
});

describe.runIf(isThere)('CRM opportunities', () => {
  let deals: ReadRow[] = [];
  beforeAll(async () => {
    deals = await read('crm-sales-opportunities/sales_pipeline.csv', 'deals');
  });

  test('8,800 opportunities are read, none rejected, by their headers alone', () => {
    expect(accepted(deals)).toHaveLength(8800);
    expect(unread(deals)).toEqual([]);
  });

  test('what was won is the published figure', () => {
    const won = accepted(deals).filter((row) => textValue(row.values, 'stage') === 'Won');
    const total = sumDecimals(
      won.map((row) => decimalValue(row.values, 'amount')).filter((amount) => amount !== null),
    );
    expect([won.length, decimalText(total)]).toEqual([4238, '10005534']);
  });

  test('the dates are month first, and the months of the wins agree', () => {
    const march = accepted(deals).filter((row) => {
      const closed = dateValue(row.values, 'closed_on');
      return textValue(row.values, 'stage') === 'Won' && closed?.toPlainYearMonth().toString() === '2017-03';
    });
    const total = sumDecimals(
      march.map((row) => decimalValue(row.values, 'amount')).filter((amount) => amount !== null),
    );
    expect(decimalText(total)).toBe('1134672');
  });

  test('35 sellers with their managers, 85 accounts', async () => {
    const people = await read('crm-sales-opportunities/sales_teams.csv', 'people');
    expect(accepted(people)).toHaveLength(35);
    expect(new Set(accepted(people).map((row) => textValue(row.values, 'manager_code'))).size).toBe(6);
    expect(accepted(await read('crm-sales-opportunities/accounts.csv', 'accounts'))).toHaveLength(85);
  });
});

describe.runIf(isThere)('AdventureWorks, whose files have no header', () => {
  test('17 sellers with their rates', async () => {
    const people = await read('adventureworks-sales/SalesPerson.csv', 'people', {
      version: 1,
      target: 'people',
      header: 'none',
      fields: {
        person_code: { from: 'column', column: { column: 1 } },
        full_name: { from: 'column', column: { column: 1 } },
        commission_rate: { from: 'column', column: { column: 5 }, style: { percentageUnit: 'ratio' } },
      },
    });
    expect([accepted(people).length, unread(people).length]).toEqual([17, 0]);
    const rate = decimalValue(accepted(people)[1]?.values ?? {}, 'commission_rate');
    expect(rate === null ? null : decimalText(rate)).toBe('0.012');
  });

  test('163 quotas, whose columns are proposed from their content alone', async () => {
    const quotas = await read('adventureworks-sales/SalesPersonQuotaHistory.csv', 'quotas');
    expect([accepted(quotas).length, unread(quotas).length]).toEqual([163, 0]);
    expect(accepted(quotas)[0]).toMatchObject({ values: { seller: '274', amount: { unscaled: 28000n } } });
    expect(accepted(quotas)[0]).toMatchObject({ values: { starts_on: plainDate('2011-05-31') } });
  });

  test('31,465 orders with all their decimals', async () => {
    const orders = await read('adventureworks-sales/SalesOrderHeader.csv', 'transactions');
    expect([accepted(orders).length, unread(orders).length]).toEqual([31_465, 0]);
    const amounts = accepted(orders)
      .map((row) => decimalValue(row.values, 'amount'))
      .filter((amount) => amount !== null);
    expect(decimalText(sumDecimals(amounts))).toBe('109846381.4039');
    expect(accepted(orders).filter((row) => textValue(row.values, 'seller') !== null)).toHaveLength(3806);
  });
});
