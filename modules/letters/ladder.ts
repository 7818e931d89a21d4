// Pay at 50, 70, 80, 100 and 120 % of the objective, by the engine that pays.
import { parsePlan, payAtAttainment, type PayeeTerm } from '@cordee/engine-compensation';
import {
  civilCalendar,
  currency,
  decimal,
  decimalText,
  moneyText,
  ok,
  percentage,
  periodByCode,
  plainDate,
  refused,
  sumDecimals,
  times,
  type Period,
  type Decimal,
  type Result,
} from '@cordee/kernel';

/** What pay is calculated from, in texts: it stands in the letter, so that anyone can calculate it again. */
export type LadderBasis = {
  readonly document: unknown;
  readonly base: string;
  readonly terms: readonly WrittenTerm[];
  readonly periods: readonly { readonly code: string; readonly quota: string }[];
};
type WrittenTerm = {
  readonly code: string;
  readonly from: string | null;
  readonly value: string;
  /** Null for a rate. */
  readonly currency: string | null;
};

export type Rung = { readonly attainment: string; readonly result: string; readonly pay: string };

const ATTAINMENTS = ['0.5', '0.7', '0.8', '1', '1.2'] as const;

/**
 * The pay of each rung, in the plan's currency. Refuses what payAtAttainment and parsePlan refuse, and
 * letters.ladder_unreadable for a basis that is none.
 */
export function ladderOf({ document, base, terms, periods }: LadderBasis): Result<readonly Rung[]> {
  const parsed = parsePlan(document);
  if (!parsed.ok) return refused('letters.ladder_unreadable');
  const quotas: { period: Period; quota: Decimal }[] = [];
  for (const { code, quota } of periods) {
    const period = periodByCode(civilCalendar, code);
    if (!period.ok) return period;
    quotas.push({ period: period.value, quota: decimal(quota) });
  }
  const whole = sumDecimals(quotas.map(({ quota }) => quota));
  const own = { plan: parsed.value, terms: terms.map(termOf), periods: quotas, base };
  const rungs: Rung[] = [];
  for (const attainment of ATTAINMENTS) {
    const paid = payAtAttainment(own, decimal(attainment));
    if (!paid.ok) return paid;
    rungs.push({
      attainment,
      result: decimalText(times(whole, decimal(attainment))),
      pay: moneyText(paid.value),
    });
  }
  return ok(rungs);
}

/** A term of somebody's contract as the letter writes it. */
export function writtenTerm({ code, effectiveFrom, value }: PayeeTerm): WrittenTerm {
  const from = effectiveFrom?.toString() ?? null;
  return value.kind === 'amount'
    ? { code, from, value: decimalText(value.amount.value), currency: value.amount.currency }
    : { code, from, value: decimalText(value.ratio), currency: null };
}

function termOf({ code, from, value, currency: unit }: WrittenTerm): PayeeTerm {
  return {
    code,
    ...(from === null ? {} : { effectiveFrom: plainDate(from) }),
    value:
      unit === null
        ? { kind: 'percentage', ratio: percentage(value) }
        : { kind: 'amount', amount: { value: decimal(value), currency: currency(unit) } },
    place: {},
  };
}
