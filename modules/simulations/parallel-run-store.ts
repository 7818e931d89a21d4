import type { Scope } from '@cordee/kernel';

type StoredCause = { readonly cause: string; readonly amount: string };
type StoredParallelLine = {
  readonly payeeId: string;
  readonly name: string;
  readonly paid: string | null;
  readonly calculated: string | null;
  readonly difference: string;
  readonly mainCause: string | null;
  readonly causes: readonly StoredCause[];
  readonly places: readonly { readonly sheet?: string; readonly line?: number; readonly document?: string }[];
};
type StoredMonth = {
  readonly month: string;
  readonly written: string;
  readonly counted: string;
  readonly difference: string;
  readonly equalCount: number;
  readonly differentCount: number;
};
type StoredUnread = {
  readonly sheet: string | null;
  readonly line: number | null;
  readonly code: string;
  readonly args: Readonly<Record<string, string | number>>;
};

export type StoredParallelResult = {
  readonly currency: string;
  readonly sheetCount: number;
  readonly lineCount: number;
  readonly totals: {
    readonly paid: string;
    readonly calculated: string;
    readonly equalCount: number;
    readonly byCause: readonly { readonly cause: string; readonly count: number; readonly sum: string }[];
  };
  /** What the file shows of itself: a rate that most lines share, amounts without cents. */
  readonly habits: { readonly rate: string | null; readonly isWhole: boolean };
  readonly lines: readonly StoredParallelLine[];
  /** What was sold month by month; absent in comparisons made before it was kept. */
  readonly months?: readonly StoredMonth[];
  readonly unread: readonly StoredUnread[];
};

export type ParallelRunHead = {
  readonly id: string;
  readonly fileName: string;
  readonly documentHash: string;
  readonly period: string;
  readonly planCodes: readonly string[];
  readonly knownChange: bigint;
  readonly fingerprint: string;
  readonly madeBy: string;
  readonly madeAt: string;
};
export type ParallelRunRecord = ParallelRunHead & { readonly result: StoredParallelResult };
export type NewParallelRun = Omit<ParallelRunRecord, 'madeBy' | 'madeAt'>;

export type ParallelRunStore = {
  /** Newest first. */
  parallelRuns(scope: Scope): Promise<readonly ParallelRunHead[]>;
  parallelRun(scope: Scope, id: string): Promise<ParallelRunRecord | undefined>;
  /** One row, once, with no change number: comparing changes nothing that is known. */
  keep(scope: Scope, run: NewParallelRun): Promise<void>;
};
