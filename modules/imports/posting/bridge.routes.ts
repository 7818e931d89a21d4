// The bridge of a file row by row, as a file: it is told only where it comes to what was kept.
import { z } from '@hono/zod-openapi';
import { ok, refused, type Locale, type Result, type Scope } from '@cordee/kernel';
import { endpoint, fileAnswer, type Endpoint } from '@cordee/platform/http';
import { amountOf } from '../values/amount-of.ts';
import { bridgeWriter, isSameBridge } from './bridge-line.ts';
import type { ImportRouteDeps } from '../file.routes.ts';
import type { ImportRecord } from '../import-record.ts';
import type { IncomingRow } from '../import-store.ts';
import { IMPORT_TARGETS } from '../import-targets.ts';
import type { ReadRow } from '../reading/read-row.ts';
import { readRows } from '../reading/read-rows.ts';
import { respelt } from '../mapping/spelling.ts';

export function bridgeRoutes(deps: ImportRouteDeps): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/imports/{id}/bridge.csv',
      summary: 'Where the amount of each row went: rejected, excluded, credited or credited to nobody',
      policy: ['revops', 'finance', 'auditor', 'executive'],
      params: z.object({ id: z.uuid() }),
      answer: 'file',
      handle: async ({ caller: { scope }, params, locale }) => {
        const found = await deps.store.find(scope, params.id);
        if (!found) return refused('imports.import_not_found');
        const text = await bridgeText(deps, scope, found, locale);
        if (!text.ok) return text;
        const name = `${locale === 'fr' ? 'montants' : 'amounts'}-${found.fileName}.csv`;
        return ok(fileAnswer(name, 'text/csv; charset=utf-8', Buffer.from(text.value)));
      },
    }),
  ];
}

async function bridgeText(
  deps: ImportRouteDeps,
  scope: Scope,
  record: ImportRecord,
  locale: Locale,
): Promise<Result<string>> {
  if (!record.bridge) return refused('imports.bridge_without_amounts', { file: record.fileName });
  const path = deps.pathOf(scope.tenant, record.documentHash);
  const opened = await deps.openTable(path, record.fileName, record.mapping.text);
  if (!opened.ok) return opened;
  const then = { ...scope, asOf: { ...scope.asOf, change: record.change - 1n } };
  const mapping = respelt(record.mapping, await deps.store.spellings(then, record.source));
  const reading = await readRows(opened.value, mapping, IMPORT_TARGETS[record.kind]);
  if (!reading.ok) return reading;
  const writer = bridgeWriter(locale);
  const texts = [writer.header()];
  const sums = await deps.store.replay(scope, record, incoming(reading.value.rows), (line) => {
    texts.push(writer.line(line));
  });
  if (!isSameBridge(sums, record.bridge)) return refused('imports.bridge_differs', { file: record.fileName });
  return ok([...texts, writer.totals(record.bridge)].join(''));
}

async function* incoming(rows: AsyncIterable<ReadRow>): AsyncIterable<IncomingRow> {
  for await (const row of rows) yield { row, amount: amountOf(row) };
}
