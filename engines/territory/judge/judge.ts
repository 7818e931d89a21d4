// Whether an assignment keeps every constraint, and what it is worth: calculated from the model alone, never from what a
// solver remembers. Indices come from the loops' own bounds, hence `!`.
import { continuityCost, disruptionOf, mayHold, weightOf, type Assignment, type Model } from '../model.ts';
import { piecesOf } from '../solve/connection.ts';
import { largestDiameter } from '../solve/diameter-measure.ts';
import { membersOf } from '../solve/first-districts.ts';
import { bestSeat } from '../solve/median-measure.ts';

/** One kind of constraint: how many were looked at, and what breaks it: the district or point, and by how much. */
export type Verdict = {
  readonly constraint:
    | 'one_district'
    | 'lock'
    | 'service'
    | 'capacity'
    | 'balance'
    | 'contiguity'
    | 'disruption'
    | 'no_empty_district';
  readonly tried: number;
  readonly broken: readonly Breach[];
};
type Breach = {
  readonly point?: number;
  readonly district?: number;
  readonly activity?: number;
  readonly excess?: number;
};

export type JudgedDistrict = {
  readonly members: readonly number[];
  /** The point that is its seat; -1 where the seat is given or there is none. */
  readonly seat: number;
  readonly cost: number;
  readonly loads: readonly number[];
};

export type Judgement = {
  readonly isFeasible: boolean;
  readonly verdicts: readonly Verdict[];
  readonly districts: readonly JudgedDistrict[];
  /** Distances, diameter or values, without continuity. */
  readonly distance: number;
  readonly continuity: number;
  /** What was minimised: both together. */
  readonly cost: number;
};

export function judge(model: Model, of: Assignment): Judgement {
  const districts = membersOf(of, model.districtCount).map((members, district) =>
    judgedDistrict(model, members, district),
  );
  const distance =
    model.objective === 'largest_diameter'
      ? largestDiameter(model, of)
      : districts.reduce((sum, { cost }) => sum + cost, 0);
  const continuity = of.reduce((sum, district, point) => sum + continuityCost(model, point, district), 0);
  const verdicts = verdictsOf(model, of, districts);
  return {
    isFeasible: verdicts.every(({ broken }) => broken.length === 0),
    verdicts,
    districts,
    distance,
    continuity,
    cost: distance + continuity,
  };
}

function judgedDistrict(model: Model, members: readonly number[], district: number): JudgedDistrict {
  const columns = model.hasGivenSeats ? model.districtCount : model.pointCount;
  const seat = model.hasGivenSeats ? -1 : bestSeat(model, members);
  const column = model.hasGivenSeats ? district : seat;
  return {
    members,
    seat,
    cost: members.reduce((sum, point) => sum + model.costs[point * columns + column]!, 0),
    loads: Array.from({ length: model.activityCount }, (_, k) =>
      members.reduce((sum, point) => sum + weightOf(model, point, district, k), 0),
    ),
  };
}

function verdictsOf(model: Model, of: Assignment, districts: readonly JudgedDistrict[]): readonly Verdict[] {
  const { lock, districtCount, isContiguous, neighbours, hasGivenSeats } = model;
  const points = [...of.keys()];
  const verdict = (constraint: Verdict['constraint'], tried: number, broken: readonly Breach[]): Verdict[] =>
    tried === 0 ? [] : [{ constraint, tried, broken }];
  const isNowhere = (point: number) => of[point]! < 0 || of[point]! >= districtCount;
  const locked = points.filter((point) => lock[point] !== -1);
  const pieces = isContiguous
    ? districts.map(({ members }) => piecesOf(members, neighbours ?? []).length)
    : [];
  const empty = districts.flatMap(({ members }, district) => (members.length === 0 ? [{ district }] : []));
  return [
    ...verdict(
      'one_district',
      points.length,
      points.filter(isNowhere).map((point) => ({ point })),
    ),
    ...verdict(
      'lock',
      locked.length,
      locked.filter((point) => of[point] !== lock[point]).map((point) => ({ point })),
    ),
    ...verdict(
      'service',
      model.isAllowed === null ? 0 : points.length,
      points
        .filter((point) => !mayHold(model, point, of[point]!))
        .map((point) => ({ point, district: of[point]! })),
    ),
    ...boundVerdicts(model, districts),
    ...verdict(
      'contiguity',
      pieces.length,
      pieces.flatMap((count, district) => (count > 1 ? [{ district, excess: count - 1 }] : [])),
    ),
    ...disruptionVerdict(model, of),
    ...verdict('no_empty_district', hasGivenSeats ? 0 : districtCount, empty),
  ];
}

function disruptionVerdict(model: Model, of: Assignment): readonly Verdict[] {
  const { disruption } = model;
  if (disruption === null) return [];
  const left = of.reduce((sum, district, point) => sum + disruptionOf(model, point, district), 0);
  const excess = left - disruption.most;
  const broken = excess > slack * Math.max(1, disruption.total) ? [{ excess }] : [];
  return [{ constraint: 'disruption', tried: 1, broken }];
}

/** Sums of decimals are not exact: so much of a bound is let pass, by solver and judge alike. */
const slack = 1e-9;

function boundVerdicts(model: Model, districts: readonly JudgedDistrict[]): readonly Verdict[] {
  const { activityCount, upper, lower, capacityAt } = model;
  const found = districts.flatMap(({ loads, seat }, district) =>
    loads.map((load, activity) => {
      const index = district * activityCount + activity;
      const ceiling = capacityAt !== null && activity === 0 && seat >= 0 ? capacityAt[seat]! : Infinity;
      const most = Math.min(upper[index]!, ceiling);
      const excess = Math.max(load - most, lower[index]! - load);
      const kind = lower[index]! > 0 ? ('balance' as const) : ('capacity' as const);
      const isBound = Number.isFinite(most) || lower[index]! > 0;
      return {
        kind,
        isBound,
        breach: { district, activity, excess },
        isBroken: excess > slack * Math.max(1, Math.abs(load)),
      };
    }),
  );
  return (['capacity', 'balance'] as const).flatMap((kind) => {
    const tried = found.filter((each) => each.isBound && each.kind === kind);
    if (tried.length === 0) return [];
    return [
      {
        constraint: kind,
        tried: tried.length,
        broken: tried.filter(({ isBroken }) => isBroken).map(({ breach }) => breach),
      },
    ];
  });
}
