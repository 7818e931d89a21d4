// A plan's crediting and measures as a question for set-based SQL. What SQL does not say yet is refused by name, and the
// run credits in memory: never a silent difference.
import {
  barriersOf,
  describeMeasure,
  rollUpArgs,
  type Measure,
  type Plan,
  type Reporting,
} from '@cordee/engine-compensation';
import {
  ALWAYS,
  compareDecimals,
  decimalText,
  invariant,
  ok,
  refused,
  type Period,
  type Result,
} from '@cordee/kernel';
import type {
  CreditMeasure,
  CreditQuestion,
  DirectRule,
  RollUpRule,
  SaleCondition,
  SaleField,
} from '@cordee/platform/compute';
import { managementLines, type Levels } from '../run/management-lines.ts';
import type { MemoryNeed } from '../run/memory-need.ts';
import { saleFormula } from './sale-formula.sql.ts';

/** What crediting reads beside the facts themselves. */
export type CreditingPlaces = Pick<CreditQuestion, 'holdings' | 'sources'> & {
  readonly reports: readonly Reporting[];
};

/** Refuses payouts.many_rows_unsupported, with what the plan needs memory for. */
export function creditQuestion(
  plan: Plan,
  period: Period,
  { reports, ...places }: CreditingPlaces,
): Result<CreditQuestion> {
  const grouped = [...barriersOf(plan).reads].find((reads) => reads !== 'own');
  if (grouped !== undefined) return unsupported('payees_compared');
  const byRow = plan.components.find(
    ({ readsRows, modifiers: { per, from, to } }) =>
      readsRows || per === 'transaction' || from !== null || to !== null,
  );
  if (byRow !== undefined) return unsupported('by_sale', byRow.code);
  if (plan.conversion !== null) return unsupported('conversion');
  const measures = all(plan.measures, (measure) => measureOf(plan, measure, period));
  if (!measures.ok) return measures;
  if (measures.value.length > measuresMax) return unsupported('many_measures');
  const rules = plan.crediting.toSorted((a, b) => a.precedence - b.precedence);
  const direct = all(
    rules.filter(({ kind }) => kind === 'direct'),
    directRule,
  );
  if (!direct.ok) return direct;
  const rollUps = all(
    rules.filter(({ kind }) => kind === 'additional'),
    (rule) => rollUpRule(rule, reports),
  );
  return rollUps.ok
    ? ok({ direct: direct.value, rollUps: rollUps.value, measures: measures.value, ...places })
    : rollUps;
}

const measuresMax = 30;

type Rule = Plan['crediting'][number];

const unsupported = (need: MemoryNeed, what = '') => refused('payouts.many_rows_unsupported', { need, what });

function all<From, To>(list: readonly From[], each: (one: From) => Result<To>): Result<readonly To[]> {
  const done: To[] = [];
  for (const one of list) {
    const result = each(one);
    if (!result.ok) return result;
    done.push(result.value);
  }
  return ok(done);
}

function measureOf(plan: Plan, measure: Measure, period: Period): Result<CreditMeasure> {
  const { contributions, filters, bands } = describeMeasure(measure);
  if (!['amount', 'count'].includes(measure.aggregation)) return unsupported('measure', measure.code);
  if (measure.window !== 'period') return unsupported('measure', measure.code);
  if (measure.scope !== 'own') return unsupported('measure', measure.code);
  if (measure.credits !== 'all') return unsupported('measure', measure.code);
  if (measure.excludes.length > 0) return unsupported('measure', measure.code);
  if (measure.value !== null) return unsupported('formula', measure.code);
  if (contributions.length === 0) return unsupported('measure', measure.code);
  const condition = conditionOf({ filters, bands, from: period.from, to: period.to });
  if (!condition.ok) return condition;
  const formula = saleFormula(measure, plan.currency);
  return formula.ok
    ? ok({ code: measure.code, kinds: contributions, condition: condition.value, formula: formula.value })
    : formula;
}

const saleFields: readonly SaleField[] = ['kind', 'product', 'channel', 'origin'];

function conditionOf(given: Pick<Rule, 'filters' | 'bands' | 'from' | 'to'>): Result<SaleCondition> {
  const filters = all(given.filters, ({ field, values }) => {
    const known = saleFields.find((each) => each === field);
    return known === undefined ? unsupported('field', field) : ok({ field: known, values });
  });
  if (!filters.ok) return filters;
  const amounts = all(given.bands, ({ field, at_least: atLeast, below }) => {
    const bounds = [atLeast, below].map((bound) => (bound === null ? null : decimalText(bound)));
    const isTooFine = [atLeast, below].some((bound) => bound !== null && bound.scale > boundScaleMax);
    if (field !== 'amount' || isTooFine) return unsupported('field', field);
    return ok({ atLeast: bounds[0] ?? null, below: bounds[1] ?? null });
  });
  if (!amounts.ok) return amounts;
  const days = { from: (given.from ?? ALWAYS).toString(), to: given.to?.toString() ?? null };
  return ok({ days, filters: filters.value, amounts: amounts.value });
}

const boundScaleMax = 8;

function directRule(rule: Rule): Result<DirectRule> {
  const { code, type } = rule;
  if (type !== 'owner' && type !== 'split') return unsupported('crediting', code);
  // What a rule of the registry was given has been read and checked with the plan.
  const { shares = [] } = rule.args as { readonly shares?: readonly unknown[] };
  if (shares.length > 0) return unsupported('crediting', code);
  const condition = conditionOf(rule);
  return condition.ok ? ok({ code, type, condition: condition.value }) : condition;
}

function rollUpRule(rule: Rule, reports: readonly Reporting[]): Result<RollUpRule> {
  const { code, type } = rule;
  if (type !== 'roll_up') return unsupported('crediting', code);
  if (rule.group !== null) return unsupported('crediting', code);
  if (levelsOf(rule.args).shares.some((share) => compareDecimals(share, TEN) >= 0))
    return unsupported('crediting', code);
  const lines = managementLines(reports, levelsOf(rule.args));
  if (lines === null) return unsupported('two_managers');
  const condition = conditionOf(rule);
  if (!condition.ok) return condition;
  return ok({
    code,
    lines: lines.map(({ payee, manager, share, from, to }) => ({
      payee,
      manager,
      share: decimalText(share),
      from: from.toString(),
      to: to?.toString() ?? null,
    })),
    condition: condition.value,
  });
}

const TEN = { unscaled: 10n, scale: 0 };

function levelsOf(args: unknown): Levels {
  const read = rollUpArgs.read(args, '$');
  invariant(read.ok, 'the arguments of a rule were read with its plan');
  return read.value;
}
