// The stage between measures and earnings: what the pay of one payee reads of others. A plan whose components read their
// own never comes here.
import { isWithin, ROWS_SHOWN_MAX, RowStreamHash, sumDecimals, numberOf, ZERO } from '@cordee/kernel';
import type { EntityId, Period, Quantity, Result } from '@cordee/kernel';
import type { Reporting, TeamMembership } from '../credit/crediting-facts.ts';
import { calculateComponent, inputInForce } from '../earn/calculate-component.ts';
import type { Outcome } from '../earn/calculate-component.ts';
import type { ComponentInput, Members, PlanComponent } from '../earn/component.ts';
import { dueOf } from '../earn/due-of.ts';
import { payeeNodes } from '../earn/payee-nodes.ts';
import type { PayeeInput } from '../earn/payee-input.ts';
import { likeQuantity } from '../earn/threshold.ts';
import { compareRows } from '../measure/sum-rows.ts';
import { hashMeasuredRows } from '../measure/measured-value.ts';
import type { MeasuredRow, MeasuredValue } from '../measure/measured-value.ts';
import type { Measure } from '../measure/measure.ts';
import { ruleOf } from '../plan-format/plan.ts';
import type { Plan } from '../plan-format/plan.ts';
import { NO_GROUP } from './group-figures.ts';
import type { GroupFigures } from './group-figures.ts';
import { readsOthers } from './barriers-of.ts';

/** Who belongs together, as of the last day of the period. What is left out is empty. */
export type GroupFacts = {
  readonly reports?: readonly Reporting[];
  readonly teams?: readonly TeamMembership[];
};

/**
 * The inputs of all payees with the figures of their group. Payees are taken in the order of `order`, their business
 * code, else of their id, so that the order they come in never matters. Time grows with payees and their rows.
 */
export function groupPayees(
  plan: Plan,
  inputs: readonly PayeeInput[],
  facts: GroupFacts = {},
): readonly PayeeInput[] {
  if (!readsOthers(plan)) return inputs;
  const ordered = inputs.toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
  const belonging = belongingOf(ordered, facts);
  const figures = new Map<EntityId, GroupFigures>(
    ordered.map((input) => [
      input.payee,
      { ...NO_GROUP, measures: groupMeasures(plan, input, belonging, ordered) },
    ]),
  );
  const grouped = (input: PayeeInput): PayeeInput => ({
    ...input,
    group: figures.get(input.payee) ?? NO_GROUP,
  });
  for (const component of plan.calculationOrder) {
    if (component.together === null || component.reads === 'own') continue;
    const members = membersOf(plan, component, { inputs: ordered.map(grouped), belonging });
    for (const [payee, added] of component.together(members)) {
      const before = figures.get(payee);
      if (before !== undefined) figures.set(payee, joined(before, added));
    }
  }
  return inputs.map(grouped);
}

function orderOf({ order, payee }: PayeeInput): string {
  return order ?? payee;
}

type Belonging = {
  readonly teams: readonly (readonly EntityId[])[];
  readonly teamsOf: (payee: EntityId) => readonly (readonly EntityId[])[];
  readonly reportsOf: (payee: EntityId) => ReadonlySet<EntityId>;
};

function belongingOf(inputs: readonly PayeeInput[], { reports = [], teams = [] }: GroupFacts): Belonging {
  const [first] = inputs;
  const isNow = (each: Pick<Reporting, 'effectiveFrom' | 'effectiveTo'>) =>
    first !== undefined && isWithin(lastDayOf(first.period), each.effectiveFrom, each.effectiveTo);
  const byTeam = Map.groupBy(teams.filter(isNow), ({ team }) => team);
  const members = [...byTeam.values()].map((own) => [...new Set(own.map(({ payee }) => payee))]);
  const managed = Map.groupBy(reports.filter(isNow), ({ manager }) => manager);
  return {
    teams: members,
    teamsOf: (payee) => members.filter((team) => team.includes(payee)),
    reportsOf: (payee) => new Set((managed.get(payee) ?? []).map((each) => each.payee)),
  };
}

function lastDayOf({ to }: Period) {
  return to.subtract({ days: 1 });
}

/** The measures of a wider scope: the sums over the payee's team, or over all payees. */
function groupMeasures(
  plan: Plan,
  { payee }: PayeeInput,
  { teamsOf }: Belonging,
  inputs: readonly PayeeInput[],
): readonly MeasuredValue[] {
  return plan.measures
    .filter(({ scope }) => scope !== 'own')
    .flatMap((measure) => {
      const team = new Set(teamsOf(payee).flat());
      const members = measure.scope === 'team' ? inputs.filter((each) => team.has(each.payee)) : inputs;
      return summed(measure, payee, members);
    });
}

/** One value for each currency that the members sold in; none where nothing counted. */
function summed(measure: Measure, payee: EntityId, members: readonly PayeeInput[]): readonly MeasuredValue[] {
  const values = members.flatMap(({ measures }) =>
    measures.filter(({ measure: code }) => code === measure.code),
  );
  return [...Map.groupBy(values, ({ currency }) => currency).values()].flatMap((own) => {
    const [first] = own;
    if (first === undefined) return [];
    const over = own.every((value) => value.over !== null) ? own.flatMap((value) => value.over ?? []) : [];
    return [
      {
        ...sumOf(own),
        payee,
        measure: measure.code,
        currency: first.currency,
        over: over.length > 0 ? sumOf(over) : null,
        issue: own.find(({ issue }) => issue !== null)?.issue ?? null,
      },
    ];
  });
}

type Sum = Pick<MeasuredValue, 'total' | 'count' | 'rowStreamHash' | 'rows' | 'artefact'>;

function sumOf(values: readonly Sum[]): Sum {
  const kept = values.flatMap(({ rows }) => (rows === null ? [] : [rows]));
  const rows = kept.length === values.length ? kept.flat().toSorted(compareRows) : null;
  const like: Quantity = values[0]?.total ?? { kind: 'decimal', value: ZERO };
  return {
    total: likeQuantity(like, sumDecimals(values.map(({ total }) => numberOf(total) ?? ZERO))),
    count: values.reduce((sum, { count }) => sum + count, 0),
    rowStreamHash: rows === null ? joinedHash(values) : hashMeasuredRows(rows),
    rows: rowsShown(rows, values),
    artefact: null,
  };
}

/** The rows are kept where they were kept of each member, so that long sums of a team are opened by page as others are. */
function rowsShown(
  rows: readonly MeasuredRow[] | null,
  values: readonly Sum[],
): readonly MeasuredRow[] | null {
  const isLongKept = values.some((value) => (value.rows?.length ?? 0) > ROWS_SHOWN_MAX);
  return rows === null || (rows.length > ROWS_SHOWN_MAX && !isLongKept) ? null : rows;
}

function joinedHash(values: readonly Sum[]): string {
  const stream = new RowStreamHash();
  for (const hash of values.map(({ rowStreamHash }) => rowStreamHash).toSorted()) stream.add([hash]);
  return stream.digest();
}

type Gathered = { readonly inputs: readonly PayeeInput[]; readonly belonging: Belonging };

function membersOf(plan: Plan, component: PlanComponent, { inputs, belonging }: Gathered): Members {
  const asked = inputs.flatMap((input) => inputInForce(component, askedInput(plan, component, input)) ?? []);
  const byPayee = new Map(asked.map((each) => [each.payee.payee, each]));
  const known = (payees: Iterable<EntityId>) => {
    const wanted = new Set(payees);
    return asked.filter(({ payee }) => wanted.has(payee.payee));
  };
  return {
    inputs: asked,
    groups: (among) => (among === 'population' ? [asked] : belonging.teams.map(known)),
    reportsOf: (payee) => known(belonging.reportsOf(payee)).filter((each) => each !== byPayee.get(payee)),
    teamOf: (payee) => known(belonging.teamsOf(payee).flat()).filter((each) => each !== byPayee.get(payee)),
  };
}

/** An input whose components are calculated when they are asked for: the plan's order has no cycle. */
function askedInput(plan: Plan, component: PlanComponent, payee: PayeeInput): ComponentInput {
  const done = new Map<string, Result<Outcome>>();
  const nodes = payeeNodes(plan, payee, (code) => {
    const other = plan.components.find((each) => each.code === code);
    if (other !== undefined && !done.has(code))
      done.set(code, calculateComponent(other, { plan, payee, rule: ruleOf(plan, code), nodes }));
    return dueOf(done.get(code), code);
  });
  return { plan, payee, rule: ruleOf(plan, component.code), nodes };
}

function joined(before: GroupFigures, added: Partial<GroupFigures>): GroupFigures {
  return {
    measures: before.measures,
    ranks: [...before.ranks, ...(added.ranks ?? [])],
    pools: [...before.pools, ...(added.pools ?? [])],
    grants: [...before.grants, ...(added.grants ?? [])],
    lines: [...before.lines, ...(added.lines ?? [])],
    refusals: { ...before.refusals, ...added.refusals },
  };
}
