import { percentageOf, plus, ZERO } from '@cordee/kernel';
import type { Explanation, Money, Period, PlainDate } from '@cordee/kernel';
import { spanContaining } from './limit-window.ts';
import { ALL_AT_PERIOD_END } from './schedule-field.ts';
import type { ReleaseShare } from './schedule-field.ts';
import { dividedToCents, given, moneyOf, payStep, statedNumber, statedShare, toCents } from './pay-step.ts';
import type { Paying } from './pay-step.ts';
import type { Release } from './release-field.ts';
import type { ReleasableLine, Sale } from './release-input.ts';
import type { EarnedShare, HeldShare } from './release-state.ts';
import { centsBySale } from './sale-cents.ts';

/** A share with the steps that say why it is this sum; what an earlier period held says only its sum. */
export type DueShare = { readonly held: HeldShare; readonly node: Explanation };

export type DividedLine = { readonly shares: readonly DueShare[]; readonly earned: readonly EarnedShare[] };

/**
 * A line of the earn stage as the shares it falls due in, transaction by transaction where its parts are known and the
 * plan asks. Shares are divided cumulatively: they sum to each transaction and to the line to the cent, and what falls due of
 * the line is what its share says, rounded once. Of 0.05 at 50 % and 50 %, 0.02 and 0.03.
 */
export function divideLine(paying: Paying, release: Release, line: ReleasableLine): DividedLine {
  const shares = sharesOf(release, line.component);
  const isBySale = release.clawback !== null || shares.some(({ on }) => on === 'collection');
  const earnedIn = line.earnedIn ?? paying.input.period;
  const pieces = isBySale ? piecesOf(line, earnedIn) : [wholeOf(line)];
  return {
    shares: pieces.flatMap((piece) => dividePiece(paying, { line, earnedIn, shares, piece })),
    earned:
      release.clawback === null
        ? []
        : pieces.map(({ sale, earned }) => ({
            component: line.component,
            earnedIn: earnedIn.code,
            to: earnedIn.to,
            sale,
            earned,
            takenBack: { ...earned, minor: 0n },
          })),
  };
}

/** What one transaction earned of a line, and what the transactions before it earned together. */
type Piece = {
  readonly sale: Sale | null;
  readonly earned: Money;
  readonly before: Money;
  readonly node: Explanation;
};

function sharesOf({ schedule }: Release, component: string): readonly ReleaseShare[] {
  const own = schedule.find((each) => each.component === component);
  return (own ?? schedule.find((each) => each.component === null))?.shares ?? ALL_AT_PERIOD_END;
}

function wholeOf(line: ReleasableLine): Piece {
  return { sale: null, earned: line.payable, before: { ...line.payable, minor: 0n }, node: line.explanation };
}

function piecesOf(line: ReleasableLine, earnedIn: Period): readonly Piece[] {
  const { parts } = line;
  if (parts === undefined || parts === null || parts.length === 0) return [wholeOf(line)];
  const cents = centsBySale(
    line.payable,
    parts.map(({ earned }) => earned.value),
  );
  let before: Money = { ...line.payable, minor: 0n };
  return parts.map(({ source, code }, index): Piece => {
    const earned = cents[index] ?? { ...line.payable, minor: 0n };
    const place = { document: source, entity: code };
    const node = given(
      earned,
      ['compensation.release_earned_of_sale', { sale: code, period: earnedIn.code }],
      place,
    );
    const piece = { sale: { source, code }, earned, before, node };
    before = { ...before, minor: before.minor + earned.minor };
    return piece;
  });
}

type Division = {
  readonly line: ReleasableLine;
  readonly earnedIn: Period;
  readonly shares: readonly ReleaseShare[];
  readonly piece: Piece;
};

/** One share a due date; instalments are as many. Each knows the whole before it, so that the cents add up. */
function dividePiece(paying: Paying, { line, earnedIn, shares, piece }: Division): readonly DueShare[] {
  let before: Explanation | null = null;
  let cumulated = percentageOf(ZERO);
  return shares.flatMap((share) => {
    const start = before;
    cumulated = percentageOf(plus(cumulated, share.share));
    const isWhole = share === shares.at(-1);
    const upTo = isWhole ? piece.node : partOfPiece(paying, piece, cumulated);
    before = upTo;
    const node =
      start === null ? upTo : payStep(paying, 'subtract', ['compensation.release_due'], [upTo, start]);
    return datesOf(paying, share, node, earnedIn).flatMap(({ due, node: part }) =>
      moneyOf(part).minor === 0n
        ? []
        : [
            {
              node: part,
              held: heldShare({ line, earnedIn, share, due, sale: piece.sale, amount: moneyOf(part) }),
            },
          ],
    );
  });
}

/**
 * The cumulated share of one transaction: that of all up to it less that of all before it, so that the line as a whole is
 * divided to the cent as if it were one.
 */
function partOfPiece(
  paying: Paying,
  { before, earned, node }: Piece,
  ratio: ReleaseShare['share'],
): Explanation {
  const said = ['compensation.release_up_to_share'] as const;
  if (before.minor === 0n) return toCents(paying, said, shareOf(paying, node, ratio));
  const sums = [before.minor + earned.minor, before.minor].map((minor) =>
    given({ ...before, minor }, ['compensation.release_earned_together']),
  );
  return payStep(
    paying,
    'subtract',
    said,
    sums.map((sum) => toCents(paying, said, shareOf(paying, sum, ratio))),
  );
}

function shareOf(paying: Paying, node: Explanation, ratio: ReleaseShare['share']): Explanation {
  const share = statedShare(paying, ratio, ['compensation.release_share']);
  return payStep(paying, 'multiply', ['compensation.release_up_to_share'], [node, share]);
}

type Dated = { readonly due: PlainDate | null; readonly node: Explanation };

function datesOf(paying: Paying, share: ReleaseShare, node: Explanation, earnedIn: Period): readonly Dated[] {
  const months = share.months ?? 0;
  switch (share.on) {
    case 'period_end':
      return [{ due: lastDay(earnedIn.to), node }];
    case 'collection':
      return [{ due: null, node }];
    case 'year_end':
      return [{ due: yearEnd(paying, earnedIn), node }];
    case 'months_after':
      return [{ due: lastDay(earnedIn.to.add({ months })), node }];
    case 'date':
      return [{ due: share.date, node }];
    case 'instalments':
      return Array.from({ length: months }, (_, index) => ({
        due: lastDay(earnedIn.to.add({ months: share.after_months + index })),
        node: instalment(paying, node, index, months),
      }));
  }
}

function instalment(paying: Paying, node: Explanation, index: number, count: number): Explanation {
  const upTo = (number: number): Explanation =>
    number === count
      ? node
      : dividedToCents(
          paying,
          ['compensation.release_up_to_share'],
          [
            payStep(
              paying,
              'multiply',
              ['compensation.release_up_to_share'],
              [node, statedNumber(paying, number, ['compensation.release_instalments_due'])],
            ),
            statedNumber(paying, count, ['compensation.release_instalments']),
          ],
        );
  return index === 0
    ? upTo(1)
    : payStep(paying, 'subtract', ['compensation.release_due'], [upTo(index + 1), upTo(index)]);
}

function lastDay(to: PlainDate): PlainDate {
  return to.subtract({ days: 1 });
}

/** Without a year in the calendar, the year ends with the period itself. */
function yearEnd({ input }: Paying, earnedIn: Period): PlainDate {
  return lastDay(spanContaining(input.calendar, 'year', earnedIn).to);
}

type HeldParts = Pick<HeldShare, 'due' | 'sale' | 'amount'> &
  Omit<Division, 'piece' | 'shares'> & {
    readonly share: ReleaseShare;
  };

function heldShare({ line, earnedIn, share, due, sale, amount }: HeldParts): HeldShare {
  return {
    component: line.component,
    earnedIn: earnedIn.code,
    from: earnedIn.from,
    to: earnedIn.to,
    on: share.on,
    due,
    collected: share.collected,
    withinDays: share.within_days,
    sale,
    amount,
    released: { ...amount, minor: 0n },
  };
}
