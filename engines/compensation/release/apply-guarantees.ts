import { compareDates } from '@cordee/kernel';
import type { Explanation, Refusal } from '@cordee/kernel';
import type { ComponentDue } from './apply-limits.ts';
import { countedAfter, isActive, openWindow, proratedNode } from './limit-window.ts';
import type { OpenWindow } from './limit-window.ts';
import { calledOf } from './pay-limits-field.ts';
import type { Guarantee } from './pay-limits-field.ts';
import { added, given, payStep, statedShare, sumNode, toCents } from './pay-step.ts';
import type { Paying } from './pay-step.ts';
import type { ReleaseIssue } from './release-result.ts';
import type { ReleaseState, WindowBalance } from './release-state.ts';

type TopUp = {
  readonly code: string;
  readonly components: readonly string[];
  readonly node: Explanation;
};

export type Guaranteed = {
  readonly topUps: readonly TopUp[];
  readonly windows: readonly WindowBalance[];
  readonly issues: readonly ReleaseIssue[];
};

/** What is paid on top so that the due of a window reaches each guarantee; a later one counts what an earlier one paid. */
export function applyGuarantees(
  paying: Paying,
  guarantees: readonly Guarantee[],
  dues: readonly ComponentDue[],
  state: ReleaseState,
): Guaranteed {
  let done: Guaranteed = { topUps: [], windows: [], issues: [] };
  for (const guarantee of guarantees) done = applyGuarantee(paying, guarantee, dues, { done, state });
  return done;
}

type Before = { readonly done: Guaranteed; readonly state: ReleaseState };

function applyGuarantee(
  paying: Paying,
  guarantee: Guarantee,
  dues: readonly ComponentDue[],
  { done, state }: Before,
): Guaranteed {
  const { code, components, per } = guarantee;
  const told = { code: calledOf(guarantee) };
  const isMember = (component: string) => components.length === 0 || components.includes(component);
  const window = openWindow(paying, { kind: 'guarantee', code, per }, state);
  const inside = done.topUps.filter((each) =>
    components.length === 0 ? true : each.components.length > 0 && each.components.every(isMember),
  );
  const due = added(
    paying,
    ['compensation.release_guarantee_total', told],
    [
      ...dues.filter(({ component }) => isMember(component)).map(({ node }) => node),
      ...inside.map(({ node }) => node),
    ],
  );
  const paid = topUpOf(paying, guarantee, { window, due });
  if ('refusal' in paid) return { ...done, issues: [...done.issues, { code, refusal: paid.refusal }] };
  const topUps = paid.node === null ? [] : [{ code, components, node: paid.node }];
  const all = added(
    paying,
    ['compensation.release_guarantee_total', told],
    [due, ...topUps.map(({ node }) => node)],
  );
  return {
    ...done,
    topUps: [...done.topUps, ...topUps],
    windows: [...done.windows, countedAfter({ kind: 'guarantee', code }, window, all)],
  };
}

type Counting = { readonly window: OpenWindow; readonly due: Explanation };
type Paid = { readonly node: Explanation | null } | { readonly refusal: Refusal };

/** Null where the guarantee pays nothing yet: its window goes on, or it does not apply. */
function topUpOf(paying: Paying, guarantee: Guarantee, { window, due }: Counting): Paid {
  const { period } = paying.input;
  const told = { code: calledOf(guarantee) };
  const span = window.span ?? period;
  const isLast = compareDates(period.to, span.to) >= 0;
  if (!isLast || !isActive(guarantee, span)) return { node: null };
  const sum = sumNode(paying, guarantee.amount, ['compensation.release_guarantee_amount', told]);
  if (!sum.ok) return { refusal: sum.refusal };
  const share = rampShare(paying, guarantee);
  if (share === null) return { node: null };
  const said = ['compensation.release_guaranteed', told] as const;
  const ramped =
    share === 'all'
      ? sum.value
      : toCents(paying, said, payStep(paying, 'multiply', said, [sum.value, share]));
  const guaranteed = guarantee.prorate ? proratedNode(paying, ramped, guarantee, span) : ramped;
  const counted = added(
    paying,
    ['compensation.release_guarantee_counted', { period: window.code }],
    [
      given({ minor: window.counted, currency: paying.currency }, [
        'compensation.release_guarantee_counted',
        { period: window.code },
      ]),
      due,
    ],
  );
  return {
    node: payStep(paying, 'slice', ['compensation.release_guarantee_top_up', told], [guaranteed, counted]),
  };
}

/** The share by whole months in the plan; null before the first row of the ramp. */
function rampShare(paying: Paying, { ramp, from }: Guarantee): Explanation | 'all' | null {
  if (ramp.length === 0) return 'all';
  const { period, startedOn } = paying.input;
  const start = startedOn ?? from ?? period.from;
  const age =
    compareDates(start, period.from) > 0 ? 0 : start.until(period.from, { largestUnit: 'month' }).months;
  const row = ramp.toSorted((a, b) => a.months - b.months).findLast(({ months }) => months <= age);
  if (row === undefined) return null;
  return statedShare(paying, row.share, ['compensation.release_guarantee_share', { months: String(age) }]);
}
