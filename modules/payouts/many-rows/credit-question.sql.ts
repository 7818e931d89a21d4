// A plan's crediting and measures as a question for set-based SQL. What SQL does not say yet is refused by name, and the
// run credits in memory: never a silent difference.
import { barriersOf, rollUpArgs, type Plan, type Reporting } from '@cordee/engine-compensation';
import {
  compareDecimals,
  decimalText,
  invariant,
  ok,
  refused,
  type Period,
  type Result,
} from '@cordee/kernel';
import type { CreditQuestion, DirectRule, RollUpRule } from '@cordee/platform/compute';
import { managementLines, type Levels } from '../run/management-lines.ts';
import type { MemoryNeed } from '../run/memory-need.ts';
import { countedMeasure } from './counted-measure.sql.ts';
import { countedSets } from './counted-sets.sql.ts';
import { saleConditionOf } from './sale-condition.sql.ts';

/** What crediting reads beside the facts themselves. */
export type CreditingPlaces = Pick<CreditQuestion, 'holdings' | 'sources' | 'told'> & {
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
  const measures = all(countedSets(plan.measures), (set) =>
    countedMeasure(plan, set, { period, isTold: (places.told ?? []).length > 0 }),
  );
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

function directRule(rule: Rule): Result<DirectRule> {
  const { code, type } = rule;
  if (type !== 'owner' && type !== 'split') return unsupported('crediting', code);
  // What a rule of the registry was given has been read and checked with the plan.
  const { shares = [] } = rule.args as { readonly shares?: readonly unknown[] };
  if (shares.length > 0) return unsupported('crediting', code);
  const condition = saleConditionOf(rule);
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
  const condition = saleConditionOf(rule);
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
