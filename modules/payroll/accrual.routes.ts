// The accrual of a day as finance reads it: by component, legal entity and period, then person by person.
import { z } from '@hono/zod-openapi';
import { componentName, figure } from '@cordee/modules/payouts';
import { moneyText, ok, plainDate, sumMoney, type Currency, type Locale, type Scope } from '@cordee/kernel';
import { csvLine } from '@cordee/modules/imports';
import { BusinessDate, endpoint, Figure, fileAnswer, type Endpoint } from '@cordee/platform/http';
import { accrualAddress, accrualWhyRoutes, type AccrualSum } from './accrual-why.routes.ts';
import { accruedPay, type AccruedPay } from './accrued-pay.ts';
import { payrollReaders, type PayrollRouteDeps } from './payroll-file.routes.ts';

const Row = z
  .object({
    kind: z.enum(['to_send', 'waiting']),
    payeeId: z.string(),
    payee: z.string(),
    team: z.string().nullable(),
    amount: Figure,
    runId: z.string(),
    due: z.string().nullable(),
  })
  .openapi('AccrualRow');
const Group = z
  .object({
    component: z.string(),
    /** What the plan calls the component. */
    name: z.string(),
    legalEntity: z.string(),
    planCode: z.string(),
    period: z.string(),
    toSend: Figure,
    waiting: Figure,
    total: Figure,
    payees: z.number().int(),
    rows: z.array(Row),
  })
  .openapi('AccrualGroup');
const Accrual = z
  .object({
    groups: z.array(Group),
    totals: z.array(z.object({ toSend: Figure, waiting: Figure, total: Figure })).openapi({
      description: 'One a currency.',
    }),
  })
  .openapi('Accrual');
const OnDay = z.strictObject({ on: BusinessDate });

export function accrualRoutes(deps: PayrollRouteDeps): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/payroll/accrual/groups',
      summary:
        'What is earned and not yet sent to payroll on a day, by component, legal entity and period, with who',
      policy: payrollReaders,
      query: OnDay,
      answer: Accrual,
      handle: async ({ caller: { scope }, query: { on }, locale }) =>
        ok(await groupsOf(deps, scope, on, locale)),
    }),
    endpoint({
      method: 'get',
      path: '/payroll/accrual.csv',
      summary: 'The same person by person, as CSV',
      policy: payrollReaders,
      query: OnDay,
      answer: 'file',
      handle: async ({ caller: { scope }, query: { on } }) => {
        const bytes = new TextEncoder().encode(accrualText(await accruedPay(deps, scope, plainDate(on))));
        return ok(fileAnswer(`accrual-${on}.csv`, 'text/csv; charset=utf-8', bytes));
      },
    }),
    ...accrualWhyRoutes(deps),
  ];
}

async function groupsOf(
  deps: PayrollRouteDeps,
  scope: Scope,
  on: string,
  locale: Locale,
): Promise<z.input<typeof Accrual>> {
  const all = await accruedPay(deps, scope, plainDate(on));
  const plans = [...new Set(all.map(({ planCode }) => planCode))];
  const parts = new Map(
    await Promise.all(plans.map(async (code) => [code, await deps.partsOf(scope, code)] as const)),
  );
  const nameOf = ({ planCode, component }: AccruedPay) => {
    const own = parts.get(planCode);
    return own ? componentName(own, component, locale) : component;
  };
  const keyOf = ({ component, legalEntity, planCode, period, amount }: AccruedPay) =>
    JSON.stringify([period, planCode, legalEntity, component, amount.currency]);
  const groups = [...Map.groupBy(all, keyOf)].toSorted(([a], [b]) => (a < b ? 1 : -1));
  const currencies = [...Map.groupBy(all, ({ amount }) => amount.currency)];
  return {
    groups: groups.flatMap(([, rows]) => {
      const [first] = rows;
      if (first === undefined) return [];
      const { component, legalEntity, planCode, period, amount } = first;
      return [
        {
          component,
          name: nameOf(first),
          legalEntity,
          planCode,
          period,
          ...sumsOf(rows, { on, currency: amount.currency, component, legalEntity, planCode, period }),
          payees: new Set(rows.map(({ payeeId }) => payeeId)).size,
          rows: rows.map(presentRow),
        },
      ];
    }),
    totals: currencies.map(([currency, rows]) => sumsOf(rows, { on, currency })),
  };
}

function sumsOf(rows: readonly AccruedPay[], of: AccrualSum & { readonly currency: Currency }) {
  const sum = (own: readonly AccruedPay[], kind?: AccruedPay['kind']) =>
    figure(
      sumMoney(
        own.map(({ amount }) => amount),
        of.currency,
      ),
      accrualAddress({ ...of, ...(kind === undefined ? {} : { kind }) }),
    );
  const ofKind = (kind: AccruedPay['kind']) =>
    sum(
      rows.filter((row) => row.kind === kind),
      kind,
    );
  return { toSend: ofKind('to_send'), waiting: ofKind('waiting'), total: sum(rows) };
}

function presentRow({
  kind,
  payeeId,
  payee,
  team,
  amount,
  runId,
  ordinal,
  due,
}: AccruedPay): z.input<typeof Row> {
  return {
    kind,
    payeeId,
    payee,
    team,
    amount: figure(amount, whyOf({ payeeId, runId, ordinal, amount })),
    runId,
    due: due?.toString() ?? null,
  };
}

/** The line of the statement, or what the payee's release keeps waiting. */
function whyOf({
  payeeId,
  runId,
  ordinal,
  amount,
}: Pick<AccruedPay, 'payeeId' | 'runId' | 'ordinal' | 'amount'>) {
  return ordinal === null
    ? `/payees/${payeeId}/not-yet-paid/explanation?currency=${amount.currency}`
    : `/statements/${runId}/${payeeId}/lines/${ordinal}/explanation`;
}

const columns = [
  'kind',
  'payee',
  'team',
  'legalEntity',
  'component',
  'planCode',
  'period',
  'amount',
  'currency',
  'due',
];

function accrualText(rows: readonly AccruedPay[]): string {
  const cells = rows.map(({ kind, payee, team, legalEntity, component, planCode, period, amount, due }) => [
    kind,
    payee,
    team ?? '',
    legalEntity,
    component,
    planCode,
    period,
    moneyText(amount),
    amount.currency,
    due?.toString() ?? '',
  ]);
  return `\ufeff${[columns, ...cells].map((line) => csvLine(line, ';')).join('')}`;
}
