// Accounts that had less than their segment's norm within twelve months, those with the most left to win first.
import {
  missingEffort,
  NO_CONTACTS,
  type Contacts,
  type Effort,
  type EffortNorm,
  type Segment,
} from '@cordee/engine-segmentation';
import { compareDecimals, decimal, minus, ZERO, type Decimal } from '@cordee/kernel';
import type { PlacedAccount, PlacedBook } from '../segments-in-force.ts';

/** What was held with each account within twelve months, by its id: none is said of whom nobody spoke to. */
export type ContactsHeld = ReadonlyMap<string, Contacts>;

export type UnderServed = Omit<PlacedAccount, 'segment'> & {
  readonly segment: Segment & { readonly norm: EffortNorm };
  readonly held: Contacts;
  readonly missing: Effort;
  /** Potential that its sales do not reach; null where its potential is not known. */
  readonly leftToWin: Decimal | null;
};

export type SegmentCoverage = {
  readonly segment: UnderServed['segment'];
  readonly accounts: number;
  /** Accounts that were spoken to at least once. */
  readonly seen: number;
  readonly underServed: number;
  readonly missing: Effort;
};

export type WhiteSpace = {
  readonly accounts: readonly UnderServed[];
  /** Each segment that has a norm, in the order of the model. */
  readonly segments: readonly SegmentCoverage[];
  /** Accounts of no segment, or of one without a norm: nothing says what they are owed. */
  readonly withoutNorm: number;
};

export function whiteSpaceOf({ inForce, accounts }: PlacedBook, held: ContactsHeld): WhiteSpace {
  const owed = accounts.flatMap((each) => servedBy(each, held));
  const bySegment = Map.groupBy(owed, ({ segment }) => segment.code);
  const segments = inForce.document.segments.flatMap((segment): SegmentCoverage[] => {
    const { norm } = segment;
    return norm === null ? [] : [coverageOf({ ...segment, norm }, bySegment.get(segment.code) ?? [])];
  });
  return {
    accounts: owed.filter(isUnderServed).toSorted(byLeftToWin),
    segments,
    withoutNorm: accounts.length - owed.length,
  };
}

const isUnderServed = ({ missing }: Pick<UnderServed, 'missing'>): boolean =>
  missing.callsMissing > 0 || missing.visitsMissing > 0;

/** What an account has of its norm; nothing where no norm says what it is owed. */
export function servedBy(placed: PlacedAccount, held: ContactsHeld): readonly UnderServed[] {
  const { account, segment } = placed;
  if (segment === null || segment.norm === null) return [];
  const own = held.get(account.id) ?? NO_CONTACTS;
  return [
    {
      ...placed,
      segment: { ...segment, norm: segment.norm },
      held: own,
      missing: missingEffort(segment.norm, own),
      leftToWin: account.potential && atLeastNothing(minus(account.potential, account.sales)),
    },
  ];
}

const atLeastNothing = (value: Decimal): Decimal => (compareDecimals(value, ZERO) < 0 ? ZERO : value);

function coverageOf(segment: SegmentCoverage['segment'], own: readonly UnderServed[]): SegmentCoverage {
  const sum = (of: (missing: Effort) => number) => own.reduce((total, { missing }) => total + of(missing), 0);
  return {
    segment,
    accounts: own.length,
    seen: own.filter(({ held }) => held.calls + held.visits > 0).length,
    underServed: own.filter(isUnderServed).length,
    missing: {
      callsMissing: sum(({ callsMissing }) => callsMissing),
      visitsMissing: sum(({ visitsMissing }) => visitsMissing),
      minutesMissing: sum(({ minutesMissing }) => minutesMissing),
    },
  };
}

const unknown = decimal('-1');

/** Whose potential is not known comes last; of equals, the one that misses more, then by code. */
function byLeftToWin(a: UnderServed, b: UnderServed): number {
  const worth = ({ leftToWin }: UnderServed) => leftToWin ?? unknown;
  return (
    compareDecimals(worth(b), worth(a)) ||
    b.missing.minutesMissing - a.missing.minutesMissing ||
    (a.account.code < b.account.code ? -1 : 1)
  );
}
