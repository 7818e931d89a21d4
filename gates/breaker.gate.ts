// The circuit breaker: a fault of the data stops a pay run before anybody can approve it, and a month like the one before
// passes. Each fault is planted in the third month of a company that was paid for two healthy ones.
import { invariant, type Scope } from '@cordee/kernel';
import { approveRun, calculateRun, lockRun } from '@cordee/modules/payouts';
import { publishPlan } from '@cordee/modules/plans';
import { newId } from '@cordee/platform/ids';
import {
  openTestApplication,
  type TestApplication,
  type TestMember,
  type TestOrganisation,
} from '@cordee/server/test-application';
import type { Gate, Random, Trial } from './gate.ts';

const claims = {
  stopped: 'W9 a planted fault stops the run, by its name',
  approved: 'W9 a stopped run is approved by nobody',
  healthy: 'W9 a month like the one before is not stopped',
  rows: 'W9 a run that is calculated by rows is stopped by the same fault',
} as const;

export const gate: Gate = {
  name: 'breaker',
  sabotages: {
    'nothing is planted': claims.stopped,
    'the stops of a run are taken away': claims.approved,
    'a healthy month has a fault': claims.healthy,
    'nothing is planted by rows': claims.rows,
  },
  run: async (trial) => {
    const app = await openTestApplication();
    try {
      const rounds = trial.sabotage ? 1 : trial.depth === 'deep' ? 25 : 3;
      for (const fault of FAULTS) {
        await tryFault(trial, await openCompany(app, fault), rounds);
        await tryRows(trial, await openCompany(app, fault));
      }
    } finally {
      await app.stop();
    }
  },
};

const FAULTS = ['rate_times', 'double_feed', 'wrong_currency', 'sellers_missing'] as const;
type Fault = (typeof FAULTS)[number];

type Company = {
  readonly app: TestApplication;
  readonly fault: Fault;
  readonly organisation: TestOrganisation;
  readonly revops: TestMember;
  readonly finance: TestMember;
};

const SELLERS = Array.from({ length: 20 }, (_, index) => `S${index + 1}`);
const calm = { progress: () => undefined, check: () => undefined };
const planCode = 'invoiced';

async function openCompany(app: TestApplication, fault: Fault): Promise<Company> {
  const organisation = await app.openOrganisation(`Company ${fault}`);
  const revops = await organisation.addMember('revops');
  const finance = await organisation.addMember('finance');
  const company = { app, fault, organisation, revops, finance };
  const people = SELLERS.map((code) => `${code};Seller ${code};North;seller`);
  await bring(company, 'people', ['person_code;full_name;team;role', ...people]);
  await publish(company, '1', '0.03', monthAt(0));
  const { application } = app;
  const members = await application.people.people(revops.scope, {});
  await application.plans.assign(
    revops.scope,
    members.map(({ personId }) => ({ payeeId: personId, planCode, from: `${monthAt(0)}-01`, to: null })),
  );
  return company;
}

/** Three months a round: two healthy, then the one with the fault. */
async function tryFault(trial: Trial, company: Company, rounds: number): Promise<void> {
  for (let round = 0; round < rounds; round += 1) {
    const [first, second, third] = [0, 1, 2].map((index) => monthAt(3 * round + index));
    invariant(first !== undefined && second !== undefined && third !== undefined, 'three months');
    await payHealthy(trial, company, first, { isCompared: false });
    await payHealthy(trial, company, second, { isCompared: true });
    await tryFaultyMonth(trial, company, third);
    // The round after starts without a month before: what it had is not locked.
    if (company.fault === 'rate_times')
      await publish(company, `${first} mended`, '0.03', monthAt(3 * round + 3));
  }
}

async function payHealthy(
  trial: Trial,
  company: Company,
  month: string,
  { isCompared }: { isCompared: boolean },
) {
  const isFaulty = isCompared && trial.sabotage === 'a healthy month has a fault';
  await bringSales(
    company,
    month,
    isFaulty ? { fault: company.fault, random: trial.random } : { random: trial.random },
  );
  if (isFaulty && company.fault === 'rate_times') await publish(company, `${month} faulty`, '0.3', month);
  const runId = await calculate(company, month);
  if (isCompared) {
    const stops = await stopsOf(company, runId);
    trial.check(claims.healthy, stops.length === 0, () => `${month}: ${stops.join(', ')}`);
    if (stops.length > 0) return;
  }
  const { runs } = company.app.application;
  const approved = await approveRun(runs, company.finance.scope, runId);
  const locked = approved.ok ? await lockRun(runs, company.finance.scope, runId) : approved;
  invariant(locked.ok, 'a healthy month is locked');
}

async function tryFaultyMonth(trial: Trial, company: Company, month: string): Promise<void> {
  const { app, fault, finance } = company;
  const isPlanted = trial.sabotage !== 'nothing is planted';
  await bringSales(company, month, { random: trial.random, ...(isPlanted ? { fault } : {}) });
  if (isPlanted && fault === 'rate_times') await publish(company, `${month} faulty`, '0.3', month);
  const runId = await calculate(company, month);
  const stops = await stopsOf(company, runId);
  trial.check(
    claims.stopped,
    stops.includes(fault),
    () => `${fault} of ${month}: ${stops.join(', ') || 'no stop'}`,
  );
  if (trial.sabotage === 'the stops of a run are taken away')
    await app.owner.query('delete from payout_finding where run_id = $1', [runId]);
  const approved = await approveRun(app.application.runs, finance.scope, runId);
  trial.check(
    claims.approved,
    !approved.ok && approved.refusal.code === 'payouts.breaker_open',
    () => `${fault} of ${month}: ${approved.ok ? 'approved' : approved.refusal.code}`,
  );
}

/** Nothing is locked yet, so that both months are credited by SQL and paid slice by slice. */
async function tryRows(trial: Trial, company: Company): Promise<void> {
  const { app, fault } = company;
  const isPlanted = trial.sabotage !== 'nothing is planted by rows';
  const [first, second] = [monthAt(0), monthAt(1)];
  await bringSales(company, first, { random: trial.random });
  const before = await calculate(company, first);
  await bringSales(company, second, { random: trial.random, ...(isPlanted ? { fault } : {}) });
  if (isPlanted && fault === 'rate_times') await publish(company, `${second} faulty`, '0.3', second);
  const runId = await calculate(company, second);
  const { rows } = await app.owner.query(
    'select distinct run_id from payout_artefact where run_id = any($1)',
    [[before, runId]],
  );
  invariant(rows.length === 2, 'both runs are calculated by rows');
  const [healthy, stops] = [await stopsOf(company, before), await stopsOf(company, runId)];
  trial.check(
    claims.rows,
    healthy.length === 0 && stops.includes(fault),
    () => `${fault} by rows: ${stops.join(', ') || 'no stop'}`,
  );
}

type Month = { readonly fault?: Fault; readonly random: Random };

/** Two invoices a seller, 800 to 1,200 € each, less or more as the fault says. */
async function bringSales(company: Company, month: string, { fault, random }: Month): Promise<void> {
  const selling = fault === 'sellers_missing' ? SELLERS.slice(6 + random.below(6)) : SELLERS;
  const isForeign = (index: number) => fault === 'wrong_currency' && index % (1 + random.below(4)) === 0;
  const rows = selling.flatMap((seller, index) =>
    ['A', 'B'].map((letter) =>
      [
        `${month}-${seller}-${letter}`,
        'invoice',
        `${month}-${String(1 + random.below(28)).padStart(2, '0')}`,
        `${800 + random.below(400)}.${String(random.below(100)).padStart(2, '0')}`,
        isForeign(index) ? 'USD' : 'EUR',
        seller,
      ].join(';'),
    ),
  );
  const file = ['transaction_code;kind;date;amount;currency;seller', ...rows];
  await bring(company, 'transactions', file);
  const again = 1 + random.below(rows.length);
  if (fault === 'double_feed')
    await bring(
      company,
      'transactions',
      [file[0] ?? '', ...rows.slice(0, Math.max(again, rows.length / 2))],
      'copy',
    );
}

async function bring(
  { organisation, revops }: Company,
  kind: 'people' | 'transactions',
  lines: readonly string[],
  source = 'erp',
): Promise<void> {
  const brought = await organisation.bring(revops.scope, { kind, source, text: `${lines.join('\n')}\n` });
  invariant(brought.ok && brought.value.counts.added > 0, `the ${kind} are loaded`);
}

async function publish(
  { app, revops }: Company,
  version: string,
  rate: string,
  month: string,
): Promise<void> {
  const plan = {
    format: 'cordee-plan/1',
    code: planCode,
    name: 'Invoiced',
    version,
    semantics: 1,
    currency: 'EUR',
    calendar: 'civil',
    grain: 'month',
    measures: [{ code: 'invoiced', base: 'invoicing', aggregation: 'amount' }],
    components: [{ code: 'commission', type: 'percentage_of_measure', args: { measure: 'invoiced', rate } }],
  };
  const published = await publishPlan(app.application.plans, revops.scope, {
    document: plan,
    effectiveFrom: `${month}-01`,
  });
  invariant(published.ok, 'the plan is published', published.ok ? {} : { ...published.refusal });
}

async function calculate({ app, revops }: Company, period: string): Promise<string> {
  const runId = newId();
  const done = await calculateRun(app.application.runs, revops.scope, { runId, planCode, period }, calm);
  invariant(done.ok, 'the month is calculated', done.ok ? {} : { ...done.refusal });
  return runId;
}

async function stopsOf({ app, revops }: Company, runId: string): Promise<readonly string[]> {
  const scope: Scope = revops.scope;
  return (await app.application.runs.store.stops(scope, runId)).map(({ code }) => code);
}

function monthAt(index: number): string {
  return `${2018 + Math.floor(index / 12)}-${String(1 + (index % 12)).padStart(2, '0')}`;
}
