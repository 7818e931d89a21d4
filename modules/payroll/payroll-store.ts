import type { EntityId, Money, PlainDate, Result, Scope } from '@cordee/kernel';
import type { Run } from '@cordee/modules/payouts';
import type { ControlTotals, PayrollRow } from './payroll-row.ts';
import type { ReturnComparison, ReturnDifference } from './read-return.ts';

/** Who pays a person, and under which number. */
export type PayrollIdentity = { readonly payrollNumber: string | null; readonly legalEntity: string };

export type NewPayrollFile = {
  readonly id: string;
  readonly legalEntity: string;
  readonly month: PlainDate;
  readonly layout: string;
  readonly name: string;
  readonly totals: ControlTotals;
  readonly documentHash: string;
  readonly rows: readonly PayrollRow[];
};

export type PayrollFile = Omit<NewPayrollFile, 'rows'> & {
  readonly madeBy: string;
  readonly madeAt: string;
  readonly runIds: readonly string[];
  readonly confirmed: { readonly by: string; readonly at: string } | null;
  readonly returned: {
    readonly id: string;
    readonly at: string;
    readonly name: string;
    readonly paid: Money;
    readonly differences: readonly ReturnDifference[];
  } | null;
};

/** A row of a file with what payroll has paid for its number and code; null before a return says so. */
type PayrollFileRow = Pick<
  PayrollRow,
  'runId' | 'payeeId' | 'payrollNumber' | 'payCode' | 'label' | 'originPeriod' | 'isPaidLeaveBase' | 'amount'
>;

export type PayrollStore = {
  identities(scope: Scope): Promise<ReadonlyMap<EntityId, PayrollIdentity>>;
  /** Writes the files and takes the step `transmitted` of their runs in one transaction: all or nothing, once. */
  transmit(scope: Scope, runs: readonly Run[], files: readonly NewPayrollFile[]): Promise<Result<null>>;
  files(scope: Scope): Promise<readonly PayrollFile[]>;
  file(scope: Scope, id: string): Promise<PayrollFile | undefined>;
  rows(scope: Scope, fileId: string): Promise<readonly PayrollFileRow[]>;
  /** Refuses a second confirmation. The last file of a run takes its step `confirmed`. */
  confirm(scope: Scope, file: PayrollFile): Promise<Result<null>>;
  /** Keeps what was paid; runs of which nothing differs any more take their step `paid`. */
  keepReturn(
    scope: Scope,
    file: PayrollFile,
    returned: {
      readonly id: string;
      readonly documentHash: string;
      readonly name: string;
    } & ReturnComparison,
  ): Promise<Result<null>>;
};
