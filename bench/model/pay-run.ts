// A pay run over the columnar copies: rows in their total order → measures → the engine's `earn`, payee by payee.
import {
  amount,
  currency,
  entityId,
  invariant,
  plainDate,
  ROWS_SHOWN_MAX,
  RowStreamHash,
  sumAmounts,
  type EntityId,
  type Scope,
} from '@cordee/kernel';
import {
  earn,
  hashMeasuredRows,
  parsePlan,
  type MeasuredRow,
  type MeasuredValue,
  type QuotaRow,
} from '@cordee/engine-compensation';
import type { Compute, ComputeRow, Condition, Engine } from '@cordee/platform/compute';
import { domesticProducts, quarters } from './model-facts.ts';
import { quotasByPosition } from './questions.ts';
import { answerOf } from './compare-engines.ts';

/** A payee in a quarter, as one text. */
export type PayKey = string;
export const payKey = (payee: string, period: string): PayKey => `${payee} ${period}`;

/** The canonical row of each payee's quarter, ready to be hashed. */
export type PayRun = ReadonlyMap<PayKey, string>;

const parsed = parsePlan({
  format: 'cordee-plan/1',
  code: 'bench',
  name: 'Bench',
  version: '1',
  semantics: 1,
  currency: 'EUR',
  calendar: 'civil',
  grain: 'quarter',
  measures: [
    {
      code: 'orders',
      base: 'order_intake',
      aggregation: 'amount',
      filters: [{ field: 'product', values: domesticProducts }],
    },
  ],
  components: [
    {
      code: 'commission',
      type: 'marginal_tiers',
      args: {
        measure: 'orders',
        thresholds: 'attainment',
        tiers: [
          { from: '0', rate: '0.01' },
          { from: '0.8', rate: '0.0225' },
          { from: '1', rate: '0.03125' },
        ],
      },
    },
  ],
});

export type RunChoice = { readonly only?: ReadonlySet<PayKey>; readonly engine?: Engine };

/** Calculates everybody, or only the payees and quarters of `only`. */
export async function calculateRun(
  compute: Compute,
  scope: Scope,
  { only, engine = 'duckdb' }: RunChoice = {},
): Promise<PayRun> {
  const payees =
    only === undefined ? undefined : [...new Set([...only].map((key) => key.slice(0, key.indexOf(' '))))];
  const reading: Reading = { compute, scope, engine, payees };
  const isWanted = (key: PayKey) => only === undefined || only.has(key);
  const quotas = await readQuotas(reading);
  const run = new Map<PayKey, string>();
  await visitMeasures(reading, (payee, period, rows) => {
    const key = payKey(payee, period);
    if (isWanted(key))
      run.set(
        key,
        earnedRow(payee, period, { measures: [measured(payee, rows)], quotas: quotas.get(key) ?? [] }),
      );
  });
  for (const [key, rows] of quotas) {
    const [payee = '', period = ''] = key.split(' ');
    if (isWanted(key) && !run.has(key))
      run.set(key, earnedRow(entityId(payee), period, { measures: [], quotas: rows }));
  }
  return run;
}

/** Over the rows in an order that no id takes part in: by seller's number, then quarter. */
export function hashRun(run: PayRun, payees: readonly EntityId[]): string {
  const stream = new RowStreamHash();
  payees.forEach((payee, number) => {
    for (const { code } of quarters) {
      const row = run.get(payKey(payee, code));
      if (row !== undefined) stream.add([number, code, row]);
    }
  });
  return stream.digest();
}

type Visit = (payee: EntityId, period: string, rows: readonly MeasuredRow[]) => void;

type Reading = {
  readonly compute: Compute;
  readonly scope: Scope;
  readonly engine: Engine;
  readonly payees: readonly string[] | undefined;
};

async function visitMeasures({ compute, scope, engine, payees }: Reading, visit: Visit): Promise<void> {
  const bySeller: Condition[] = payees === undefined ? [] : [{ column: 'seller_id', in: payees }];
  let current: { readonly payee: string; readonly period: string; readonly rows: MeasuredRow[] } | undefined;
  const close = () => current && visit(entityId(current.payee), current.period, current.rows);
  const done = await compute.stream(
    scope,
    {
      from: 'transaction',
      where: [{ column: 'product', in: domesticProducts }, { column: 'kind', equals: 'order' }, ...bySeller],
      periods: { on: 'occurred_on', list: quarters },
      columns: ['seller_id', 'occurred_on', 'code', 'amount', 'currency'],
      orderBy: ['seller_id', 'occurred_on', 'code'],
    },
    (batch) => {
      for (const row of batch) {
        const [payee, period] = [row['seller_id'] ?? '', row['period'] ?? ''];
        if (current?.payee !== payee || current.period !== period) {
          close();
          current = { payee, period, rows: [] };
        }
        current.rows.push(measuredRow(row));
      }
    },
    { engine },
  );
  invariant(done.ok, 'the rows of the run can be read');
  close();
}

function measuredRow(row: ComputeRow): MeasuredRow {
  const credited = amount(row['amount'] ?? '', row['currency'] ?? '');
  return {
    source: 'bench',
    code: row['code'] ?? '',
    kind: 'order',
    date: plainDate(row['occurred_on'] ?? ''),
    place: {},
    value: { kind: 'amount', amount: credited },
    credited,
    quantity: null,
    credit: null,
    original: null,
    counting: null,
  };
}

function measured(payee: EntityId, rows: readonly MeasuredRow[]): MeasuredValue {
  const total = sumAmounts(
    rows.flatMap(({ credited }) => credited ?? []),
    currency('EUR'),
  );
  return {
    payee,
    measure: 'orders',
    currency: total.currency,
    total: { kind: 'amount', amount: total },
    count: rows.length,
    rowStreamHash: hashMeasuredRows(rows),
    rows: rows.length > ROWS_SHOWN_MAX ? null : rows,
    artefact: null,
    over: null,
    issue: null,
  };
}

async function readQuotas({
  compute,
  scope,
  engine,
  payees,
}: Reading): Promise<ReadonlyMap<PayKey, readonly QuotaRow[]>> {
  const where: Condition[] = payees === undefined ? [] : [{ column: 'position_id', in: payees }];
  const { rows } = answerOf(await compute.query(scope, { ...quotasByPosition, where }, { engine }));
  return new Map(
    rows.map((row): [PayKey, readonly QuotaRow[]] => [
      payKey(row['position_id'] ?? '', row['period_code'] ?? ''),
      [
        {
          measure: 'order_intake',
          dimension: null,
          target: { kind: 'amount', amount: amount(row['amount'] ?? '', 'EUR') },
          place: {},
        },
      ],
    ]),
  );
}

function earnedRow(
  payee: EntityId,
  periodCode: string,
  facts: { readonly measures: readonly MeasuredValue[]; readonly quotas: readonly QuotaRow[] },
): string {
  const period = quarters.find(({ code }) => code === periodCode);
  invariant(
    parsed.ok && period !== undefined,
    'the plan of the bench can be read and its quarters are known',
  );
  const result = earn(parsed.value, { payee, period, ...facts, terms: [] });
  const [measure] = facts.measures;
  const stream = new RowStreamHash().add([
    measure?.rowStreamHash ?? null,
    measure?.count ?? 0,
    result.payable,
  ]);
  for (const { component, earned, payable } of result.lines) stream.add([component, earned, payable]);
  for (const { component, refusal } of result.issues) stream.add([component, refusal.code]);
  return stream.digest();
}
