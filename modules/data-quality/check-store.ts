import type { Scope } from '@cordee/kernel';
import type { CheckCode, CheckFinding, FaultyRow } from './checks.ts';

export type CheckStore = {
  /** What each check found, those that found nothing left out: one pass over each table of facts. */
  findings(scope: Scope): Promise<readonly CheckFinding[]>;
  /** The rows behind a finding, the newest day first. */
  faultyRows(
    scope: Scope,
    code: CheckCode,
    page: { readonly offset: number; readonly limit: number },
  ): Promise<readonly FaultyRow[]>;
};
