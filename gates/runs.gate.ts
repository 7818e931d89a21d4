// Pay runs of the demo company and of one that releases pay step by step: repeatable, closed against late data, every amount what its explanation says and what
// the rows above and below it add up to.
import type { Readable } from 'node:stream';
import { DEMO_SEED, DEMO_TODAY, demoScope, generateCompany, loadDemo } from '@cordee/demo';
import {
  civilCalendar,
  decimal,
  decimalText,
  equalDecimals,
  evaluateExplanation,
  findContradictions,
  invariant,
  moneyText,
  periodContaining,
  sumDecimals,
  sumMoney,
  ZERO,
  type EntityId,
  type Explanation,
  type Grain,
  type PlainDate,
  type Scope,
  type TenantId,
} from '@cordee/kernel';
import {
  calculateRun,
  earnPayee,
  gatherInputs,
  readStatement,
  type LineKind,
  type Run,
  type RunLine,
  type Statement,
} from '@cordee/modules/payouts';
import { newId } from '@cordee/platform/ids';
import { bringFile, openTestApplication, type TestApplication } from '@cordee/server/test-application';
import type { Gate, Trial } from './gate.ts';
import { openReleaseCompany } from './release-company.ts';
import { openSmallCompany } from './small-company.ts';

const claims = {
  repeatable: 'R1 the same facts give the same hash',
  closed: 'R2 late data leave a locked statement as it was, and show in a new calculation',
  corrected: 'C9 the next correction = full recomputation − paid, for every payee',
  explained: 'R3 the explanation of every line evaluates to its amount and contradicts itself nowhere',
  kept: 'R3 the explanation kept at the lock is the one recomputed from the frozen inputs',
  sums: 'R4 lines = statement = run, to the cent',
} as const;

export const gate: Gate = {
  name: 'runs',
  sabotages: {
    'facts come between two calculations': claims.repeatable,
    'a locked run reads what came later': claims.closed,
    'what was paid is forgotten': claims.corrected,
    'a leaf of an explanation is altered': claims.explained,
    'a kept explanation is altered': claims.kept,
    'a line is raised by a cent': claims.sums,
  },
  run: async (trial) => {
    const app = await openTestApplication();
    try {
      await tryRuns(trial, app, await openReleaseCompany(app));
      // A planted fault shows on the small company as well, and the demo takes its time to load.
      await tryRuns(trial, app, trial.sabotage ? await openSmall(app) : await openDemo(app));
    } finally {
      await app.stop();
    }
  },
};

async function openSmall(app: TestApplication): Promise<Scope> {
  return (await openSmallCompany(app, 'runs')).users.revops.scope;
}

async function openDemo({ application }: TestApplication): Promise<Scope> {
  const company = generateCompany({ seed: DEMO_SEED, scale: 1, today: DEMO_TODAY });
  const keepFile = (tenant: TenantId, content: Readable) => application.documents.put(tenant, content);
  const doors = { ...application, keepFile, setInstant: () => undefined };
  await loadDemo(doors, company, () => undefined);
  return demoScope(company, 'revops');
}

const calm = { progress: () => undefined, check: () => undefined };

async function tryRuns(trial: Trial, app: TestApplication, scope: Scope): Promise<void> {
  const { store } = app.application.runs;
  const locked = (await store.runs(scope)).filter((run) => run.state === 'locked');
  invariant(locked.length > 0, 'the demo company has locked runs');
  await plantFault(trial, app, locked);
  const statements = new Map<Run, readonly Statement[]>();
  for (const run of locked) {
    const own = await statementsOf(app, scope, run);
    statements.set(run, own);
    await trySums(trial, app, scope, run, own);
    await tryExplanations(trial, app, run, own);
  }
  for (const run of locked) await tryRepeatable(trial, app, scope, run);
  await tryLateData(trial, app, scope, statements);
}

async function plantFault({ sabotage }: Trial, { owner }: TestApplication, [run]: readonly Run[]) {
  if (sabotage === 'a line is raised by a cent')
    await owner.query(
      `update payout_line set payable_minor = payable_minor + 1 where run_id = $1 and ordinal = 0`,
      [run?.id],
    );
  if (sabotage === 'what was paid is forgotten')
    await owner.query(`update payout_settlement set amount_minor = 0 where component = $1`, [
      (
        await owner.query<{ component: string }>(
          `select component from payout_settlement where amount_minor <> 0 limit 1`,
        )
      ).rows[0]?.component,
    ]);
  if (sabotage === 'a locked run reads what came later')
    await owner.query(`update payout_run set known_change = 1000000000`);
  if (sabotage === 'a kept explanation is altered')
    await owner.query(
      `update locked_explanation set explanation = jsonb_set(explanation, '{kind}', '"forged"')`,
    );
}

async function statementsOf(
  { application }: TestApplication,
  scope: Scope,
  run: Run,
): Promise<readonly Statement[]> {
  const lines = await application.runs.store.lines(scope, run.id);
  const payees = [...new Set(lines.map((line) => line.payeeId))];
  const statements: Statement[] = [];
  for (const payee of payees) {
    const found = await readStatement(application.runs, scope, run.id, payee);
    invariant(found.ok, 'a payee of the run has a statement');
    statements.push(found.value);
  }
  return statements;
}

async function trySums(
  trial: Trial,
  { application }: TestApplication,
  scope: Scope,
  run: Run,
  statements: readonly Statement[],
): Promise<void> {
  const { currency } = run.total;
  const lines = await application.runs.store.lines(scope, run.id);
  const total = sumMoney(
    lines.map((line) => line.payable),
    currency,
  );
  trial.check(
    claims.sums,
    total.minor === run.total.minor,
    () => `${moneyText(total)} of ${moneyText(run.total)}`,
  );
  for (const { payee, lines: own, total: stated } of statements) {
    const values = own.map(({ explanation: { value } }) =>
      value?.kind === 'amount' ? value.amount.value : ZERO,
    );
    trial.check(
      claims.sums,
      equalDecimals(sumDecimals(values), decimal(moneyText(stated))),
      () => `${payee}: ${moneyText(stated)} on the statement, ${decimalText(sumDecimals(values))} calculated`,
    );
  }
}

async function tryExplanations(
  trial: Trial,
  { owner }: TestApplication,
  run: Run,
  statements: readonly Statement[],
): Promise<void> {
  const { rows } = await owner.query<{ payee: EntityId; ordinal: number; explanation: unknown }>(
    `select payee_id as payee, ordinal, explanation from locked_explanation where run_id = $1`,
    [run.id],
  );
  const kept = new Map(rows.map((row) => [`${row.payee} ${row.ordinal}`, canonical(row.explanation)]));
  for (const { payee, payeeId, lines } of statements) {
    for (const { ordinal, ...line } of lines) {
      const stored = kept.get(`${payeeId} ${ordinal}`);
      trial.check(claims.kept, stored === canonical(line.explanation), () => `${payee}, line ${ordinal}`);
    }
    for (const { explanation, payable } of lines.filter(({ issue }) => issue === null)) {
      const told =
        trial.sabotage === 'a leaf of an explanation is altered' ? altered(explanation) : explanation;
      const value = evaluateExplanation(told);
      const isAmount = value.ok && value.value.kind === 'amount';
      trial.check(
        claims.explained,
        isAmount &&
          value.value.amount.currency === payable.currency &&
          equalDecimals(value.value.amount.value, decimal(moneyText(payable))) &&
          findContradictions(told).length === 0,
        () => `${payee}: ${moneyText(payable)}`,
      );
    }
  }
}

/** One text for one content: keys in order, numbers that JSON lacks as text. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) => {
    if (typeof each === 'bigint') return String(each);
    const isPlain = typeof each === 'object' && each !== null && !Array.isArray(each);
    return isPlain ? Object.fromEntries(Object.entries(each).toSorted(([a], [b]) => (a < b ? -1 : 1))) : each;
  });
}

function altered(explanation: Explanation): Explanation {
  if (explanation.kind === 'step') {
    const [first, ...rest] = explanation.inputs;
    return first ? { ...explanation, inputs: [altered(first), ...rest] } : explanation;
  }
  return { ...explanation, value: { kind: 'text', text: 'altered' } };
}

async function tryRepeatable(trial: Trial, app: TestApplication, scope: Scope, run: Run): Promise<void> {
  const { runs } = app.application;
  const hashes: string[] = [];
  for (let count = 0; count < 2; count += 1) {
    const request = { runId: newId(), planCode: run.planCode, period: nextPeriod(run) };
    const calculated = await calculateRun(runs, scope, request, calm);
    invariant(calculated.ok, 'the period after a closed one can be calculated');
    hashes.push((await runs.store.run(scope, request.runId))?.rowStreamHash ?? '');
    if (trial.sabotage === 'facts come between two calculations') await bringLate(app, scope, run, count);
  }
  trial.check(claims.repeatable, hashes[0] !== '' && hashes[0] === hashes[1], () => hashes.join(' '));
}

/** An order of each payee, dated in the run's period and heard of only now. */
async function bringLate(app: TestApplication, scope: Scope, run: Run, index: number): Promise<void> {
  const lines = await app.application.runs.store.lines(scope, run.id);
  const codes = [...new Set(lines.map((line) => line.payeeCode))];
  const kinds = ['order', 'invoice', 'payment', 'delivery'];
  const rows = codes.flatMap((code) =>
    kinds.map(
      (kind) =>
        `LATE-${run.planCode}-${run.period.code}-${code}-${kind}-${index};${kind};${run.period.from.toString()};98765.43;${code}`,
    ),
  );
  const text = `transaction_code;kind;date;amount;seller\n${rows.join('\n')}\n`;
  const brought = await bringFile(app.application, scope, { kind: 'transactions', text, source: 'late' });
  invariant(brought.ok && brought.value.counts.added > 0, 'the late orders are loaded');
}

async function tryLateData(
  trial: Trial,
  app: TestApplication,
  scope: Scope,
  before: ReadonlyMap<Run, readonly Statement[]>,
): Promise<void> {
  for (const run of before.keys()) await bringLate(app, scope, run, 2);
  for (const [run, statements] of before) {
    const after = new Map((await statementsOf(app, scope, run)).map((each) => [each.payeeId, each]));
    for (const { payeeId, payee, total, lines } of statements) {
      const later = after.get(payeeId);
      trial.check(
        claims.closed,
        later?.total.minor === total.minor && canonical(later.lines) === canonical(lines),
        () => `${payee} of ${run.planCode}`,
      );
    }
    await tryCorrection(trial, app, scope, run);
  }
}

/**
 * The runs that follow correct the closed one by what it would pay today, less what it has paid. A payee who has changed
 * plans since is corrected by the run of the plan held now.
 */
async function tryCorrection(trial: Trial, app: TestApplication, scope: Scope, closed: Run): Promise<void> {
  const { runs } = app.application;
  const corrections: RunLine[] = [];
  for (const request of await following(app, scope, closed)) {
    const calculated = await calculateRun(runs, scope, request, calm);
    invariant(calculated.ok, 'the period after a closed one can be calculated');
    const lines = await runs.store.lines(scope, request.runId);
    corrections.push(
      ...lines.filter(
        ({ origin }) => origin.planCode === closed.planCode && origin.periodCode === closed.period.code,
      ),
    );
  }
  trial.check(claims.closed, corrections.length > 0, () => `${closed.planCode}: the late orders are nowhere`);
  const today = await gatherInputs(
    runs,
    { ...scope, people: 'all' },
    closed.planCode,
    closed.period.code,
    null,
  );
  invariant(today.ok, 'a closed period can be read again');
  const paid = totals(await runs.store.lines(scope, closed.id));
  const corrected = totals(corrections);
  for (const inputs of today.value.payees) {
    const wanted = earnPayee(today.value, inputs).payable.minor - (paid.get(inputs.payee) ?? 0n);
    const found = corrected.get(inputs.payee) ?? 0n;
    trial.check(claims.corrected, found === wanted, () => `${closed.planCode}: ${found} of ${wanted} cents`);
  }
}

/** The next run of each plan of the organisation. */
async function following({ application }: TestApplication, scope: Scope, closed: Run) {
  const plans = await application.plans.plans({
    ...scope,
    asOf: { ...scope.asOf, effective: closed.period.to },
  });
  return plans.map(({ code, document }) => {
    const { grain } = document as { grain: Grain }; // a published plan has one
    return { runId: newId(), planCode: code, period: periodFrom(grain, closed.period.to) };
  });
}

const earning: readonly LineKind[] = ['component', 'correction', 'adjustment'];

/** What lines have earned, by payee: what a plan's release makes of it later stands on lines of its own. */
function totals(lines: readonly RunLine[]): ReadonlyMap<EntityId, bigint> {
  const sums = new Map<EntityId, bigint>();
  for (const { payeeId, payable } of lines.filter(({ kind }) => earning.includes(kind)))
    sums.set(payeeId, (sums.get(payeeId) ?? 0n) + payable.minor);
  return sums;
}

function nextPeriod({ period }: Run): string {
  invariant(period.grain !== 'window', 'the plans of the gate are paid by the civil calendar');
  return periodFrom(period.grain, period.to);
}

function periodFrom(grain: Grain, day: PlainDate): string {
  const period = periodContaining(civilCalendar, grain, day);
  invariant(period !== undefined, 'the civil calendar holds every day');
  return period.code;
}
