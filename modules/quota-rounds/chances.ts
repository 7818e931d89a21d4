import { monthsMin, simulateAttainment } from '@cordee/engine-planning';
import { compareDecimals, decimalText, ZERO, type Decimal } from '@cordee/kernel';
import type { Dossier } from './dossier.ts';
import { monthsOf, type Round, type Seat } from './round.ts';

/** How likely a figure is, from the seller's own months; null with the months that are missing to say so. */
export type Chances = {
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

/** Shares of the figure to three decimals: `low` to `high` hold 80 % of what the months make likely. */
export function chancesOf({ node, months }: Seat, quota: Decimal, monthCount: number): Chances {
  const history = {
    seller: node,
    // Chances are measures, no money: binary numbers are what the engine takes.
    months: months.map(({ result }) => ({ result: Number(result), weight: 1 })),
    quota: Number(decimalText(quota)),
  };
  const season = Array.from({ length: monthCount }, () => 1);
  const [simulated] = simulateAttainment({ histories: [history], season, draws, seed });
  if (!simulated?.known) return { known: null, monthsMissing: simulated?.monthsMissing ?? 0 };
  const { low, median, high, reaches } = simulated.known;
  const text = (share: number) => share.toFixed(3);
  return {
    known: { low: text(low), median: text(median), high: text(high), reaches: text(reaches) },
    monthsMissing: 0,
  };
}

const seatOf = ({ basis }: Round, { node }: Dossier): Seat | undefined =>
  basis.seats.find((each) => each.node === node);

/** Of what a round gives to the seller of a dossier; null where the round has no seat of theirs. */
export function attainabilityOf(round: Round, dossier: Dossier): Chances | null {
  const seat = seatOf(round, dossier);
  return seat === undefined ? null : chancesOf(seat, dossier.allocated, monthsOf(round.period));
}

/** Whether `attainabilityOf` has something to say, without drawing it. */
export function hasAttainability(round: Round, dossier: Dossier): boolean {
  const months = seatOf(round, dossier)?.months.length ?? 0;
  return months >= monthsMin && compareDecimals(dossier.allocated, ZERO) > 0;
}
