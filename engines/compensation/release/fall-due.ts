import { compareDates, minusMoney } from '@cordee/kernel';
import type { Explanation, PlainDate, Refusal } from '@cordee/kernel';
import { collectedFor, collectionsOf } from './collected.ts';
import type { DueShare } from './divide-line.ts';
import { dividedToCents, given, moneyOf, payStep } from './pay-step.ts';
import type { Paying } from './pay-step.ts';
import type { LostLine, ReleasedLine, ReleaseIssue } from './release-result.ts';
import type { HeldShare } from './release-state.ts';

export type FallenDue = {
  readonly released: readonly ReleasedLine[];
  readonly lost: readonly LostLine[];
  readonly held: readonly HeldShare[];
  readonly issues: readonly ReleaseIssue[];
};

/** What of the shares falls due in the period; the rest stays held, or is lost when its time to be collected is over. */
export function fallDue(paying: Paying, shares: readonly DueShare[]): FallenDue {
  const all = shares.map((share) => dueOf(paying, share));
  return {
    released: all.flatMap(({ released }) => released),
    lost: all.flatMap(({ lost }) => lost),
    held: all.flatMap(({ held }) => held),
    issues: all.flatMap(({ issues }) => issues),
  };
}

const NOTHING_DUE: FallenDue = { released: [], lost: [], held: [], issues: [] };

function dueOf(paying: Paying, share: DueShare): FallenDue {
  const { held } = share;
  if (held.amount.minor === held.released.minor) return NOTHING_DUE;
  if (held.amount.minor < held.released.minor) return released(share, rest(paying, share));
  if (held.on === 'collection') return collectedDue(paying, share);
  const isDue = held.due !== null && compareDates(held.due, paying.input.period.to) < 0;
  return isDue ? released(share, rest(paying, share)) : { ...NOTHING_DUE, held: [held] };
}

/** All that is not yet released. */
function rest(paying: Paying, { held, node }: DueShare): Explanation {
  if (held.released.minor === 0n) return node;
  const before = given(held.released, ['compensation.release_freed_before']);
  return payStep(paying, 'subtract', ['compensation.release_due'], [node, before]);
}

function collectedDue(paying: Paying, share: DueShare): FallenDue {
  const { held } = share;
  const end = deadlineOf(paying, held);
  const isOver = end !== null && compareDates(end, paying.input.period.to) <= 0;
  const collected = collectedFor(paying, held, isOver ? end : paying.input.period.to);
  if (!collected.ok) return { ...NOTHING_DUE, held: [held], issues: [issueOf(held, collected.refusal)] };
  const cash = collected.value;
  if (cash?.isAll === true) return released(share, rest(paying, share));
  if (cash === null || held.collected === 'in_full') return waiting(paying, share, isOver);
  const product = payStep(
    paying,
    'multiply',
    ['compensation.release_held_times_collected'],
    [share.node, cash.paid],
  );
  const free = dividedToCents(paying, ['compensation.release_free_by_now'], [product, cash.toCollect]);
  const before = given(held.released, ['compensation.release_freed_before']);
  const now = payStep(paying, 'slice', ['compensation.release_due'], [free, before]);
  const due = released(share, now);
  const after = { ...held, released: { ...held.released, minor: held.released.minor + moneyOf(now).minor } };
  const left = waiting(paying, { ...share, held: after }, isOver);
  return { ...due, lost: left.lost, held: left.held };
}

/** The first day on which it is too late to collect; null when it is never too late. */
function deadlineOf(paying: Paying, held: HeldShare): PlainDate | null {
  if (held.withinDays === null) return null;
  const [first] = collectionsOf(paying, held).toSorted((a, b) => compareDates(a.soldOn, b.soldOn));
  const soldOn = first?.soldOn ?? held.to.subtract({ days: 1 });
  return soldOn.add({ days: held.withinDays + 1 });
}

function waiting(paying: Paying, share: DueShare, isOver: boolean): FallenDue {
  const { held } = share;
  if (!isOver) return { ...NOTHING_DUE, held: [held] };
  const amount = minusMoney(held.amount, held.released);
  const { component } = held;
  const explanation = rest(paying, share);
  return amount.minor === 0n
    ? NOTHING_DUE
    : {
        ...NOTHING_DUE,
        lost: [{ reason: 'not_collected', code: component, component, amount, explanation }],
      };
}

function released({ held }: DueShare, explanation: Explanation): FallenDue {
  const amount = moneyOf(explanation);
  if (amount.minor === 0n) return NOTHING_DUE;
  const { component, earnedIn, on, sale } = held;
  return { ...NOTHING_DUE, released: [{ component, earnedIn, on, sale, amount, explanation }] };
}

function issueOf({ component }: HeldShare, refusal: Refusal): ReleaseIssue {
  return { code: component, refusal };
}
