// What is earned up to a day and has not left for payroll: what is payable, and what a plan holds until a day or a payment.
import { scheduleOf } from '@cordee/engine-compensation';
import {
  compareDates,
  minusMoney,
  sumMoney,
  type EntityId,
  type Money,
  type PlainDate,
  type Scope,
} from '@cordee/kernel';
import { settledByKey, settledSum, settlementKey, type Run, type RunLine } from '@cordee/modules/payouts';
import type { JournalDeps } from './run-journal.ts';

export type AccruedPay = {
  readonly kind: 'to_send' | 'waiting';
  readonly payeeId: EntityId;
  readonly payee: string;
  readonly team: string | null;
  readonly legalEntity: string;
  readonly component: string;
  readonly planCode: string;
  readonly period: string;
  readonly amount: Money;
  /** The run that calculated it, or that left it waiting, and its line there; null: several lines together. */
  readonly runId: string;
  readonly ordinal: number | null;
  /** The day on which what waits falls due; null where it waits for a payment, or is not waiting. */
  readonly due: PlainDate | null;
};

/**
 * Locked lines, lines held out that nothing has paid since, the newest calculation of a period that has no locked run
 * yet, and what each payee's release keeps waiting. Zero amounts are left out.
 */
export async function accruedPay(
  deps: JournalDeps,
  scope: Scope,
  lastDay: PlainDate,
): Promise<readonly AccruedPay[]> {
  const runs = (await deps.runs.runs(scope)).filter(
    ({ period, state }) => state !== 'voided' && compareDates(period.to.subtract({ days: 1 }), lastDay) <= 0,
  );
  const isPaidSince = await paidSince(deps, scope);
  const accrued: AccruedPay[] = [];
  const persons = new Map<EntityId, Person>();
  for (const run of accruedRuns(runs)) {
    const lines = await linesOf(deps, scope, run);
    for (const line of lines) persons.set(line.payeeId, line);
    accrued.push(...toSend(run, lines, isPaidSince));
    if (!isClosed(run)) accrued.push(...newlyHeld(run, lines));
  }
  accrued.push(...(await leftWaiting(deps, scope, lastDay, persons)));
  return accrued.filter(({ amount }) => amount.minor !== 0n);
}

type Line = RunLine & { readonly legalEntity: string };
type Person = Pick<Line, 'payee' | 'team' | 'legalEntity'>;

/** What a line held out of its run was paid with, if a later one did. */
export async function paidSince({ runs }: JournalDeps, scope: Scope): Promise<(line: RunLine) => boolean> {
  const settled = settledByKey(await runs.settled(scope, null));
  return ({ origin, payeeId, component, payable }) => {
    const entries = settled.get(settlementKey({ ...origin, payeeId, component }));
    return entries !== undefined && settledSum(entries, payable.currency).minor !== 0n;
  };
}

const isClosed = ({ state }: Run): boolean => state !== 'preview' && state !== 'approved';

/** Closed runs, and of each period without one the newest regular calculation. Runs come newest first. */
export function accruedRuns(runs: readonly Run[]): readonly Run[] {
  const keyOf = ({ planCode, period }: Run) => JSON.stringify([planCode, period.code]);
  const closed = runs.filter(isClosed);
  const closedKeys = new Set(closed.map(keyOf));
  const open = new Map(
    runs
      .filter((run) => run.kind === 'regular' && !isClosed(run) && !closedKeys.has(keyOf(run)))
      .toReversed()
      .map((run) => [keyOf(run), run]),
  );
  return [...closed, ...open.values()];
}

async function linesOf({ runs, store }: JournalDeps, scope: Scope, run: Run): Promise<readonly Line[]> {
  const atEnd = { ...scope, asOf: { ...scope.asOf, effective: run.period.to.subtract({ days: 1 }) } };
  const [lines, identities] = [await runs.lines(atEnd, run.id), await store.identities(atEnd)];
  return lines.map((line) => ({ ...line, legalEntity: identities.get(line.payeeId)?.legalEntity ?? '' }));
}

function toSend(
  run: Run,
  lines: readonly Line[],
  isPaidSince: (line: RunLine) => boolean,
): readonly AccruedPay[] {
  const hasLeft = isClosed(run) && run.state !== 'locked';
  return lines
    .filter((line) => (line.held === null ? !hasLeft : !isPaidSince(line)))
    .map((line) => ({ ...lineOf(run, line), kind: 'to_send', amount: line.payable }));
}

/** What a run that is not closed yet adds to what waits: its lines take that out of what is payable. */
function newlyHeld(run: Run, lines: readonly Line[]): readonly AccruedPay[] {
  return lines
    .filter(({ kind, held }) => kind === 'held' && held === null)
    .map((line) => ({
      ...lineOf(run, line),
      kind: 'waiting',
      amount: minusMoney(sumMoney([], line.payable.currency), line.payable),
    }));
}

function lineOf(run: Run, { payeeId, payee, team, legalEntity, component, origin, ordinal }: Line) {
  const { planCode, periodCode } = origin;
  return {
    payeeId,
    payee,
    team,
    legalEntity,
    component,
    planCode,
    period: periodCode,
    runId: run.id,
    ordinal,
    due: null,
  };
}

/** What the last closed run of each payee up to the day has left. */
async function leftWaiting(
  { runs, store }: JournalDeps,
  scope: Scope,
  lastDay: PlainDate,
  persons: ReadonlyMap<EntityId, Person>,
): Promise<readonly AccruedPay[]> {
  const left = await runs.released(scope, null, lastDay);
  const identities = await store.identities(scope);
  return left.flatMap(({ payeeId, runId, of, released }) => {
    const { payee = '', team = null } = persons.get(payeeId) ?? {};
    const legalEntity = persons.get(payeeId)?.legalEntity ?? identities.get(payeeId)?.legalEntity ?? '';
    return scheduleOf(released.state).map(({ component, earnedIn, amount, due }) => ({
      kind: 'waiting' as const,
      payeeId,
      payee,
      team,
      legalEntity,
      component,
      planCode: of?.planCode ?? '',
      period: earnedIn,
      amount,
      runId,
      ordinal: null,
      due,
    }));
  });
}
