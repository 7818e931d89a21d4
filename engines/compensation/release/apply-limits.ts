import { ok } from '@cordee/kernel';
import type { Explanation, Money, Result } from '@cordee/kernel';
import { countedAfter, openWindow } from './limit-window.ts';
import { calledOf } from './pay-limits-field.ts';
import type { Limit } from './pay-limits-field.ts';
import { added, given, moneyOf, nothing, payStep, statedShare, sumNode, toCents } from './pay-step.ts';
import type { Paying } from './pay-step.ts';
import type { LostLine, ReleaseIssue } from './release-result.ts';
import type { CarriedExcess, ReleaseState, WindowBalance } from './release-state.ts';

/** What is due for one component. */
export type ComponentDue = { readonly component: string; readonly node: Explanation };

/** Components that a limit has counted together, as one sum: the pay refers to it once. */
type Group = { readonly components: readonly string[]; readonly node: Explanation };

export type Limited = {
  readonly kept: readonly ComponentDue[];
  readonly groups: readonly Group[];
  readonly lost: readonly LostLine[];
  readonly carried: readonly CarriedExcess[];
  readonly windows: readonly WindowBalance[];
  readonly issues: readonly ReleaseIssue[];
};

/**
 * What is due after every limit, in their order. Of a limit, what falls due and what it carried over count up to the
 * room its window has left; the excess is taken from the last components first, and lost or carried over.
 */
export function applyLimits(
  paying: Paying,
  limits: readonly Limit[],
  dues: readonly ComponentDue[],
  state: ReleaseState,
): Limited {
  const known = new Set(limits.map(({ code }) => code));
  const freed = state.carried.filter(({ limit }) => !known.has(limit));
  const kept = withCarried(paying, dues, freed);
  const groups = kept.map(({ component, node }) => ({ components: [component], node }));
  let limited: Limited = { kept, groups, lost: [], carried: [], windows: [], issues: [] };
  for (const limit of limits) limited = applyLimit(paying, limit, limited, state);
  return limited;
}

function applyLimit(paying: Paying, limit: Limit, before: Limited, state: ReleaseState): Limited {
  const { code } = limit;
  const told = { code: calledOf(limit) };
  const cap = capOf(paying, limit);
  const waiting = state.carried.filter((each) => each.limit === code);
  if (!cap.ok) {
    return {
      ...before,
      carried: [...before.carried, ...waiting],
      issues: [...before.issues, { code, refusal: cap.refusal }],
    };
  }
  const isMember = (component: string) =>
    limit.components.length === 0 || limit.components.includes(component);
  const window = openWindow(paying, { kind: 'limit', code, per: limit.per }, state);
  const inside = before.groups.filter(({ components }) => components.every(isMember));
  const total = added(
    paying,
    ['compensation.release_limit_total', told],
    [
      ...inside.map(({ node }) => node),
      ...waiting.map(({ amount }) => given(amount, ['compensation.release_carried_before'])),
    ],
  );
  const counted = given({ minor: window.counted, currency: paying.currency }, [
    'compensation.release_limit_counted',
    { ...told, period: window.code },
  ]);
  const room = payStep(paying, 'slice', ['compensation.release_limit_room', told], [cap.value, counted]);
  const within = payStep(paying, 'minimum', ['compensation.release_within_limit', told], [total, room]);
  const excess = payStep(paying, 'slice', ['compensation.release_excess', told], [total, room]);
  const shared = shareExcess(paying, limit, {
    kept: withCarried(paying, before.kept, waiting),
    isMember,
    excess,
  });
  const isCarried = limit.excess === 'carried';
  return {
    ...before,
    kept: shared.kept,
    groups: [
      ...before.groups.filter((each) => !inside.includes(each)),
      { components: inside.flatMap(({ components }) => components), node: within },
    ],
    lost: isCarried ? before.lost : [...before.lost, ...shared.excess],
    carried: isCarried
      ? [
          ...before.carried,
          ...shared.excess.map(({ component, amount }) => ({ limit: code, component, amount })),
        ]
      : before.carried,
    windows: [...before.windows, countedAfter({ kind: 'limit', code }, window, within)],
  };
}

function capOf(paying: Paying, limit: Limit): Result<Explanation> {
  const told = { code: calledOf(limit) };
  const said = ['compensation.release_limit_amount', told] as const;
  const amount = sumNode(paying, limit.cap, said);
  if (!amount.ok) return amount;
  const factor = statedShare(paying, limit.times, ['compensation.release_limit_times', told]);
  return ok(toCents(paying, said, payStep(paying, 'multiply', said, [amount.value, factor])));
}

function withCarried(
  paying: Paying,
  dues: readonly ComponentDue[],
  carried: readonly CarriedExcess[],
): readonly ComponentDue[] {
  const missing = carried.filter(({ component }) => !dues.some((each) => each.component === component));
  const all = [...dues, ...missing.map(({ component }) => ({ component, node: nothing(paying) }))];
  return all.map(({ component, node }) => {
    const own = carried.filter((each) => each.component === component);
    if (own.length === 0) return { component, node };
    const before = own.map(({ amount }) => given(amount, ['compensation.release_carried_before']));
    return {
      component,
      node: added(paying, ['compensation.release_component_due', { component }], [node, ...before]),
    };
  });
}

type Sharing = {
  readonly kept: readonly ComponentDue[];
  readonly isMember: (component: string) => boolean;
  readonly excess: Explanation;
};

/** Each component's part of the excess, from the last component back; what is below zero bears none. */
function shareExcess(paying: Paying, limit: Limit, { kept, isMember, excess }: Sharing) {
  const told = { code: calledOf(limit) };
  const lost: LostLine[] = [];
  let taken: Money = { minor: 0n, currency: paying.currency };
  const after = kept.toReversed().map(({ component, node }): ComponentDue => {
    const due = moneyOf(node);
    if (!isMember(component) || due.minor <= 0n || moneyOf(excess).minor === 0n) return { component, node };
    const upTo = { ...taken, minor: taken.minor + due.minor };
    const part = payStep(
      paying,
      'slice',
      ['compensation.release_excess_of', { component, ...told }],
      [
        excess,
        given(taken, ['compensation.release_from_place']),
        given(upTo, ['compensation.release_to_place']),
      ],
    );
    taken = upTo;
    const amount = moneyOf(part);
    if (amount.minor === 0n) return { component, node };
    lost.push({ reason: 'limit', code: limit.code, component, amount, explanation: part });
    return {
      component,
      node: payStep(paying, 'subtract', ['compensation.release_kept', { component, ...told }], [node, part]),
    };
  });
  return { kept: after.toReversed(), excess: lost };
}
