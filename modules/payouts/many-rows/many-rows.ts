// What a run over very many rows needs from outside, in the run's own words.
import type { MeasuredValue } from '@cordee/engine-compensation';
import type { EntityId, Result, Scope } from '@cordee/kernel';
import type { LinesSummary, SalesSummary } from '../review/breaker-summaries.ts';
import type { Composed } from '../late/compose-beside.ts';
import type { Explaining } from '../run/earn-slice.ts';
import type { PlanRecords } from '../run/plan-records.ts';
import type { KeepExplained } from '../run-store.ts';

/** One slice of a run's line detail in its ledger. */
export type ArtefactSlice = {
  readonly slice: number;
  readonly payees: number;
  /** Credits counted, once for each measure that counts them. */
  readonly credits: number;
  /** Over payee code, measure, currency, number of rows and their sum, payee by payee. */
  readonly rowStreamHash: string;
  /** Over the bytes of its files, as the run left them. */
  readonly fileSeal: string;
};

export type ManyRequest = {
  readonly runId: string;
  readonly records: PlanRecords;
  readonly codeOf: (payee: EntityId) => string;
  /** Payees of whom memory has written lines, some of whom may have left the plan; the others are paid by rows alone. */
  readonly composed: ReadonlyMap<EntityId, Composed>;
};

export type ManyPay = {
  /** Lines as the database copies them. */
  readonly copied: readonly string[];
  readonly totalMinor: bigint;
  readonly issueCount: number;
  readonly rowStreamHash: string;
  readonly artefacts: readonly ArtefactSlice[];
  readonly artefactHash: string;
  /** What the circuit breaker looks at. */
  readonly breaker: { readonly sales: SalesSummary; readonly lines: LinesSummary };
};

/** Payees of a period of a plan, and all who hold it then. */
export type MeasuredAgain = Pick<PlanRecords, 'plan' | 'period' | 'holders'> & {
  readonly payees: readonly EntityId[];
};

export type ManyWatch = { progress(done: number, total: number): void; check(): void };

type ExplainRequest = ManyRequest & { readonly explaining: Explaining };

export type ExplainWatch = ManyWatch & { readonly keep: KeepExplained };

export type ManyRows = {
  /**
   * Credits and measures by SQL over the columnar copies, pays in worker threads, writes the line detail. Refuses
   * payouts.many_rows_unsupported and platform.compute_bound_exceeded: the caller calculates in memory instead.
   */
  pay(scope: Scope, request: ManyRequest, watch: ManyWatch): Promise<Result<ManyPay>>;
  /**
   * What the given payees are measured at, as known now, without writing anything. Refuses as `pay` does, and where a sale
   * says something that only memory reads.
   */
  measureAgain(
    scope: Scope,
    asked: MeasuredAgain,
  ): Promise<Result<ReadonlyMap<EntityId, readonly MeasuredValue[]>>>;
  /** From so many credits on, a lock takes the reasoning of a run from its line detail. */
  readonly creditsExplainedByRowsMin: number;
  /** The first slice whose files are not what the run wrote, or not on this machine. */
  alteredSlice(scope: Scope, runId: string, ledger: readonly ArtefactSlice[]): Promise<number | null>;
  /**
   * Pays from the line detail once more and hands on the reasoning of each line that is not held out, those of
   * `composed` among them. Gives the hash over all lines of the run.
   */
  explain(scope: Scope, request: ExplainRequest, watch: ExplainWatch): Promise<string>;
};
