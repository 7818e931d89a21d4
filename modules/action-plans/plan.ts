// The plan of one seller for one period: proposed by one of two, agreed to by the other, and changed the same way.
import { ok, refused, type EntityId, type Result } from '@cordee/kernel';
import type { ActivityKind } from './activity.ts';
import type { FunnelStep } from './tried-history.ts';

export type Side = 'seller' | 'manager';

/** An account that the plan is about, and how often it is to be seen or called. */
export type TargetAccount = {
  readonly accountId: EntityId;
  readonly name: string;
  readonly contactsPerYear: number;
};

/** What a version says; figures are canonical decimals. */
export type PlanContent = {
  readonly revenue: string;
  readonly currency: string;
  /** Of each step of the funnel in the whole period. */
  readonly needed: Readonly<Partial<Record<FunnelStep, string>>>;
  readonly perWeek: Readonly<Partial<Record<FunnelStep, string>>>;
  readonly rates: Readonly<Partial<Record<FunnelStep, string>>>;
  readonly hours: Readonly<Partial<Record<FunnelStep, string>>>;
  readonly basket: string;
  readonly days: string;
  readonly daysWorked: string;
  /** The quota of the period when it was proposed; null where there was none. */
  readonly quota: string | null;
  readonly accounts: readonly TargetAccount[];
  /** What each kind of activity is to end with. */
  readonly expected: Readonly<Record<ActivityKind, string>>;
  /** What the company gives: files, campaigns, training, help. */
  readonly means: string;
  readonly text: string;
};

export type PlanVersion = {
  readonly id: string;
  readonly side: Side;
  readonly by: string;
  readonly at: string;
  readonly content: PlanContent;
  readonly agreed: { readonly by: string; readonly at: string } | null;
};

export type ActionPlan = {
  readonly id: string;
  readonly sellerId: EntityId;
  readonly managerId: EntityId;
  readonly period: string;
  /** The oldest first. */
  readonly versions: readonly PlanVersion[];
};

export type PlanState = 'seller_awaited' | 'manager_awaited' | 'agreed';

/** Whose turn it is; a plan has a version from its first moment on. */
export function stateOf({ versions }: ActionPlan): PlanState {
  const last = versions.at(-1);
  if (last === undefined) return 'seller_awaited';
  if (last.agreed !== null) return 'agreed';
  return last.side === 'seller' ? 'manager_awaited' : 'seller_awaited';
}

/** What the two last agreed on, whatever was proposed since; null as long as they have not. */
export function inForce({ versions }: ActionPlan): PlanVersion | null {
  return versions.findLast(({ agreed }) => agreed !== null) ?? null;
}

/** The other's last version. Refuses actions.agreed_conflict, and version_changed_conflict where it is not the last one. */
export function checkAgreement({ versions }: ActionPlan, side: Side, versionId: string): Result<PlanVersion> {
  const last = versions.at(-1);
  if (last === undefined || last.id !== versionId || last.side === side)
    return refused('actions.version_changed_conflict');
  return last.agreed === null ? ok(last) : refused('actions.agreed_conflict');
}

/** Which side somebody is; null for whoever only reads. */
export function sideOf(
  { sellerId, managerId }: Pick<ActionPlan, 'sellerId' | 'managerId'>,
  person: EntityId | null,
): Side | null {
  if (person === sellerId) return 'seller';
  return person === managerId ? 'manager' : null;
}
