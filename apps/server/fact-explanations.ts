// A fact of the world explains itself by the file and line it was imported from.
import { sql } from 'kysely';
import { z } from '@hono/zod-openapi';
import { currency, decimal, ok, plainDate, refused, type Explanation, type Scope } from '@cordee/kernel';
import { explainQuotaRow } from '@cordee/modules/dashboards';
import { deal } from '@cordee/modules/deals';
import type { QuotaStore } from '@cordee/modules/quotas';
import { transaction } from '@cordee/modules/transactions';
import { factsAsOf, type Database } from '@cordee/platform/database';
import { endpoint, ExplanationAnswer, presentExplanation, type Endpoint } from '@cordee/platform/http';

type FileNames = (scope: Scope) => Promise<ReadonlyMap<string, string>>;
type Fact = {
  code: string;
  kind: string;
  on: string | null;
  amount: string | null;
  currency: string | null;
  import_id: string | null;
  import_line: number | null;
};

export function factExplanationRoutes(
  database: Database,
  fileNames: FileNames,
  quotas: QuotaStore,
): Endpoint[] {
  const policy = ['executive', 'revops', 'manager', 'seller', 'finance', 'auditor'] as const;
  const Id = z.object({ id: z.uuid() });
  const answer = async (
    scope: Scope,
    locale: Scope['locale'],
    id: string,
    fact: Fact | undefined,
    missing: string,
  ) => {
    if (!fact || fact.amount === null) return refused(missing);
    const document = fact.import_id ? (await fileNames(scope)).get(fact.import_id) : undefined;
    const place = {
      entity: id,
      ...(fact.import_id ? { importId: fact.import_id } : {}),
      ...(document ? { document } : {}),
      ...(fact.import_line ? { line: fact.import_line } : {}),
    };
    const label =
      fact.on === null
        ? { key: 'deals.open_deal', args: { code: fact.code } }
        : {
            key: `compensation.kind_${fact.kind}`,
            args: { code: fact.code, date: { kind: 'date', date: plainDate(fact.on) } as const },
          };
    const explanation: Explanation = {
      kind: 'source',
      label,
      value: {
        kind: 'amount',
        amount: { value: decimal(fact.amount), currency: currency(fact.currency ?? 'EUR') },
      },
      place,
    };
    return ok(presentExplanation(explanation, locale));
  };
  return [
    endpoint({
      method: 'get',
      path: '/explanations/transaction/{id}',
      summary: 'Where a transaction comes from',
      policy,
      params: Id,
      answer: ExplanationAnswer,
      handle: async ({ caller, params, locale }) => {
        const { scope } = caller;
        const seen =
          scope.people === 'all' ? sql`true` : sql`x.seller_id = any(${[...scope.people]}::uuid[])`;
        const { rows } = await database.read(scope, (tx) =>
          sql<Fact>`select code, kind, occurred_on as on, amount, currency, import_id, import_line from ${factsAsOf(transaction, scope)} x where entity_id = ${params.id} and ${seen}`.execute(
            tx.sql,
          ),
        );
        return answer(scope, locale, params.id, rows[0], 'transactions.transaction_not_found');
      },
    }),
    endpoint({
      method: 'get',
      path: '/explanations/deal/{id}',
      summary: 'Where a deal comes from',
      policy,
      params: Id,
      answer: ExplanationAnswer,
      handle: async ({ caller, params, locale }) => {
        const { scope } = caller;
        const seen =
          scope.people === 'all' ? sql`true` : sql`x.seller_id = any(${[...scope.people]}::uuid[])`;
        const { rows } = await database.read(scope, (tx) =>
          sql<Fact>`select code, 'won_deal' as kind, case when stage = 'won' then closed_on end as on, amount, currency, import_id, import_line from ${factsAsOf(deal, scope)} x where entity_id = ${params.id} and ${seen}`.execute(
            tx.sql,
          ),
        );
        return answer(scope, locale, params.id, rows[0], 'deals.deal_not_found');
      },
    }),
    endpoint({
      method: 'get',
      path: '/explanations/quota/{id}',
      summary: 'Where a quota comes from',
      policy,
      params: Id,
      answer: ExplanationAnswer,
      handle: async ({ caller, params, locale }) => {
        const found = (await quotas.quotas(caller.scope, {})).find((row) => row.id === params.id);
        return found
          ? ok(presentExplanation(explainQuotaRow(found, 'EUR', await fileNames(caller.scope)), locale))
          : refused('quotas.quota_not_found');
      },
    }),
    endpoint({
      method: 'get',
      path: '/explanations/import/{id}',
      summary: 'What became of a file',
      policy: ['revops', 'finance', 'auditor', 'executive'],
      params: Id,
      answer: ExplanationAnswer,
      handle: async ({ caller, params, locale }) => {
        const row = await database.read(caller.scope, (tx) =>
          tx.sql.selectFrom('import').selectAll().where('id', '=', params.id).executeTakeFirst(),
        );
        if (!row?.currency) return refused('imports.import_not_found');
        const part = (key: string, amount: string | null): Explanation => ({
          kind: 'source',
          label: { key: `imports.${key}`, args: {} },
          value: {
            kind: 'amount',
            amount: { value: decimal(amount ?? '0'), currency: currency(row.currency ?? 'EUR') },
          },
          place: { document: row.file_name, importId: row.id },
        });
        const inputs = [
          part('bridge_rejected', row.rejected_amount),
          part('bridge_excluded', row.excluded_amount),
          part('bridge_credited', row.credited_amount),
          part('bridge_uncredited', row.uncredited_amount),
        ];
        return ok(
          presentExplanation(
            {
              kind: 'step',
              label: { key: 'imports.bridge_file', args: {} },
              operation: 'add',
              rule: { code: 'bridge', version: '1' },
              inputs,
              value: {
                kind: 'amount',
                amount: { value: decimal(row.file_amount ?? '0'), currency: currency(row.currency) },
              },
            },
            locale,
          ),
        );
      },
    }),
  ];
}
