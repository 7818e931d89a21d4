import { monthsMin, simulateAttainment } from '@cordee/engine-planning';
import { compareDecimals, decimalText, ZERO, type Decimal } from '@cordee/kernel';
import type { Dossier } from './dossier.ts';
import { monthsOf, type Round, type Seat } from './round.ts';

/** How likely a figure is; null with the months that are missing to say so. */
export type Chances = {
  /** Whose months it was drawn from: the seller's own, or those of ten sellers and more, of the same manager where they are so many. */
  readonly drawnFrom: 'own' | 'team';
  readonly known: {
    readonly low: string;
    readonly median: string;
    readonly high: string;
    readonly reaches: string;
  } | null;
  readonly monthsMissing: number;
};

const draws = 2_000;
const seed = 20_260_101;

type Asked = {
  readonly seat: Seat;
  readonly seats: readonly Seat[];
  readonly quota: Decimal;
  readonly monthCount: number;
};

/** Shares of the figure to three decimals: `low` to `high` hold 80 % of what the months make likely. */
export function chancesOf({ seat, seats, quota, monthCount }: Asked): Chances {
  const { from, months } = monthsBehind(seat, seats);
  const history = {
    seller: seat.node,
    // Chances are measures, no money: binary numbers are what the engine takes.
    months: months.map(({ result }) => ({ result: Number(result), weight: 1 })),
    quota: Number(decimalText(quota)),
  };
  const season = Array.from({ length: monthCount }, () => 1);
  const [simulated] = simulateAttainment({ histories: [history], season, draws, seed });
  if (!simulated?.known)
    return { drawnFrom: from, known: null, monthsMissing: simulated?.monthsMissing ?? 0 };
  const { low, median, high, reaches } = simulated.known;
  const text = (share: number) => share.toFixed(3);
  return {
    drawnFrom: from,
    known: { low: text(low), median: text(median), high: text(high), reaches: text(reaches) },
    monthsMissing: from === 'own' ? 0 : monthsMin - seat.months.length,
  };
}

/** A newcomer's figure is the mean of the team's: so are the months that say how likely it is. */
function monthsBehind(
  seat: Seat,
  seats: readonly Seat[],
): { readonly from: Chances['drawnFrom']; readonly months: Seat['months'] } {
  if (seat.months.length >= monthsMin) return { from: 'own', months: seat.months };
  const settled = seats.filter(({ months }) => months.length >= monthsMin);
  const team = settled.filter(({ managerId }) => managerId === seat.managerId);
  const like = team.length >= sellersMin ? team : settled;
  return like.length < sellersMin
    ? { from: 'own', months: seat.months }
    : { from: 'team', months: like.flatMap((each) => each.months) };
}

/** Fewer would let one person's months be guessed. */
const sellersMin = 10;

const seatOf = ({ basis }: Round, { node }: Dossier): Seat | undefined =>
  basis.seats.find((each) => each.node === node);

/** Of what a round gives to the seller of a dossier; null where the round has no seat of theirs. */
export function attainabilityOf(round: Round, dossier: Dossier): Chances | null {
  const { seats } = round.basis;
  const seat = seatOf(round, dossier);
  return seat === undefined
    ? null
    : chancesOf({ seat, seats, quota: dossier.allocated, monthCount: monthsOf(round.period) });
}

/** Whether `attainabilityOf` has something to say, without drawing it. */
export function hasAttainability(round: Round, dossier: Dossier): boolean {
  const seat = seatOf(round, dossier);
  const months = seat === undefined ? [] : monthsBehind(seat, round.basis.seats).months;
  return months.length >= monthsMin && compareDecimals(dossier.allocated, ZERO) > 0;
}
