// The product's own pay run, from the facts to the lines in the database and the line detail on disk, by stage.
import { randomUUID } from 'node:crypto';
import { invariant, type Scope } from '@cordee/kernel';
import {
  calculateRun,
  openCreditableSales,
  openLateFacts,
  openManyRows,
  readReporting,
  rememberFrozen,
  openRunStore,
  openSettingStore,
  type RunDeps,
} from '@cordee/modules/payouts';
import { openPeopleStore } from '@cordee/modules/people';
import { openPlanStore } from '@cordee/modules/plans';
import { openQuotaStore } from '@cordee/modules/quotas';
import type { Compute } from '@cordee/platform/compute';
import type { Database } from '@cordee/platform/database';
import { planCode, quarter } from './bench-plan.ts';

export type PaidCompany = {
  readonly runId: string;
  readonly payees: number;
  readonly issues: number;
  readonly totalMs: number;
  readonly stages: Readonly<Record<string, number>>;
};

export type Company = { readonly database: Database; readonly compute: Compute; readonly scope: Scope };

export type PayCompany = (period?: string) => Promise<PaidCompany>;

/** As a server that stays up pays, run after run: its threads are kept between them. */
export function openPay(company: Company, sabotage: 'cent' | null): PayCompany {
  const stages = new Map<string, number>();
  const deps = timedDeps(company, stages, sabotage);
  return async (period = quarter) => {
    stages.clear();
    const runId = randomUUID();
    const startedAt = performance.now();
    const run = await calculateRun(
      deps,
      company.scope,
      { runId, planCode, period },
      { progress: () => undefined, check: () => undefined },
    );
    const totalMs = performance.now() - startedAt;
    invariant(run.ok, 'the bench can be paid', run.ok ? {} : { code: run.refusal.code, ...run.refusal.args });
    const { payees, issues } = run.value;
    return { runId, payees, issues, totalMs, stages: stagesOf(stages, totalMs) };
  };
}

function stagesOf(stages: ReadonlyMap<string, number>, totalMs: number): PaidCompany['stages'] {
  const took = (stage: string) => stages.get(stage) ?? 0;
  const [credits, all, stored] = [took('credits to files'), took('slices paid'), took('lines stored')];
  return {
    'inputs read': totalMs - all - stored,
    'credits to files': credits,
    'slices paid': all - credits,
    'lines stored': stored,
  };
}

export function runDeps({ database, compute }: Pick<Company, 'database' | 'compute'>): RunDeps {
  return rememberFrozen({
    store: openRunStore(database),
    settings: openSettingStore(database),
    plans: openPlanStore(database),
    quotas: openQuotaStore(database),
    sales: openCreditableSales(database, compute),
    many: openManyRows(database, compute),
    late: openLateFacts(database, compute),
    reporting: (scope) => readReporting(database, scope),
    fileNames: async () => new Map(),
    payeeNames: (scope) => openPeopleStore(database).namedPersons(scope),
    newId: randomUUID,
  });
}

function timedDeps(company: Company, stages: Map<string, number>, sabotage: 'cent' | null): RunDeps {
  const timed = async <T>(stage: string, work: () => Promise<T>): Promise<T> => {
    const startedAt = performance.now();
    try {
      return await work();
    } finally {
      stages.set(stage, (stages.get(stage) ?? 0) + performance.now() - startedAt);
    }
  };
  const compute: Compute = {
    ...company.compute,
    writeCredits: (...args) => timed('credits to files', () => company.compute.writeCredits(...args)),
  };
  const deps = runDeps({ ...company, compute });
  const many = openManyRows(company.database, compute);
  return {
    ...deps,
    many: {
      ...many,
      pay: (...args) =>
        timed('slices paid', async () => {
          const paid = await many.pay(...args);
          invariant(
            paid.ok,
            'the plan of the bench is paid by rows',
            paid.ok ? {} : { ...paid.refusal.args },
          );
          return paid;
        }),
    },
    store: {
      ...deps.store,
      save: (scope, run, kept) =>
        timed('lines stored', () => deps.store.save(scope, run, sabotage ? spoilt(kept) : kept)),
    },
  };
}

type Kept = Parameters<RunDeps['store']['save']>[2];

/** One payee's first line of pay above nothing is a cent more than what was calculated. */
function spoilt(kept: Kept): Kept {
  const [first = '', ...others] = kept.copied;
  return {
    ...kept,
    copied: [first.replace(/\t([1-9]\d*)\tEUR/, (_, minor) => `\t${BigInt(minor) + 1n}\tEUR`), ...others],
  };
}
