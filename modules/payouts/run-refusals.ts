import { m } from '@cordee/messages';
import type { Locale, Scope } from '@cordee/kernel';
import type { Run } from './run.ts';

export type RunRefusals = {
  readonly canApprove: boolean;
  readonly whyNotApprove: string | null;
  readonly canLock: boolean;
  readonly whyNotLock: string | null;
};

/** What the caller may do with the run, and why not: a disabled button says its reason. The database decides in the end. */
export function refusalOf(run: Run, scope: Scope, locale: Locale): RunRefusals {
  const whyNotApprove = approvalRefusal(run, scope, locale);
  const whyNotLock =
    run.state === 'approved'
      ? scope.roles.some((role) => role === 'finance' || role === 'revops')
        ? null
        : m['payouts.lock_needs_role']({}, { locale })
      : run.state === 'preview'
        ? m['payouts.not_approved']({}, { locale })
        : m['payouts.already_done_conflict']({}, { locale });
  return { canApprove: whyNotApprove === null, whyNotApprove, canLock: whyNotLock === null, whyNotLock };
}

function approvalRefusal(run: Run, scope: Scope, locale: Locale): string | null {
  if (run.state !== 'preview') return m['payouts.already_done_conflict']({}, { locale });
  if (run.calculatedBy === scope.actor) return m['payouts.own_approval_forbidden']({}, { locale });
  return scope.roles.some((role) => role === 'finance' || role === 'executive')
    ? null
    : m['payouts.approval_needs_role']({}, { locale });
}
