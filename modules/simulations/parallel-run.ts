import {
  compareMonths,
  comparePaid,
  replayMeasured,
  type CalculatedPay,
  type ComparedMonth,
  type ParallelRun,
  type PlanOverTime,
} from '@cordee/engine-compensation';
import {
  civilCalendar,
  ok,
  periodByCode,
  periodsBetween,
  plus,
  refused,
  toAmount,
  type Currency,
  type EntityId,
  type Period,
  type Result,
  type Scope,
} from '@cordee/kernel';
import type { ImportDeps, Mapping } from '@cordee/modules/imports';
import { planOn, read, type Written } from './both-plans.ts';
import { countedMonths } from './counted-months.ts';
import { daysHeldIn } from './days-held.ts';
import { readPaidFile, type PaidFile } from './paid-file.ts';
import { storedParallelRun } from './stored-parallel-run.ts';
import type { ParallelRunStore } from './parallel-run-store.ts';
import { gatherPlan, type FactDeps } from './plan-facts.ts';
import { frozenAt } from './simulate.ts';

export type ParallelRunDeps = FactDeps & {
  readonly parallelRuns: ParallelRunStore;
  readonly openTable: ImportDeps['openTable'];
  readonly knownChange: (scope: Scope) => Promise<bigint>;
};

export type ParallelRunRequest = {
  readonly id: string;
  /** A civil period: 2025, 2025-Q3, 2025-06. */
  readonly period: string;
  /** The plans under which payees were paid; null: all that anybody held in the period. */
  readonly planCodes: readonly string[] | null;
  /** A plan in the place of all of them; null: each as it was published. */
  readonly document: unknown;
  readonly mapping: Mapping | null;
  readonly fileName: string;
  readonly documentHash: string;
};

export type ParallelOutcome = {
  readonly run: ParallelRun;
  readonly file: PaidFile;
  readonly currency: Currency;
  /** Of what was sold; none where the columns of the file are no months. */
  readonly months: readonly ComparedMonth[];
};

/**
 * What was really paid beside what is calculated, line by line, each difference with its causes; kept for good. Refuses
 * kernel.period_unknown, plans.plan_not_found, simulations.no_plan_in_period, simulations.currency_differs, and what
 * opening the file refuses.
 */
export async function parallelRun(
  deps: ParallelRunDeps,
  scope: Scope,
  request: ParallelRunRequest & { readonly path: string },
  check: () => void = () => undefined,
): Promise<Result<ParallelOutcome>> {
  const period = periodByCode(civilCalendar, request.period);
  if (!period.ok) return period;
  const table = await deps.openTable(request.path, request.fileName);
  if (!table.ok) return table;
  const known = await deps.knownChange(scope);
  const frozen = frozenAt(scope, known);
  const names = await deps.payeeNames(frozen);
  const plans = await plansIn(deps, frozen, request, period.value);
  if (!plans.ok) return plans;
  const { currency } = plans.value.written.plan;
  const paid = { table: table.value, ...request };
  const file = await readPaidFile(paid, [...names.values()]);
  check();
  const pays = plans.value.over.flatMap((plan) => calculatedPays(plan, namesOf(names), period.value));
  const unread = new Set(file.unread.flatMap(({ payee }) => payee ?? []));
  const compared = comparePaid(file.lines, joined(pays), currency, unread);
  const lines = compared.lines.map((line) => ({ ...line, name: names.get(line.payee)?.name ?? line.name }));
  const months = monthsOf(period.value, file, plans.value.over, compared.habits.areBasesWhole);
  const outcome = { run: { ...compared, lines }, file, currency, months };
  await deps.parallelRuns.keep(scope, storedParallelRun(request, known, outcome));
  return ok(outcome);
}

type PlansOfPeriod = {
  readonly written: Written;
  readonly over: readonly PlanOverTime[];
};

/** Month by month, where the file says what was sold in each and every plan counts such sales. */
function monthsOf(
  { from, to }: Period,
  file: PaidFile,
  over: readonly PlanOverTime[],
  isWhole: boolean,
): readonly ComparedMonth[] {
  const counted = over.map(countedMonths);
  if (file.months.length === 0 || counted.includes(null)) return [];
  const within = new Set(periodsBetween(civilCalendar, 'month', from, to).map(({ code }) => code));
  const written = file.months.filter(({ month }) => within.has(month));
  return compareMonths(
    written,
    counted.flatMap((each) => each ?? []),
    isWhole,
  );
}

async function plansIn(
  deps: ParallelRunDeps,
  scope: Scope,
  request: ParallelRunRequest,
  period: Period,
): Promise<Result<PlansOfPeriod>> {
  const codes = request.planCodes ?? (await heldIn(deps, scope, period));
  const names = await deps.payeeNames(scope);
  const over: PlanOverTime[] = [];
  let first: Written | null = null;
  for (const planCode of codes) {
    const written =
      request.document === null
        ? await planOn(deps, scope, { planCode, period: request.period })
        : read(request.document);
    if (!written.ok) return written;
    first ??= written.value;
    const [before, after] = [first.plan.currency, written.value.plan.currency];
    if (before !== after) return refused('simulations.currency_differs', { before, after });
    const asked = { planCode, period: request.period, ...written.value };
    const gathered = await gatherPlan(deps, scope, asked, names);
    if (!gathered.ok) return gathered;
    over.push(gathered.value);
  }
  return first === null
    ? refused('simulations.no_plan_in_period', { period: request.period })
    : ok({ written: first, over });
}

/** The codes of the plans that anybody held on some day of the period. */
async function heldIn({ plans }: FactDeps, scope: Scope, { from, to }: Period): Promise<readonly string[]> {
  const atEnd = { ...scope, asOf: { ...scope.asOf, effective: to.subtract({ days: 1 }) } };
  const cells = Map.groupBy(await plans.assignments(atEnd), ({ payeeId }) => payeeId);
  const codes = [...cells.values()].flatMap((own) =>
    own.flatMap(({ planCode, effectiveFrom }, index) => {
      const until = own[index + 1]?.effectiveFrom ?? null;
      const isHeld = effectiveFrom < to.toString() && (until === null || until > from.toString());
      return isHeld && planCode !== null ? [planCode] : [];
    }),
  );
  return [...new Set(codes)].toSorted();
}

function calculatedPays(
  over: PlanOverTime,
  names: ReadonlyMap<EntityId, string>,
  period: Period,
): readonly CalculatedPay[] {
  const { plan, measured, periods } = over;
  const { payees, countsMoney } = replayMeasured(plan, measured, names);
  const counts = saleCounts(over);
  const held = daysHeldIn(
    period,
    periods.flatMap(({ assignments }) => assignments),
  );
  return payees.map((each) => ({
    payee: each.payee,
    name: each.name,
    paid: toAmount(each.paid).value,
    measured: countsMoney ? each.measured : null,
    saleCount: counts.get(each.payee) ?? 0,
    daysHeld: held.daysOf(each.payee),
    days: held.days,
    issueCount: each.issueCount,
  }));
}

function saleCounts({ plan, measured }: PlanOverTime): ReadonlyMap<EntityId, number> {
  const counts = new Map<EntityId, number>();
  const [measure] = plan.measures;
  for (const { inputs } of measured.periods)
    for (const { payee, measures } of inputs)
      for (const { measure: code, count } of measures)
        if (code === measure?.code) counts.set(payee, (counts.get(payee) ?? 0) + count);
  return counts;
}

/** A payee who was paid by two plans, one after the other, is one line. */
function joined(pays: readonly CalculatedPay[]): readonly CalculatedPay[] {
  return [...Map.groupBy(pays, ({ payee }) => payee).values()].flatMap((own) =>
    own.length === 0
      ? []
      : [
          own.reduce((a, b) => ({
            ...a,
            paid: plus(a.paid, b.paid),
            measured: a.measured && b.measured ? plus(a.measured, b.measured) : (a.measured ?? b.measured),
            saleCount: a.saleCount + b.saleCount,
            daysHeld: Math.min(a.daysHeld + b.daysHeld, a.days),
            issueCount: a.issueCount + b.issueCount,
          })),
        ],
  );
}

function namesOf(names: ReadonlyMap<EntityId, { readonly name: string }>): ReadonlyMap<EntityId, string> {
  return new Map([...names].map(([id, { name }]) => [id, name]));
}
