// One pay run: the frozen inputs of every payee through the engine, the lines and their hash in one transaction.
import {
  compareText,
  isInPeriod,
  ok,
  refused,
  RowStreamHash,
  sumMoney,
  type EntityId,
  type Money,
  type Result,
  type Scope,
} from '@cordee/kernel';
import type { Plan } from '@cordee/engine-compensation';
import { findStops, type BreakerFacts, type Finding } from '../review/breaker.ts';
import { summariseLines, summariseSales } from '../review/breaker-summaries.ts';
import { lineComposer, payeesOf } from './compose-lines.ts';
import { gatherPayees, type InputDeps, type PlanRecords } from './plan-records.ts';
import { composeBeside } from '../late/compose-beside.ts';
import { owedBeside } from '../late/owed-beside.ts';
import type { LateFacts } from '../late/late-facts.ts';
import { lineTexts } from '../statement/line-text.ts';
import type { ManyPay, ManyRows } from '../many-rows/many-rows.ts';
import { memoryNeed, memoryNeedOf, needsMemory } from './memory-need.ts';
import { newLines } from './new-lines.ts';
import { readSetting, type SettingStore } from '../setting/pay-setting.ts';
import { reviewSetting } from '../setting/pay-settings.ts';
import { reachOf } from '../many-rows/plan-reach.ts';
import { gatherRun, type RunInputs } from './run-inputs.ts';
import { runsBefore } from './runs-before.ts';
import type { NewLine, NewRun, PayeeName, RunStore } from '../run-store.ts';
import type { RunKind } from '../run.ts';

export type RunDeps = InputDeps & {
  readonly store: RunStore;
  readonly settings: SettingStore;
  readonly newId: () => string;
  readonly payeeNames: (scope: Scope) => Promise<ReadonlyMap<EntityId, PayeeName>>;
  /** Set-based crediting and worker threads; without it, every run is calculated in memory. */
  readonly many?: ManyRows;
  /** Whom facts concern that came after a closed period's run; without it, a run after one is calculated in memory. */
  readonly late?: LateFacts;
};
export type RunWatch = { progress(done: number, total: number): void; check(): void };

export type RunRequest = {
  readonly runId: string;
  readonly planCode: string;
  readonly period: string;
  readonly kind?: RunKind;
  /** For a supplementary or an off-cycle run: the payees it pays. */
  readonly onlyPayees?: readonly EntityId[];
};

/** Calculates and keeps a run in preview. Running again with the same id returns the run that is there. */
export async function calculateRun(
  deps: RunDeps,
  scope: Scope,
  request: RunRequest,
  watch: RunWatch,
): Promise<
  Result<{
    runId: string;
    total: string;
    currency: string;
    payees: number;
    issues: number;
    hash: string;
    /** Why a regular run was calculated in memory, as it is kept; null where it was not. */
    inMemory: string | null;
  }>
> {
  const { kind = 'regular', onlyPayees = null } = request;
  if ((kind === 'regular') !== (onlyPayees === null)) return refused('payouts.payees_of_kind_invalid');
  const known = await deps.store.knownChange(scope);
  const frozen: Scope = { ...scope, people: 'all', positions: 'all', asOf: { ...scope.asOf, change: known } };
  const tried = await calculatedByRows(deps, frozen, request, watch);
  const calculated = tried.calculated ?? (await calculatedInMemory(deps, frozen, request, watch));
  if (!calculated.ok) return calculated;
  const { plan, period, total, copied, artefacts, stops, ...counted } = calculated.value;
  const { code, version, semantics, currency } = plan;
  const { because: inMemory } = tried;
  const run = {
    id: request.runId,
    kind,
    onlyPayees,
    planCode: code,
    planVersion: version,
    semantics,
    branch: scope.branch,
    period,
    knownChange: known,
    total,
    ...counted,
    inMemory,
    calculatedBy: scope.actor,
  };
  await deps.store.save(scope, run, { copied, artefacts, stops });
  return ok({
    runId: request.runId,
    total: String(total.minor),
    currency,
    payees: counted.payeeCount,
    issues: counted.issueCount,
    hash: counted.rowStreamHash,
    inMemory,
  });
}

type Calculated = Pick<NewRun, 'payeeCount' | 'issueCount' | 'rowStreamHash' | 'artefactHash' | 'period'> &
  Pick<ManyPay, 'copied' | 'artefacts'> & {
    readonly plan: Plan;
    readonly total: Money;
    readonly stops: readonly Finding[];
  };

/** Everything in memory: what a plan needs that SQL does not say yet, corrections of closed periods, adjustments. */
async function calculatedInMemory(
  deps: RunDeps,
  frozen: Scope,
  { planCode, period, kind = 'regular', onlyPayees }: RunRequest,
  watch: RunWatch,
): Promise<Result<Calculated>> {
  const gathered = await gatherRun(deps, frozen, {
    planCode,
    period,
    only: onlyPayees ?? null,
    earlier: 'all',
  });
  if (!gathered.ok) return gathered;
  const { plan, period: own } = gathered.value.own;
  const lines = linesOf(gathered.value, await deps.payeeNames(frozen), watch);
  const { canonical, copied, count } = lineTexts(lines);
  const hash = new RowStreamHash().addText(canonical, count).digest();
  return ok({
    plan,
    period: own,
    total: sumMoney(
      lines.map((line) => line.payable),
      plan.currency,
    ),
    payeeCount: payeesOf(gathered.value).length,
    issueCount: lines.filter((line) => line.issue !== null).length,
    rowStreamHash: hash,
    artefactHash: hash,
    copied: [copied],
    artefacts: [],
    stops: await stopsOf(deps, frozen, gathered.value, { kind, lines }),
  });
}

/** What paying by rows came to; null where memory has to do it, and why where that is not a matter of course. */
type Tried = { readonly calculated: Result<Calculated> | null; readonly because: string | null };

/** By SQL and in worker threads; whoever is owed more than the period's own lines is calculated in memory meanwhile. */
async function calculatedByRows(
  deps: RunDeps,
  frozen: Scope,
  request: RunRequest,
  watch: RunWatch,
): Promise<Tried> {
  const { runId, planCode, period, kind = 'regular' } = request;
  const memory = (because: string | null): Tried => ({ calculated: null, because });
  const done = (calculated: Result<Calculated>): Tried => ({ calculated, because: null });
  if (deps.many === undefined || kind !== 'regular') return memory(null);
  const records = await gatherPayees(deps, frozen, planCode, period, null);
  if (!records.ok) return done(records);
  const { plan, period: own, payees } = records.value;
  if (!reachOf(plan, own).isAlone) return memory(memoryNeed('plan_reads_further'));
  const owed = await owedBeside(deps, frozen, records.value);
  if (owed.in === 'memory') return memory(memoryNeed(owed.because));
  const names = await deps.payeeNames(frozen);
  const codeOf = (payee: EntityId) => names.get(payee)?.code ?? '';
  const composed = await composeBeside(deps, frozen, { planCode, period, owed, codeOf, isExplained: false });
  if (!composed.ok) return done(composed);
  const asked = { runId, records: records.value, codeOf, composed: composed.value };
  const paid = await deps.many.pay(frozen, asked, watch);
  if (!paid.ok) return needsMemory(paid.refusal) ? memory(memoryNeedOf(paid.refusal)) : done(paid);
  const { totalMinor, breaker, ...counted } = paid.value;
  const total = { minor: totalMinor, currency: plan.currency };
  const stops = await stopsFound(deps, frozen, { plan, period: own, kind, ...breaker });
  const payeeCount = new Set([...payees.map(({ payee }) => payee), ...composed.value.keys()]).size;
  return done(ok({ plan, period: own, total, payeeCount, stops, ...counted }));
}

function stopsOf(
  deps: RunDeps,
  frozen: Scope,
  { own: { plan, period, payees } }: RunInputs,
  { kind, lines }: { readonly kind: RunKind; readonly lines: readonly NewLine[] },
): Promise<readonly Finding[]> {
  const sales = payees.flatMap((payee) => payee.sales.filter(({ date }) => isInPeriod(period, date)));
  const found = { plan, period, kind, sales: summariseSales(sales), lines: summariseLines(lines) };
  return stopsFound(deps, frozen, found);
}

type Watched = Pick<BreakerFacts, 'sales' | 'lines'> &
  Pick<PlanRecords, 'plan' | 'period'> & { readonly kind: RunKind };

async function stopsFound(
  { store, settings }: RunDeps,
  frozen: Scope,
  { plan, period, kind, sales, lines }: Watched,
): Promise<readonly Finding[]> {
  const runs = kind === 'regular' ? await runsBefore(store, frozen, { period }) : [];
  const before = await store.paidBefore(
    frozen,
    runs.map(({ id }) => id),
  );
  const facts = { currency: plan.currency, sales, lines, before };
  return findStops(facts, await readSetting(settings, frozen, reviewSetting));
}

function linesOf(inputs: RunInputs, names: ReadonlyMap<EntityId, PayeeName>, watch: RunWatch): NewLine[] {
  const codeOf = (payee: EntityId) => names.get(payee)?.code ?? '';
  const ordered = payeesOf(inputs).toSorted((a, b) => compareText(codeOf(a), codeOf(b)));
  const composed = lineComposer(inputs);
  return ordered.flatMap((payee, index) => {
    watch.check();
    watch.progress(index + 1, ordered.length);
    return newLines(composed(payee), codeOf(payee));
  });
}
