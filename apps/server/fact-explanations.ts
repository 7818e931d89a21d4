// A fact of the world explains itself by the file and line it was imported from.
import { z } from '@hono/zod-openapi';
import {
  currency,
  decimal,
  ok,
  plainDate,
  refused,
  type Decimal,
  type Explanation,
  type Quantity,
  type Scope,
} from '@cordee/kernel';
import type { DealStore } from '@cordee/modules/deals';
import type { ImportRecord, ImportStore } from '@cordee/modules/imports';
import { explainQuota, type QuotaRow, type QuotaStore } from '@cordee/modules/quotas';
import { quoteNotFound, type QuoteStore } from '@cordee/modules/quotes';
import { seesMargins, type TransactionRow, type TransactionStore } from '@cordee/modules/transactions';
import { endpoint, ExplanationAnswer, presentExplanation, type Endpoint } from '@cordee/platform/http';

export type FactStores = {
  readonly deals: DealStore;
  readonly transactions: TransactionStore;
  readonly quotas: QuotaStore;
  readonly quotes: QuoteStore;
  readonly imports: ImportStore;
  /** Why a quota that came from no file is what it is; null where nothing more is known. */
  readonly explainSettled: (scope: Scope, quota: QuotaRow) => Promise<Explanation | null>;
};

type Fact = {
  readonly id: string;
  readonly label: Explanation['label'];

  readonly value: Quantity;
  readonly importId: string | null;
  readonly importLine: number | null;
};

const Id = z.object({ id: z.uuid() });
const sellers = ['executive', 'revops', 'manager', 'seller', 'finance', 'auditor'] as const;

export function factExplanationRoutes(stores: FactStores): Endpoint[] {
  return [...saleRoutes(stores), quoteRoute(stores), ...planAndFileRoutes(stores)];
}

function saleRoutes({ deals, transactions, imports }: FactStores): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/explanations/transaction/{id}',
      summary: 'Where a transaction comes from',
      policy: sellers,
      params: Id,
      query: z.strictObject({ of: z.enum(['amount', 'quantity', 'margin']).default('amount') }),
      answer: ExplanationAnswer,
      handle: async ({ caller: { scope }, params, query, locale }) => {
        const found = await transactions.transaction(scope, params.id);
        const value = found && carriedValue(found, query.of, scope.roles);
        if (!value) return refused('transactions.transaction_not_found');
        const fact = { ...found, label: kindLabel(found.kind, found.code, found.occurredOn), value };
        return ok(presentExplanation(await explainFact(imports, scope, fact), locale));
      },
    }),
    endpoint({
      method: 'get',
      path: '/explanations/deal/{id}',
      summary: 'Where a deal comes from',
      policy: sellers,
      params: Id,
      answer: ExplanationAnswer,
      handle: async ({ caller: { scope }, params, locale }) => {
        const found = (await deals.deal(scope, params.id))?.deal;
        if (!found || found.amount === null || found.currency === null)
          return refused('deals.deal_not_found');
        const { amount, currency: unit } = found;
        const fact = {
          ...found,
          value: amountOf(decimal(amount), unit),
          label:
            found.stage === 'won' && found.closedOn !== null
              ? kindLabel('won_deal', found.code, found.closedOn)
              : { key: 'deals.open_deal', args: { code: found.code } },
        };
        return ok(presentExplanation(await explainFact(imports, scope, fact), locale));
      },
    }),
  ];
}

function quoteRoute({ quotes, imports }: FactStores): Endpoint {
  return endpoint({
    method: 'get',
    path: '/explanations/quote/{id}',
    summary: 'Where a version of a quote comes from',
    policy: sellers,
    params: Id,
    answer: ExplanationAnswer,
    handle: async ({ caller: { scope }, params, locale }) => {
      const found = await quotes.quote(scope, params.id);
      if (!found || found.amount === null) return quoteNotFound();
      const { code, version, amount, currency: unit, issuedOn } = found;
      const args = { code, version: String(version), date: dayOf(issuedOn) };
      const fact = { ...found, label: { key: 'quotes.why', args }, value: amountOf(decimal(amount), unit) };
      return ok(presentExplanation(await explainFact(imports, scope, fact), locale));
    },
  });
}

function planAndFileRoutes({ quotas, imports, explainSettled }: FactStores): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/explanations/quota/{id}',
      summary: 'Where a quota comes from',
      policy: sellers,
      params: Id,
      answer: ExplanationAnswer,
      handle: async ({ caller: { scope }, params, locale }) => {
        const found = (await quotas.quotas(scope, {})).find((row) => row.id === params.id);
        if (!found) return refused('quotas.quota_not_found');
        const settled = await explainSettled(scope, found);
        return ok(presentExplanation(settled ?? explainQuota(found, await imports.fileNames(scope)), locale));
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
        const found = await imports.find(caller.scope, params.id);
        const explanation = found && explainBridge(found);
        return explanation
          ? ok(presentExplanation(explanation, locale))
          : refused('imports.import_not_found');
      },
    }),
  ];
}

async function explainFact(imports: ImportStore, scope: Scope, fact: Fact): Promise<Explanation> {
  const document = fact.importId ? (await imports.fileNames(scope)).get(fact.importId) : undefined;
  const place = {
    entity: fact.id,
    ...(fact.importId ? { importId: fact.importId } : {}),
    ...(document ? { document } : {}),
    ...(fact.importLine ? { line: fact.importLine } : {}),
  };
  return { kind: 'source', label: fact.label, value: fact.value, place };
}

const dayOf = (text: string) => ({ kind: 'date', date: plainDate(text) }) as const;

const kindLabel = (kind: string, code: string, on: string): Explanation['label'] => ({
  key: `compensation.kind_${kind}`,
  args: { code, date: dayOf(on) },
});

/** Undefined where the sale does not carry it, and for a margin that the reader may not see in a list of sales. */
function carriedValue(
  { amount, quantity, margin, currency: unit }: TransactionRow,
  of: 'amount' | 'quantity' | 'margin',
  roles: Scope['roles'],
): Quantity | undefined {
  if (of === 'quantity')
    return quantity === null ? undefined : { kind: 'decimal', value: decimal(quantity), unit: 'units' };
  if (of === 'margin' && (margin === null || !seesMargins(roles))) return undefined;
  return amountOf(decimal((of === 'margin' ? margin : amount) ?? amount), unit);
}

function amountOf(value: Decimal, code: string) {
  return { kind: 'amount', amount: { value, currency: currency(code) } } as const;
}

/** The file in money: what was rejected, excluded, credited and credited to nobody add up to it. */
function explainBridge({ bridge, fileName, id }: ImportRecord): Explanation | null {
  if (!bridge) return null;
  const place = { document: fileName, importId: id };
  const part = (key: string, value: Decimal): Explanation => {
    const label = { key: `imports.${key}`, args: {} };
    return { kind: 'source', label, value: amountOf(value, bridge.currency), place };
  };
  return {
    kind: 'step',
    label: { key: 'imports.bridge_file', args: {} },
    operation: 'add',
    rule: { code: 'bridge', version: '1' },
    inputs: [
      part('bridge_rejected', bridge.rejected),
      part('bridge_excluded', bridge.excluded),
      part('bridge_credited', bridge.credited),
      part('bridge_uncredited', bridge.creditedToNobody),
    ],
    value: amountOf(bridge.file, bridge.currency),
  };
}
