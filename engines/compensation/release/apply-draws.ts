import { compareDates, decimal, minDecimal, ok, percentageOf, sumMoney } from '@cordee/kernel';
import type { Explanation, Money, Result } from '@cordee/kernel';
import { isActive, proratedNode, spanContaining } from './limit-window.ts';
import { calledOf } from './pay-limits-field.ts';
import type { Draw } from './pay-limits-field.ts';
import {
  added,
  given,
  moneyOf,
  payStep,
  stated,
  statedNumber,
  statedShare,
  sumNode,
  toCents,
} from './pay-step.ts';
import type { Paying } from './pay-step.ts';
import type { Balance, PayLine, ReleaseIssue } from './release-result.ts';
import type { DrawBalance } from './release-state.ts';

export type Drawn = {
  /** What is left of the due once draws have taken theirs, before what is paid at the period's end. */
  readonly due: Explanation;
  readonly lines: readonly PayLine[];
  readonly draws: readonly DrawBalance[];
  readonly balances: readonly Balance[];
  readonly forgiven: Money;
  readonly issues: readonly ReleaseIssue[];
};

/** A draw in its period: what it advanced, what of it the due covers, what was owed before. */
type Advance = {
  readonly draw: Draw;
  readonly owed: Money;
  readonly granted: Explanation | null;
  readonly covered: Explanation | null;
};

/**
 * Draws against a due that is not negative. First the advances of the period are covered by it, in the order of the list;
 * then what is owed from before is recovered. The rest of an advance is owed when it is recoverable, else forgotten.
 * Example: 1500 advanced a month at the end, 500 then 3000 due: paid 1500 and 2000, owed 1000 and 0.
 */
export function applyDraws(
  paying: Paying,
  draws: readonly Draw[],
  opening: { readonly due: Explanation; readonly draws: readonly DrawBalance[] },
): Drawn {
  const issues: ReleaseIssue[] = [];
  let due = opening.due;
  const advances = draws.map((draw): Advance => {
    const owed = owedBefore(paying, draw, opening.draws);
    const granted = grantedBy(paying, draw, { owed, due });
    if (!granted.ok) issues.push({ code: draw.code, refusal: granted.refusal });
    if (!granted.ok || granted.value === null) return { draw, owed, granted: null, covered: null };
    const told = { code: calledOf(draw) };
    const covered = upTo(paying, ['compensation.release_draw_covered', told], due, granted.value);
    due = payStep(paying, 'slice', ['compensation.release_draw_left_due', told], [due, granted.value]);
    return { draw, owed, granted: granted.value, covered };
  });
  const settled = advances.map((advance) => {
    const recovered = recoveredOn(paying, advance, due);
    if (recovered !== null) {
      due = payStep(
        paying,
        'slice',
        ['compensation.release_draw_left_due', { code: calledOf(advance.draw) }],
        [due, recovered.most],
      );
    }
    return settle(paying, advance, recovered?.taken ?? null);
  });
  const unlisted = opening.draws.filter(({ draw }) => !draws.some(({ code }) => code === draw));
  return {
    due,
    lines: settled.flatMap(({ lines }) => lines),
    draws: [...settled.map(({ balance, draw }) => ({ draw, owed: balance.after })), ...unlisted],
    balances: settled.map(({ balance }) => balance),
    forgiven: sumMoney(
      settled.map(({ forgiven }) => forgiven),
      paying.currency,
    ),
    issues,
  };
}

function owedBefore({ currency }: Paying, { code }: Draw, balances: readonly DrawBalance[]): Money {
  return balances.find(({ draw }) => draw === code)?.owed ?? { minor: 0n, currency };
}

/** The part of the value from nothing up to the bound. */
function upTo(
  paying: Paying,
  said: readonly [string, Readonly<Record<string, string>>],
  value: Explanation,
  bound: Explanation,
): Explanation {
  const zero = given({ minor: 0n, currency: paying.currency }, ['compensation.release_nothing']);
  return payStep(paying, 'slice', said, [value, zero, bound]);
}

type Room = { readonly owed: Money; readonly due: Explanation };

/** What the draw advances in the period, at most what its largest balance leaves; null when it does not apply. */
function grantedBy(paying: Paying, draw: Draw, { owed, due }: Room): Result<Explanation | null> {
  const { balance_max: most, paid } = draw;
  const told = { code: calledOf(draw) };
  const { period } = paying.input;
  if (!isActive(draw, period)) return ok(null);
  const sum = sumNode(paying, draw.amount, ['compensation.release_draw_amount', told]);
  if (!sum.ok) return sum;
  const forPeriod = draw.per === 'month' ? timesMonths(paying, draw, sum.value) : sum.value;
  const amount = draw.prorate ? proratedNode(paying, forPeriod, draw, period) : forPeriod;
  if (most === null) return ok(amount);
  const left = payStep(
    paying,
    'slice',
    ['compensation.release_draw_room', told],
    [
      stated(paying, most, ['compensation.release_draw_balance_max', told]),
      given(owed, ['compensation.release_draw_owed', told]),
    ],
  );
  const room = paid === 'start' ? left : added(paying, ['compensation.release_draw_room', told], [due, left]);
  const said = ['compensation.release_draw_granted', told] as const;
  return ok(toCents(paying, said, payStep(paying, 'minimum', said, [amount, room])));
}

function timesMonths(paying: Paying, draw: Draw, amount: Explanation): Explanation {
  const { from, to } = paying.input.period;
  const months = from.until(to, { largestUnit: 'month' }).months;
  const count = statedNumber(paying, months, ['compensation.release_draw_months']);
  return payStep(
    paying,
    'multiply',
    ['compensation.release_draw_for_months', { code: calledOf(draw) }],
    [amount, count],
  );
}

/** What is recovered of what was owed before, and the most that could be; null where nothing can. */
function recoveredOn(paying: Paying, { draw, owed }: Advance, due: Explanation) {
  const { recovery } = draw;
  const told = { code: calledOf(draw) };
  const { period } = paying.input;
  const isLater = recovery.from !== null && compareDates(recovery.from, period.to) >= 0;
  if (owed.minor <= 0n || isLater) return null;
  const bounds = [given(owed, ['compensation.release_draw_owed', told])];
  if (recovery.amount_max !== null) {
    const said = ['compensation.release_draw_recovery_max', told] as const;
    bounds.push(toCents(paying, said, stated(paying, recovery.amount_max, said)));
  }
  if (recovery.share_max !== null) {
    const said = ['compensation.release_draw_recovery_share', told] as const;
    const share = statedShare(paying, percentageOf(minDecimal(recovery.share_max, decimal('1'))), said);
    bounds.push(toCents(paying, said, payStep(paying, 'multiply', said, [due, share])));
  }
  const most = payStep(paying, 'minimum', ['compensation.release_draw_recoverable_now', told], bounds);
  return { most, taken: upTo(paying, ['compensation.release_draw_recovered', told], due, most) };
}

function settle(paying: Paying, { draw, owed, granted, covered }: Advance, recovered: Explanation | null) {
  const { code, paid } = draw;
  const none = { minor: 0n, currency: paying.currency };
  const isAtStart = paid === 'start';
  const lines: PayLine[] = [];
  if (granted !== null) {
    lines.push({
      kind: 'draw_advance',
      code,
      amount: moneyOf(granted),
      paidAtStart: isAtStart,
      explanation: granted,
    });
  }
  const taken = [covered, recovered].filter((each) => each !== null);
  if (taken.some((each) => moneyOf(each).minor > 0n)) {
    const minus = payStep(
      paying,
      'subtract',
      ['compensation.release_draw_given_back', { code: calledOf(draw) }],
      [given(none, ['compensation.release_nothing']), ...taken],
    );
    lines.push({
      kind: 'draw_recovery',
      code,
      amount: moneyOf(minus),
      paidAtStart: false,
      explanation: minus,
    });
  }
  const shortfall =
    (granted === null ? 0n : moneyOf(granted).minor) - (covered === null ? 0n : moneyOf(covered).minor);
  const owedNow =
    owed.minor - (recovered === null ? 0n : moneyOf(recovered).minor) + (draw.recoverable ? shortfall : 0n);
  const isForgiven = owedNow > 0n && isForgivenNow(paying, draw);
  const after = { ...none, minor: isForgiven ? 0n : owedNow };
  const balance: Balance = { kind: 'draw', code, before: owed, after };
  return { draw: code, lines, balance, forgiven: { ...none, minor: isForgiven ? owedNow : 0n } };
}

/** Whether the period is the last of the draw, or of the quarter or year, that the plan forgives the balance at. */
function isForgivenNow({ input }: Paying, { forgiven, to }: Draw): boolean {
  const { period, calendar } = input;
  if (forgiven === 'never') return false;
  if (forgiven === 'at_end') return to !== null && compareDates(to, period.to) <= 0;
  const grain = forgiven === 'year_end' ? 'year' : 'quarter';
  const span = spanContaining(calendar, grain, period);
  return compareDates(span.to, period.to) <= 0;
}
