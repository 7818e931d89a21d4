// A large run is settled by a worker: one at a time, watched, stopped without a trace, and gone on with by the next worker.
import { unlessBroken } from '@cordee/platform/database';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { refused } from '@cordee/kernel';
import { openPayCompany, paid, type PayCompany } from '../pay-run.sql.test-support.ts';
import type { RunStore } from '../run-store.ts';
import { approveRun } from './settle-run.ts';
import { payRefusals } from './pay-refusals.ts';
import { settleByTask, settleOrStart, type SettlingStep } from './settling.ts';
import { askVoid } from './void-run.ts';

let company: PayCompany;
const months = ['2026-01', '2026-02', '2026-03', '2026-04'] as const;
beforeAll(async () => {
  company = await openPayCompany();
  await company.invoices(...months.map((month, index) => `F${index};invoice;${month}-10;1000;S1`));
});
afterAll(() => company.app.stop());

const deps = () => ({ ...company.app.application.runs, requests: company.app.application.requests });
const newId = () => deps().newId();
const calm = { progress: () => undefined, check: () => undefined };

async function approved(period: string): Promise<string> {
  const run = await company.calculate(period);
  paid(await approveRun(deps(), company.finance.scope, run));
  return run;
}

/** As the route does, but that no run is small. */
async function started(step: SettlingStep, runId: string) {
  const { scope } = company.finance;
  const enqueue: Parameters<typeof settleOrStart>[0]['enqueue'] = (_scope, { id, kind, input, unit }) =>
    unlessBroken(payRefusals, () =>
      company.app.owner.query(
        `insert into task (tenant_id, id, kind, actor_id, input, state, unit) values ($1, $2, $3, $4, $5, 'queued', $6)`,
        [scope.tenant, id, kind, scope.actor, JSON.stringify(input), unit],
      ),
    );
  return settleOrStart({ ...deps(), enqueue }, scope, { step, runId, atOnceMax: 0 });
}

/** Everything is written when the database loses the worker, and the transaction still open. */
function killedAtItsEnd(store: RunStore): RunStore {
  return {
    ...store,
    transit: (scope, run, transition, { explain, ...records }) =>
      store.transit(scope, run, transition, {
        ...records,
        explain: async (keep) => {
          const releases = (await explain?.(keep)) ?? [];
          const { rows } = await company.app.owner.query(
            `select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and state = 'idle in transaction'`,
          );
          expect(rows).toHaveLength(1);
          return releases;
        },
      }),
  };
}

const finish = () => company.app.finishTasks(company.finance.scope.tenant);

async function shown(runId: string, who = company.finance) {
  const answer = await company.app.call({ method: 'GET', path: `/runs/${runId}`, token: who.token });
  const { state, canLock, settling } = (await answer.json()) as {
    state: string;
    canLock: boolean;
    settling: { step: string; isOwn: boolean } | null;
  };
  return { state, canLock, settling: settling && { step: settling.step, isOwn: settling.isOwn } };
}

async function written(runId: string): Promise<readonly number[]> {
  const { rows } = await company.app.owner.query<{ count: number }>(
    `select count(*)::integer as count from payout_settlement where run_id = $1
     union all select count(*)::integer from locked_explanation where run_id = $1`,
    [runId],
  );
  return rows.map(({ count }) => count);
}

it('is locked by one worker: a second request is refused by name, and everybody sees that it is under way', async () => {
  const run = await approved('2026-01');
  const first = paid(await started('lock', run));
  expect(first).toMatchObject({ done: false });
  expect(await started('lock', run)).toMatchObject({ refusal: { code: 'payouts.settling_conflict' } });
  expect(await shown(run)).toEqual({
    state: 'approved',
    canLock: false,
    settling: { step: 'lock', isOwn: true },
  });
  expect((await shown(run, company.revops)).settling).toEqual({ step: 'lock', isOwn: false });
  await finish();
  expect(await shown(run)).toEqual({ state: 'locked', canLock: false, settling: null });
  expect(await written(run)).toEqual([3, 3]);
  expect(await started('lock', run)).toMatchObject({ refusal: { code: 'payouts.already_done_conflict' } });
});

it('is left approved by a cancel, and can be locked after it', async () => {
  const run = await approved('2026-02');
  const { taskId } = paid(await started('lock', run));
  const { token, scope } = company.finance;
  await company.app.call({ method: 'POST', path: `/tasks/${taskId}/cancel`, token });
  await finish();
  expect(await shown(run)).toEqual({ state: 'approved', canLock: true, settling: null });
  const cancelling = { ...calm, check: () => paid(refused('platform.task_cancelled')) };
  const work = settleByTask(deps(), scope, { step: 'lock', runId: run }, cancelling);
  await expect(work).rejects.toThrow('platform.task_cancelled');
  expect([(await shown(run)).state, await written(run)]).toEqual(['approved', [0, 0]]);
  paid(await started('lock', run));
  await finish();
  expect((await shown(run)).state).toBe('locked');
});

it('is approved as before when its worker is killed in the middle, and locked by the next one, once', async () => {
  const run = await approved('2026-03');
  const { scope } = company.finance;
  const work = { step: 'lock', runId: run } as const;
  const killed = settleByTask({ ...deps(), store: killedAtItsEnd(deps().store) }, scope, work, calm);
  await expect(killed).rejects.toThrow(/terminat|connection/i);
  expect([(await shown(run)).state, await written(run)]).toEqual(['approved', [0, 0]]);
  paid(await settleByTask(deps(), scope, work, calm));
  expect([(await shown(run)).state, await written(run)]).toEqual(['locked', [3, 3]]);
  paid(await settleByTask(deps(), scope, work, calm));
  expect(await written(run)).toEqual([3, 3]);
});

it('is voided by a worker as a second person asked', async () => {
  const run = await approved('2026-04');
  expect(await started('void', run)).toMatchObject({ refusal: { code: 'payouts.void_not_asked' } });
  paid(await started('lock', run));
  await finish();
  paid(await askVoid({ ...deps(), newId }, company.revops.scope, run, 'The rate was wrong'));
  paid(await started('void', run));
  await finish();
  expect((await shown(run)).state).toBe('voided');
  expect(await written(run)).toEqual([6, 3]);
});
