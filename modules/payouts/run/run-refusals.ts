import { m } from '@cordee/messages';
import type { Locale, Role, Scope } from '@cordee/kernel';
import type { Run } from '../run.ts';

export type RunRefusals = {
  readonly canApprove: boolean;
  readonly whyNotApprove: string | null;
  readonly canLock: boolean;
  readonly whyNotLock: string | null;
  readonly canHold: boolean;
  readonly whyNotHold: string | null;
  readonly canVoid: boolean;
  readonly whyNotVoid: string | null;
};

/** Who has asked for its void, and whether it is being locked or voided at this moment. */
type UnderWay = { readonly voidAskedBy?: string | null; readonly isSettling?: boolean };

/** What the caller may do with the run, and why not: a disabled button says its reason. The database decides in the end. */
export function refusalOf(
  run: Run,
  scope: Scope,
  locale: Locale,
  { voidAskedBy = null, isSettling = false }: UnderWay = {},
): RunRefusals {
  const [whyNotApprove, whyNotLock, whyNotHold, whyNotVoid] = [
    approvalRefusal(run, scope),
    isSettling ? m['payouts.settling_conflict'] : lockRefusal(run, scope),
    holdRefusal(run, scope),
    isSettling ? m['payouts.settling_conflict'] : voidRefusal(run, scope, voidAskedBy),
  ].map((say) => say?.({}, { locale }) ?? null);
  return {
    canApprove: whyNotApprove === null,
    whyNotApprove: whyNotApprove ?? null,
    canLock: whyNotLock === null,
    whyNotLock: whyNotLock ?? null,
    canHold: whyNotHold === null,
    whyNotHold: whyNotHold ?? null,
    canVoid: whyNotVoid === null,
    whyNotVoid: whyNotVoid ?? null,
  };
}

type Sentence = (args: Record<string, never>, options: { locale: Locale }) => string;

function holds(scope: Scope, ...roles: readonly Role[]): boolean {
  return scope.roles.some((role) => roles.includes(role));
}

function approvalRefusal(run: Run, scope: Scope): Sentence | null {
  if (run.state !== 'preview') return m['payouts.already_done_conflict'];
  if (run.calculatedBy === scope.actor) return m['payouts.own_approval_forbidden'];
  return holds(scope, 'finance', 'executive') ? null : m['payouts.approval_needs_role'];
}

function lockRefusal(run: Run, scope: Scope): Sentence | null {
  if (run.state === 'preview') return m['payouts.not_approved'];
  if (run.state !== 'approved') return m['payouts.already_done_conflict'];
  return holds(scope, 'finance', 'revops') ? null : m['payouts.lock_needs_role'];
}

function holdRefusal(run: Run, scope: Scope): Sentence | null {
  if (run.state !== 'preview') return m['payouts.hold_after_approval'];
  return holds(scope, 'finance', 'revops') ? null : m['payouts.lock_needs_role'];
}

/** Without a request, whether one may be made; with one, whether the caller is the second person. */
function voidRefusal(run: Run, scope: Scope, askedBy: string | null): Sentence | null {
  if (!['preview', 'approved', 'locked'].includes(run.state)) return m['payouts.void_after_transmission'];
  if (askedBy === null) return holds(scope, 'finance', 'revops') ? null : m['payouts.lock_needs_role'];
  if (askedBy === scope.actor) return m['payouts.own_request_forbidden'];
  return holds(scope, 'finance', 'executive') ? null : m['payouts.approval_needs_role'];
}
