// Whether the line detail of the runs is what they wrote: files beside the ledger's seals, the ledger beside the trail.
import { sql } from 'kysely';
import { ok, refused, type Result, type Scope } from '@cordee/kernel';
import type { Compute } from '@cordee/platform/compute';
import type { Database } from '@cordee/platform/database';
import { sealOfDetail } from './line-detail.ts';

type Parts = { readonly database: Database; readonly compute: Compute };
export type LineDetailVerdict = {
  readonly runs: number;
  /** Runs whose files are not on this machine, as after a restore: the same facts write them again. */
  readonly absent: number;
};

/**
 * Every run that has line detail on disk, one after the other. Refuses payouts.line_detail_altered with the run and the
 * slice, and payouts.line_detail_seal_altered where the ledger no longer says what the trail does.
 */
export function openLineDetail({ database, compute }: Parts) {
  return {
    verify: async (scope: Scope): Promise<Result<LineDetailVerdict>> => {
      const sealed = await database.read(scope, async (tx) => (await sealedSlices.execute(tx.sql)).rows);
      let absent = 0;
      const runs = Map.groupBy(sealed, ({ runId }) => runId);
      for (const [run, slices] of runs) {
        const named = { run, plan: slices[0]?.plan ?? '', period: slices[0]?.period ?? '' };
        if (sealOfDetail(slices) !== slices[0]?.told)
          return refused('payouts.line_detail_seal_altered', named);
        if (!compute.hasCredits(scope, run)) absent += 1;
        else
          for (const { slice, fileSeal } of slices)
            if ((await compute.sealOfCredits(scope, run, slice)) !== fileSeal)
              return refused('payouts.line_detail_altered', { ...named, slice });
      }
      return ok({ runs: runs.size, absent });
    },
  };
}

type SealedSlice = {
  readonly runId: string;
  readonly plan: string;
  readonly period: string;
  readonly slice: number;
  readonly fileSeal: string;
  /** The seal of the whole, as the trail tells it. */
  readonly told: string | null;
};

const sealedSlices = sql<SealedSlice>`
  select kept.run_id as "runId", run.plan_code as plan, run.period_code as period, kept.slice, kept.file_seal as "fileSeal",
    change.detail ->> 'lineDetail' as told
  from payout_artefact kept
  join payout_run run on run.tenant_id = kept.tenant_id and run.id = kept.run_id
  join change on change.tenant_id = run.tenant_id and change.number = run.change
  where kept.file_seal is not null
  order by run.change, kept.slice`;
