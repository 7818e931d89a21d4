/** One group of sellers as the simulation sees it: measures, not money that is kept. */
export type SimulatedGroup = {
  readonly heads: number;
  /** Monthly, of each seller in place. */
  readonly attrition: number;
  /** Share of full output in the first, second … month of a hire. */
  readonly ramp: readonly number[];
  /** Of a seller past the ramp, by month. */
  readonly output: readonly number[];
  /** How one seller's month varies, as a share of its output: the standard deviation. */
  readonly outputNoise: number;
  /** Planned first days, by month. */
  readonly hires: readonly number[];
  /** Chance that a hire begins 0, 1, 2 … months late; sums to 1. */
  readonly delay: readonly number[];
  /** Months after which whoever leaves is replaced, before delays; null: nobody is. */
  readonly backfillMonths: number | null;
};
