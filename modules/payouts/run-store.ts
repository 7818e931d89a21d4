import type { Currency, EntityId, PlainDate, Result, Scope } from '@cordee/kernel';
import type { Transaction } from '@cordee/engine-compensation';
import type { ArtefactSlice } from './many-rows/many-rows.ts';
import type { ApprovedAdjustment } from './adjust/adjustment.ts';
import type { Finding } from './review/breaker.ts';
import type { PaidBefore } from './review/breaker-summaries.ts';
import type { PayeeSum } from './review/review.ts';
import type { Origin, Run, RunLine, Transition } from './run.ts';
import type { NewRelease, ReleaseEntry } from './release/release-entry.ts';
import type { HeldOut, SettlementEntry } from './settle/settlement.ts';
import type { ExplainedLine } from './statement/stored-explanation.ts';

export type NewRun = Omit<Run, 'state' | 'events' | 'calculatedAt'>;
export type NewLine = Omit<RunLine, 'payee' | 'team' | 'held'>;
export type PayeeName = {
  readonly id: EntityId;
  readonly code: string;
  readonly name: string;
  readonly team: string | null;
};

/** A period of a plan that has a locked run. */
export type ClosedPeriod = Origin & {
  readonly from: PlainDate;
  /** The change up to which its first locked run read. */
  readonly known: bigint;
  /** The same of its first regular run; null where only some of its payees have been paid. */
  readonly regular: bigint | null;
};

/** Who was held out of a locked run; a null component holds the whole payee. */
export type HeldKey = Origin & HeldOut;

export type Hold = HeldOut & { readonly reason: string };

/** `q`: a part of a name or code. */
export type PayeeFilter = {
  readonly q?: string | undefined;
  readonly isHeld: boolean;
  readonly offset: number;
  readonly limit: number;
};
export type PayeePage = { readonly payees: readonly EntityId[]; readonly total: number };

/** What goes into the transaction of a step besides the step itself. */
export type StepRecords = {
  /** Hands on the reasoning of the lines, part by part, and gives the releases; what it throws leaves nothing behind. */
  readonly explain?: (keep: KeepExplained) => Promise<readonly NewRelease[]>;
  readonly releases?: readonly NewRelease[];
  /** The request whose acceptance a void is. */
  readonly accepts?: { readonly requestId: string; readonly requestedBy: string };
};

/** Lines, or their rows as another thread has written them for the database. */
export type KeepExplained = (part: readonly ExplainedLine[] | ExplainedRows) => Promise<void>;
export type ExplainedRows = { readonly bytes: Uint8Array; readonly rowCount: number };

export type RunStore = {
  /** The tenant's change number now: what a run reads is frozen at it. */
  knownChange(scope: Scope): Promise<bigint>;
  /** `copied`: the lines as texts, which `lineTexts` writes. */
  save(
    scope: Scope,
    run: NewRun,
    kept: {
      readonly copied: readonly string[];
      readonly artefacts: readonly ArtefactSlice[];
      readonly stops: readonly Finding[];
    },
  ): Promise<void>;
  /** What was found suspicious when the run was calculated. */
  stops(scope: Scope, runId: string): Promise<readonly Finding[]>;
  runs(scope: Scope): Promise<readonly Run[]>;
  run(scope: Scope, id: string): Promise<Run | undefined>;
  lines(scope: Scope, runId: string): Promise<readonly RunLine[]>;
  /** A part of the payees of a run by name, and how many there are. */
  payees(scope: Scope, runId: string, filter: PayeeFilter): Promise<PayeePage>;
  namesOf(scope: Scope, payees: readonly EntityId[]): Promise<ReadonlyMap<EntityId, string>>;
  /** What the lines that are held out of a run sum to, in its minor units. */
  heldMinor(scope: Scope, runId: string): Promise<bigint>;
  /** What runs in that currency pay each payee, in the words of a review. */
  payeeSums(scope: Scope, runIds: readonly string[], unit: Currency): Promise<readonly PayeeSum[]>;
  /** What the lines of these runs come to, for whoever compares a period with the one before. */
  paidBefore(scope: Scope, runIds: readonly string[]): Promise<PaidBefore>;
  /** As known at the scope's change, oldest first. */
  closedPeriods(scope: Scope): Promise<readonly ClosedPeriod[]>;
  /** What has been settled as known at the scope's change; for the given payees, or all. */
  settled(scope: Scope, payees: readonly EntityId[] | null): Promise<readonly SettlementEntry[]>;
  held(scope: Scope): Promise<readonly HeldKey[]>;
  heldOut(scope: Scope, runId: string): Promise<readonly HeldOut[]>;
  /** The ledger of a run's line detail, slice by slice; empty where memory has calculated it. */
  lineDetail(scope: Scope, runId: string): Promise<readonly ArtefactSlice[]>;
  /** What the last locked run, of periods over by a day where one is given, has left of each payee's release, as known at the scope's change. */
  released(
    scope: Scope,
    payees: readonly EntityId[] | null,
    lastDay?: PlainDate,
  ): Promise<readonly ReleaseEntry[]>;
  /** Of the payees whose release a run took on, all entries. */
  releasedBy(scope: Scope, runId: string): Promise<readonly ReleaseEntry[]>;
  approvedAdjustments(
    scope: Scope,
    due: { readonly planCode: string; readonly by: PlainDate; readonly only: readonly EntityId[] | null },
  ): Promise<readonly ApprovedAdjustment[]>;
  /** Refuses once the run is approved, and a second hold of the same line. */
  hold(scope: Scope, run: Run, hold: Hold): Promise<Result<null>>;
  /**
   * A lock settles each line that is paid, a void takes back what is left of it. Refuses when the chain of steps has moved
   * on, and whoever may not take this one.
   */
  transit(scope: Scope, run: Run, transition: Transition, records: StepRecords): Promise<Result<null>>;
};

/** The sales that may be credited, read from the columnar copy as known at the scope's change. */
export type CreditableSales = {
  sales(
    scope: Scope,
    window: { readonly from: PlainDate; readonly to: PlainDate },
    sellers: 'all' | readonly EntityId[],
    /** With whom each sale is shared, and the sales of others that are shared with the sellers. */
    options?: { readonly withSplits?: boolean },
  ): Promise<readonly Transaction[]>;
  /** The sales that those of the given ones belong to which need them, of any day and seller, without the given ones. */
  originals(
    scope: Scope,
    sales: readonly Transaction[],
    needs: (sale: Transaction) => boolean,
  ): Promise<readonly Transaction[]>;
};
