import type { AccountBook, AccountFacts } from '../account-facts.ts';
import { decimalText, plus, ZERO, type Decimal } from '@cordee/kernel';
import { findCentres } from './find-centres.ts';
import { coordinateOf, measureText, type GroupMeasure } from './group-measures.ts';
import { nearestCentre, pointOf, type GroupAxis, type GroupSpace } from './group-space.ts';
import { STABLE_MIN, stabilityOf } from './stability.ts';
import { traitsOf, type Trait } from './traits.ts';

export type GroupRequest = {
  readonly measures: readonly GroupMeasure[];
  readonly count: number;
  readonly seed: number;
  readonly draws: number;
};

export type ProposedGroup = {
  readonly number: number;
  readonly accounts: number;
  readonly potential: string;
  readonly sales: string;
  /** The three that tell it best from all accounts. */
  readonly traits: readonly Trait[];
};

export type GroupProposal = {
  readonly space: GroupSpace;
  readonly groups: readonly ProposedGroup[];
  /** The mean adjusted Rand index over the draws. */
  readonly stability: number;
  readonly draws: number;
  readonly isStable: boolean;
  /** The most groups below those asked for that are stable; null: none, or not needed. */
  readonly fewer: { readonly count: number; readonly stability: number } | null;
  /** Accounts of which a measure is not known: in no group. */
  readonly left: number;
  /** Some accounts for a drawing, on the two measures that part groups most. */
  readonly drawing: {
    readonly axes: readonly [GroupMeasure, GroupMeasure];
    readonly points: readonly { readonly x: string; readonly y: string; readonly group: number }[];
  };
};

const drawnPoints = 300;

/**
 * Proposes groups of accounts that are alike in some measures: k-means on standardised coordinates, groups in descending
 * order of their centre's first measure. Null where fewer accounts can be placed than groups are asked for. `watch` is
 * called between draws and may throw to stop.
 */
export function proposeGroups(
  book: AccountBook,
  request: GroupRequest,
  watch: () => void,
): GroupProposal | null {
  const { measures, count, seed, draws } = request;
  const accounts = book.accounts.toSorted((a, b) => (a.code < b.code ? -1 : 1));
  const known = accounts.filter((each) =>
    measures.every((measure) => measureText(measure, each, book) !== null),
  );
  if (known.length < count * 2) return null;
  const axes = measures.map((measure) => axisOf(measure, known, book));
  const points = known.map((each) => pointOf(axes, each, book) ?? []);
  const groupsAt = (wanted: number) => inOrder(findCentres(points, wanted, seed));
  const steadiness = (centres: GroupSpace['centres']) => stabilityOf(points, centres, { draws, seed, watch });
  const centres = groupsAt(count);
  const stability = steadiness(centres);
  const space = { axes, centres };
  const labels = points.map((point) => nearestCentre(point, centres));
  return {
    space,
    groups: centres.map((_, group) => groupOf(group, { known, labels, space, book })),
    stability,
    draws,
    isStable: stability >= STABLE_MIN,
    fewer: stability >= STABLE_MIN ? null : fewerGroups(count - 1, (wanted) => steadiness(groupsAt(wanted))),
    left: accounts.length - known.length,
    drawing: drawingOf({ known, labels, space, book }),
  };
}

function fewerGroups(from: number, steadiness: (count: number) => number): GroupProposal['fewer'] {
  for (let count = from; count >= 2; count -= 1) {
    const stability = steadiness(count);
    if (stability >= STABLE_MIN) return { count, stability };
  }
  return null;
}

/** A measure that is the same everywhere tells nothing: its deviation counts as one. */
function axisOf(measure: GroupMeasure, accounts: readonly AccountFacts[], book: AccountBook): GroupAxis {
  const values = accounts.map((each) => coordinateOf(measureText(measure, each, book) ?? '0'));
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return { measure, mean, deviation: Math.sqrt(variance) || 1 };
}

/** From the highest first coordinate down, so that numbers do not depend on how a search began. */
function inOrder(centres: GroupSpace['centres']): GroupSpace['centres'] {
  return centres.toSorted((a, b) => {
    const axis = a.findIndex((at, index) => at !== b[index]);
    return axis < 0 ? 0 : (b[axis] ?? 0) - (a[axis] ?? 0);
  });
}

type Placed = {
  readonly known: readonly AccountFacts[];
  readonly labels: readonly number[];
  readonly space: GroupSpace;
  readonly book: AccountBook;
};

function groupOf(group: number, placed: Placed): ProposedGroup {
  const own = placed.known.filter((_, index) => placed.labels[index] === group);
  const sum = (of: (account: AccountFacts) => Decimal | null) =>
    decimalText(own.reduce((total, each) => plus(total, of(each) ?? ZERO), ZERO));
  return {
    number: group + 1,
    accounts: own.length,
    potential: sum(({ potential }) => potential),
    sales: sum(({ sales }) => sales),
    traits: traitsOf(placed.space.centres[group] ?? [], { ...placed, own }),
  };
}

function drawingOf({ known, labels, space, book }: Placed): GroupProposal['drawing'] {
  const spread = space.axes.map(({ measure }, axis) => ({
    measure,
    between: space.centres.reduce((sum, centre) => sum + (centre[axis] ?? 0) ** 2, 0),
  }));
  const [first, second] = spread.toSorted((a, b) => b.between - a.between).map(({ measure }) => measure);
  const x = first ?? 'potential';
  const y = second ?? x;
  const every = Math.max(1, Math.ceil(known.length / drawnPoints));
  return {
    axes: [x, y],
    points: known.flatMap((each, index) =>
      index % every === 0
        ? [
            {
              x: measureText(x, each, book) ?? '0',
              y: measureText(y, each, book) ?? '0',
              group: (labels[index] ?? 0) + 1,
            },
          ]
        : [],
    ),
  };
}
