// The period is closed, facts come late for it, and the next one is paid with its corrections.
import { invariant, userId } from '@cordee/kernel';
import { approveRun, lockRun } from '@cordee/modules/payouts';
import { watchMemory } from '../peak-memory.ts';
import { nextQuarter } from './bench-plan.ts';
import { fillNextQuarter, id, isLateSeller, type CompanySize } from './fill-company.ts';
import type { BenchWorld, Measured } from './measure-compensation.ts';
import { timedMs } from './median.ts';
import { openPay, runDeps, type Company } from './pay-company.ts';

type Closing = Pick<BenchWorld, 'database' | 'compute' | 'scope' | 'say' | 'analyse'> & {
  readonly company: Company;
  readonly size: CompanySize;
};

export async function measureClosing(world: Closing, runId: string): Promise<Measured> {
  const { company, scope, compute, say, size } = world;
  const lock = await lockMeasured(company, runId);
  say(`locked in ${(lock.ms / 1000).toFixed(1)} s`);
  await fillNextQuarter(world.database, scope, size);
  await world.analyse();
  const memory = watchMemory();
  const copyMs = await timedMs(async () => {
    const fresh = await compute.refresh(scope);
    invariant(fresh.ok, 'the copies can be made');
  });
  const paid = await openPay(company, null)(nextQuarter);
  memory.stop();
  say(`the next period paid in ${(paid.totalMs / 1000).toFixed(1)} s`);
  return {
    checks: [
      { claim: 'lines of the closed run settled and explained', ...(await countUnsettled(company, runId)) },
      {
        claim: 'sellers of late invoices and their managers corrected, and nobody else',
        ...(await countMiscorrected(company, paid.runId, size)),
      },
    ],
    figures: [
      { what: 'locking the run', value: lock.ms / 1000, unit: 's', goal: lockGoal(size) },
      { what: '· peak memory, all processes', value: lock.peak, unit: 'MiB', goal: 4096 },
      { what: 'copying the facts of the next period', value: copyMs / 1000, unit: 's', goal: null },
      {
        what: 'the next run, with late facts of the closed one',
        value: paid.totalMs / 1000,
        unit: 's',
        goal: null,
      },
      {
        what: '· peak memory, all processes, with the copying',
        value: memory.peakMiB(),
        unit: 'MiB',
        goal: 4096,
      },
    ],
  };
}

const lockGoal = ({ payees }: CompanySize): number | null => (payees === 100_000 ? 60 : null);

/** By a second person, as the database asks. */
async function lockMeasured(
  company: Company,
  runId: string,
): Promise<{ readonly ms: number; readonly peak: number }> {
  const deps = runDeps(company);
  const second = { ...company.scope, actor: userId('00000000-0000-4000-8000-0000000000bb') };
  const approved = await approveRun(deps, second, runId);
  invariant(approved.ok, 'the run of the bench can be approved');
  const memory = watchMemory();
  const ms = await timedMs(async () => {
    const locked = await lockRun(deps, second, runId);
    invariant(locked.ok, 'the run of the bench can be locked', locked.ok ? {} : { ...locked.refusal });
  });
  memory.stop();
  return { ms, peak: memory.peakMiB() };
}

type Count = { readonly tried: number; readonly violated: number };

/** Every line has its explanation and its settlement of the same amount. */
async function countUnsettled(company: Company, runId: string): Promise<Count> {
  return counted(
    company,
    `select count(*) as tried, count(*) filter (where e.run_id is null or s.amount_minor is distinct from l.payable_minor) as violated
     from payout_line l
       left join payout_settlement s on s.run_id = l.run_id and s.payee_id = l.payee_id and s.component = l.component
       left join locked_explanation e on e.run_id = l.run_id and e.payee_id = l.payee_id and e.ordinal = l.ordinal
     where l.run_id = $1`,
    runId,
  );
}

async function countMiscorrected(company: Company, runId: string, { payees }: CompanySize): Promise<Count> {
  return counted(
    company,
    `with late as (select i from generate_series(0, ${payees - 1}) s(i) where ${isLateSeller('i')}),
       expected as (select ${id('s', 'i')} as payee from late union select ${id('s', '(i / 10) * 10')} from late),
       corrected as (select distinct payee_id as payee from payout_line where run_id = $1 and kind = 'correction')
     select count(*) as tried, count(*) filter (where e.payee is null or c.payee is null) as violated
     from expected e full join corrected c on c.payee = e.payee`,
    runId,
  );
}

async function counted({ database, scope }: Company, sql: string, runId: string): Promise<Count> {
  const { rows } = await database.read(scope, ({ client }) =>
    client.query<{ tried: string; violated: string }>(sql, [runId]),
  );
  return { tried: Number(rows[0]?.tried ?? 0), violated: Number(rows[0]?.violated ?? 0) };
}
