import {
  amount,
  civilCalendar,
  decimal,
  invariant,
  moneyText,
  percentage,
  periodByCode,
  plainDate,
} from '@cordee/kernel';
import type { Amount, Money, Period } from '@cordee/kernel';
import { parsePlan } from '../plan-format/parse-plan.ts';
import type { Plan } from '../plan-format/plan.ts';
import { EUR, idOf } from '../whole-plan.test-support.ts';
import type { Adjustment, Cancellation, Collection, ReleasableLine, ReleaseInput } from './release-input.ts';
import { releasePeriod } from './release-period.ts';
import type { ReleaseResult } from './release-result.ts';
import { NOTHING_RELEASED } from './release-state.ts';
import type { ReleaseState } from './release-state.ts';

/** The document of a monthly plan of components c0, c1… that releases as said. */
export function documentReleasing(release: object, components = 1): object {
  return {
    format: 'cordee-plan/1',
    code: 'test',
    name: 'Test',
    version: '1',
    semantics: 1,
    currency: 'EUR',
    calendar: 'civil',
    grain: 'month',
    measures: [{ code: 'base', base: 'order_intake', aggregation: 'amount' }],
    components: Array.from({ length: components }, (_, index) => ({
      code: `c${index}`,
      type: 'percentage_of_measure',
      args: { measure: 'base', rate: '0.1' },
    })),
    release,
  };
}

/** The plan of that document; what its components earn is given by the test. */
export function planReleasing(release: object, components = 1): Plan {
  const parsed = parsePlan(documentReleasing(release, components));
  invariant(parsed.ok, 'an invented plan is accepted', { refusals: parsed.ok ? [] : parsed.refusal });
  return parsed.value;
}

export const euros = (text: string): Money => {
  const { unscaled, scale } = decimal(text);
  return { minor: unscaled * 10n ** BigInt(2 - scale), currency: EUR };
};

/** What a component earned, whole or as `sale: amount`. */
export function earned(what: string | Readonly<Record<string, string>>, component = 'c0'): ReleasableLine {
  const parts =
    typeof what === 'string'
      ? null
      : Object.entries(what).map(([code, text]) => ({ source: 'test', code, earned: amount(text, 'EUR') }));
  const total: Money =
    typeof what === 'string'
      ? euros(what)
      : { minor: Object.values(what).reduce((sum, text) => sum + euros(text).minor, 0n), currency: EUR };
  const value: Amount = { value: { unscaled: total.minor, scale: 2 }, currency: EUR };
  const explanation = {
    kind: 'source',
    label: { key: 'compensation.commission', args: {} },
    value: { kind: 'amount', amount: value },
    place: {},
  } as const;
  return { component, payable: total, parts, explanation };
}

export function collection(
  code: string,
  soldOn: string,
  sum: string,
  payments: Readonly<Record<string, string>>,
): Collection {
  return {
    sale: { source: 'test', code },
    soldOn: plainDate(soldOn),
    amount: amount(sum, 'EUR'),
    payments: Object.entries(payments).map(([date, text]) => ({
      date: plainDate(date),
      amount: amount(text, 'EUR'),
      place: {},
    })),
    place: {},
  };
}

export function cancellation(date: string, rest: Partial<Cancellation> = {}): Cancellation {
  return {
    code: `refund of ${date}`,
    date: plainDate(date),
    sale: null,
    component: null,
    earnedIn: null,
    share: percentage('1'),
    soldOn: null,
    servedMonths: null,
    contractMonths: null,
    place: {},
    ...rest,
  };
}

export function adjustment(sum: string, rest: Partial<Adjustment> = {}): Adjustment {
  const people = { requester: 'manager', approver: 'finance' };
  return {
    code: 'a1',
    component: null,
    amount: euros(sum),
    reason: 'Erreur de saisie',
    ...people,
    place: {},
    ...rest,
  };
}

export type Month = Partial<Omit<ReleaseInput, 'payee' | 'period' | 'calendar'>>;

/** Successive periods from the given one on, each from the state that the one before left. */
export function released(
  plan: Plan,
  first: string,
  months: readonly Month[],
  opening: ReleaseState = NOTHING_RELEASED,
): readonly ReleaseResult[] {
  const found = periodOf(first);
  const results: ReleaseResult[] = [];
  let state = opening;
  for (const [index, month] of months.entries()) {
    const from = found.from.add({ months: index });
    const period = index === 0 ? found : periodOf(from.toString().slice(0, 7));
    const result = releasePeriod(plan, inputOf(period, month), state);
    results.push(result);
    state = result.state;
  }
  return results;
}

const PERIODS = new Map<string, Period>();

/** The civil period of the code, found once: a calendar is slow to lay out. */
function periodOf(code: string): Period {
  const known = PERIODS.get(code);
  if (known !== undefined) return known;
  const found = periodByCode(civilCalendar, code);
  invariant(found.ok, 'a test names a civil period', { code });
  PERIODS.set(code, found.value);
  return found.value;
}

function inputOf(period: ReleaseInput['period'], month: Month): ReleaseInput {
  return {
    payee: idOf('ana'),
    period,
    calendar: civilCalendar,
    lines: [],
    terms: [],
    collections: [],
    cancellations: [],
    adjustments: [],
    proration: null,
    startedOn: null,
    otherPay: null,
    protectedPay: null,
    dependants: 0,
    ...month,
  };
}

export const payables = (results: readonly ReleaseResult[]): readonly string[] =>
  results.map(({ payable }) => moneyText(payable));

export function balancesOf(results: readonly ReleaseResult[], kind: string, code: string): readonly string[] {
  return results.map(({ balances }) => {
    const balance = balances.find((each) => each.kind === kind && each.code === code);
    return balance === undefined ? '0.00' : moneyText(balance.after);
  });
}

export const lineOf = (result: ReleaseResult | undefined, kind: string): string =>
  moneyText(result?.lines.find((line) => line.kind === kind)?.amount ?? { minor: 0n, currency: EUR });
