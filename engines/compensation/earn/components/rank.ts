import {
  compareDecimals,
  dividedBy,
  isNegative,
  isZero,
  minorUnits,
  ok,
  refused,
  times,
  ZERO,
} from '@cordee/kernel';
import type { Decimal, EntityId, Explanation, Refusal, Result } from '@cordee/kernel';
import type { Rank, RankedFigure } from '../../group/group-figures.ts';
import type { Measure } from '../../measure/measure.ts';
import type { FieldValue } from '../../plan-format/field-value.ts';
import { checkOneOf } from '../../plan-format/alternatives.ts';
import { listField, objectField, refusalAt } from '../../plan-format/field.ts';
import { choiceField, codeField, nullableField, sumField } from '../../plan-format/value-fields.ts';
import { component } from '../component.ts';
import type { ComponentInput, GroupOutcome, Members } from '../component.ts';
import { bestShareField, checkBest, percentileNode, prizeOfBest } from './rank-shares.ts';
import { checkMeasure } from '../plan-measure.ts';
import { amountParameter, ratioParameter } from '../stated-node.ts';
import { label, parameter, step, valueOf } from '../step.ts';
import { likeQuantity, numberIn } from '../threshold.ts';
import { phrase } from '../../rules/told.ts';

const argsField = objectField({
  measure: { field: nullableField(codeField), label: 'compensation.field_measure', fallback: null },
  component: {
    field: nullableField(codeField),
    label: 'compensation.field_ranked_component',
    fallback: null,
  },
  by: { field: choiceField(['value', 'attainment']), label: 'compensation.field_rank_by', fallback: 'value' },
  among: {
    field: choiceField(['team', 'population']),
    label: 'compensation.field_among',
    fallback: 'population',
  },
  amounts: {
    field: listField(sumField, { min: 0, max: 1_000 }),
    label: 'compensation.field_prizes',
    fallback: [],
  },
  best: {
    field: listField(bestShareField, { min: 0, max: 100 }),
    label: 'compensation.field_best',
    fallback: [],
  },
  gives: {
    field: choiceField(['amount', 'percentile']),
    label: 'compensation.field_rank_gives',
    fallback: 'amount',
  },
  ties: { field: choiceField(['each', 'shared']), label: 'compensation.field_ties', fallback: 'each' },
});
type Args = FieldValue<typeof argsField>;

/**
 * An amount by place: the first of `amounts` for the best, and so on. Equal figures share the best place, and the places
 * after it stay empty (1, 1, 3). `each`: every one of them has the amount of that place; `shared`: the amounts of the
 * places that they fill are added and divided equally, to the cent below. Who has sold nothing has no place.
 * Example: 1,000, 500 and 250 €; two are first with the same figure: 1,000 € each, or shared 750 € each.
 * `best` pays a share of the group instead: the best tenth of 25 are two. `gives: percentile` pays nothing itself: the
 * share of the group that is placed below, 0.9 for the second of 20, for a table, a gate or a formula to read.
 */
export const rank = component({
  type: 'rank',
  label: 'compensation.component_rank',
  reads: 'ordered_population',
  args: argsField,
  check: (args, measures, path) => [
    ...checkOneOf({ measure: args.measure, component: args.component }, path),
    ...checkFigure(args, measures, path),
    ...checkGiven(args, path),
  ],
  evaluate: (args, input) => {
    const place = placeOf(input);
    if (!place.ok) return place;
    const own = figureNode(args, input);
    if (!own.ok) return own;
    return ok(
      place.value === null
        ? unplaced(args, own.value, input)
        : placed(args, place.value, { own: own.value, input }),
    );
  },
  explain: (_args, input) => {
    const place = placeOf(input);
    if (!place.ok) return label('compensation.component_rank');
    return place.value === null
      ? label('compensation.sentence_unranked')
      : label('compensation.sentence_rank', { rank: String(place.value.rank), of: String(place.value.of) });
  },
  follows: ({ component: ranked }) => (ranked === null ? [] : [ranked]),
  tell: ({ measure, component: ranked, among, best, gives }, words) => ({
    text: phrase(
      `told_rank_${gives === 'percentile' ? 'percentile' : best.length > 0 ? 'best' : 'place'}_${among}`,
      {
        measure: ranked === null ? words.measure(measure ?? '') : words.component(ranked),
      },
    ),
    said: ['measure', 'component', 'among', 'gives'],
  }),
  yields: ({ gives }) => (gives === 'percentile' ? 'ratio' : 'money'),
  isMonotone: () => false,
  together: (args, members) => rankings(args, members),
});

/** A component has no quota to be ranked by the attainment of. */
function checkFigure({ measure, by }: Args, measures: readonly Measure[], path: string): readonly Refusal[] {
  if (measure !== null)
    return checkMeasure(measure, measures, { path: `${path}.measure`, aggregation: 'any' });
  return by === 'attainment' ? [refusalAt('compensation.plan_missing_key', `${path}.measure`)] : [];
}

/** Amounts by place, amounts for the best shares, or a percentile: one of the three. */
function checkGiven({ amounts, best, gives, ties }: Args, path: string): readonly Refusal[] {
  const one = checkOneOf(
    {
      amounts: amounts.length > 0 ? amounts : null,
      best: best.length > 0 ? best : null,
      'gives: percentile': gives === 'percentile' ? gives : null,
    },
    path,
  );
  const isShared = ties === 'shared' && amounts.length === 0;
  return [
    ...one,
    ...(isShared ? [refusalAt('compensation.plan_missing_key', `${path}.amounts`)] : []),
    ...checkBest(best, `${path}.best`),
  ];
}

function placeOf({ payee: { group }, rule }: ComponentInput): Result<Rank | null> {
  if (group === undefined) return refused('compensation.group_missing');
  const refusal = group.refusals[rule.code];
  if (refusal !== undefined) return { ok: false, refusal };
  return ok(group.ranks.find((each) => each.component === rule.code) ?? null);
}

/** A ratio has no last decimal: at this precision, two attainments that differ are told apart. */
const ATTAINMENT_ROUNDING = { mode: 'floor', scale: 30 } as const;

/** What the payee is ranked by. */
function figureNode(args: Args, { nodes, rule }: ComponentInput): Result<Explanation> {
  const value = rankedNode(args, nodes);
  if (!value.ok || args.by === 'value') return value;
  const quota = nodes.quota(args.measure ?? '');
  if (!quota.ok) return quota;
  const options = { label: label('compensation.attainment'), rule, rounding: ATTAINMENT_ROUNDING };
  return ok(step('divide', [value.value, quota.value], options));
}

function rankedNode(
  { measure, component: ranked }: Args,
  nodes: ComponentInput['nodes'],
): Result<Explanation> {
  return ranked === null ? nodes.measure(measure ?? '') : nodes.component(ranked);
}

function nothing(input: ComponentInput): Explanation {
  return amountParameter(ZERO, 'compensation.nothing', input);
}

function nothingOf({ gives }: Args, input: ComponentInput): Explanation {
  return gives === 'percentile' ? ratioParameter(ZERO, 'compensation.nothing', input) : nothing(input);
}

/** What a place gives: a share of the group, the amount of one, or the prize of the place. */
function givenAt(args: Args, place: Rank, input: ComponentInput): Explanation {
  if (args.gives === 'percentile') return percentileNode(place, input);
  return args.best.length > 0 ? prizeOfBest(args.best, place, input) : prize(args, place, input);
}

/** What the place above gives, of which only the place is known. */
function givenAbove(args: Args, place: Rank, input: ComponentInput): Explanation {
  const rank = place.above?.rank ?? place.rank;
  return args.amounts.length > 0 ? statedPrize(args, rank, input) : givenAt(args, { ...place, rank }, input);
}

/** Zero reaches the figure: no place. */
function unplaced(args: Args, own: Explanation, input: ComponentInput): Explanation {
  const { rule } = input;
  const zero = parameter(likeQuantity(valueOf(own), ZERO), { label: label('compensation.nothing'), rule });
  const unpaid = nothingOf(args, input);
  return step('select', [zero, own, unpaid, unpaid], { label: label('compensation.unplaced'), rule });
}

type Ranked = { readonly own: Explanation; readonly input: ComponentInput };

/** The prize of the place, beside the figure that the place above would have asked for. */
function placed(args: Args, place: Rank, { own, input }: Ranked): Explanation {
  const { rule } = input;
  const given = givenAt(args, place, input);
  const { above } = place;
  const of = above === null ? place.rank : above.rank;
  const asked = above === null ? numberIn(own) : askedBy(args, above.figure);
  const figure = parameter(likeQuantity(valueOf(own), asked), {
    label: label('compensation.figure_of_place', { place: String(of) }),
    rule,
  });
  const [then, otherwise] =
    above === null ? [given, nothingOf(args, input)] : [givenAbove(args, place, input), given];
  return step('select', [own, figure, then, otherwise], {
    label: label('compensation.prize_of_place', { place: String(place.rank) }),
    rule,
  });
}

function askedBy({ by }: Args, { value, quota }: RankedFigure): Decimal {
  if (by === 'value') return value;
  const { mode: rounding, scale } = ATTAINMENT_ROUNDING;
  return dividedBy(value, quota, { scale, rounding });
}

function statedPrize({ amounts }: Args, place: number, input: ComponentInput): Explanation {
  const amount = amounts[place - 1];
  return amount === undefined
    ? nothing(input)
    : amountParameter(amount, 'compensation.prize', input, { place: String(place) });
}

function prize({ amounts, ties }: Args, { rank: place, tied }: Rank, input: ComponentInput): Explanation {
  const { plan, rule } = input;
  const filled =
    ties === 'shared' ? amounts.slice(place - 1, place - 1 + tied) : amounts.slice(place - 1, place);
  const prizes = filled.map((amount, index) =>
    amountParameter(amount, 'compensation.prize', input, { place: String(place + index) }),
  );
  const [only] = prizes;
  if (only === undefined) return nothing(input);
  const options = { label: label('compensation.prize_of_place', { place: String(place) }), rule };
  if (ties === 'each' || tied === 1) return step('identity', [only], options);
  const sum = step('add', prizes, { label: label('compensation.prizes_of_tied'), rule });
  const count = parameter(
    { kind: 'decimal', value: { unscaled: BigInt(tied), scale: 0 } },
    { label: label('compensation.tied'), rule },
  );
  return step('divide', [sum, count], {
    ...options,
    rounding: { mode: 'floor', scale: minorUnits(plan.currency) },
  });
}

type Figure = RankedFigure & { readonly input: ComponentInput };

function rankings(args: Args, members: Members): GroupOutcome {
  const outcome = new Map<
    EntityId,
    { ranks: Rank[]; refusals: Record<string, ReturnType<typeof refused>['refusal']> }
  >();
  for (const group of members.groups(args.among)) {
    const figures: Figure[] = [];
    for (const input of group) {
      const figure = figureOf(args, input);
      if (!figure.ok)
        outcome.set(input.payee.payee, { ranks: [], refusals: { [input.rule.code]: figure.refusal } });
      else if (!isZero(figure.value.value) && !isNegative(figure.value.value)) figures.push(figure.value);
    }
    for (const [payee, ranked] of ranksOf(figures, group.length))
      outcome.set(payee, { ranks: [ranked], refusals: {} });
  }
  return outcome;
}

function ranksOf(figures: readonly Figure[], members: number): ReadonlyMap<EntityId, Rank> {
  const sorted = figures.toSorted((a, b) => compareFigures(b, a));
  const places: Figure[][] = [];
  for (const figure of sorted) {
    const last = places.at(-1)?.[0];
    if (last !== undefined && compareFigures(last, figure) === 0) places.at(-1)?.push(figure);
    else places.push([figure]);
  }
  const ranks = new Map<EntityId, Rank>();
  let [above, rank]: [Rank['above'], number] = [null, 1];
  for (const equals of places) {
    const place = { rank, tied: equals.length, above, of: sorted.length, members };
    for (const { input } of equals) ranks.set(input.payee.payee, { component: input.rule.code, ...place });
    const [figure] = equals;
    // The figure alone: whoever holds the place above stays unknown to whom it is told.
    if (figure !== undefined) above = { rank, figure: { value: figure.value, quota: figure.quota } };
    rank += equals.length;
  }
  return ranks;
}

/** Attainments are compared without dividing: a of p against b of q as a × q against b × p. */
function compareFigures(a: Figure, b: Figure): number {
  return compareDecimals(times(a.value, b.quota), times(b.value, a.quota));
}

function figureOf(args: Args, input: ComponentInput): Result<Figure> {
  const value = rankedNode(args, input.nodes);
  if (!value.ok) return value;
  const one = { unscaled: 1n, scale: 0 };
  if (args.by === 'value') return ok({ input, value: numberIn(value.value), quota: one });
  const quota = input.nodes.quota(args.measure ?? '');
  return quota.ok ? ok({ input, value: numberIn(value.value), quota: numberIn(quota.value) }) : quota;
}
