import { moneyText, sumMoney } from '@cordee/kernel';
import type { Money } from '@cordee/kernel';
import type { ReleaseResult } from '../release/index.ts';

type Figures = Readonly<Record<string, string>>;

/** What of the earned falls due, by the codes of the plan. */
export type PayFigures = {
  /** By component, what falls due in the period, whenever it was earned. */
  readonly released: Figures;
  /** By kind and code ("draw_recovery advance"), the signed lines that make the pay. */
  readonly pay: Figures;
  /** By kind and code, what stands after the period: "draw advance", "held commission". */
  readonly balances: Figures;
  /** By component, earned and never to be paid. */
  readonly lost: Figures;
  /** What is still to come, with its date where one is known. */
  readonly schedule: readonly Figures[];
  /** Paid when the period began. */
  readonly advance: string;
  /** Paid at the end of the period, before withholdings. */
  readonly payable: string;
  readonly withheld: Figures;
  readonly net: string;
};

/** The figures of a release; without one, all that was earned is payable. */
export function payFigures(release: ReleaseResult | undefined, earned: string): PayFigures {
  if (release === undefined) return { ...ALL_PAID, payable: earned, net: earned };
  return {
    released: sums(release.released, ({ component }) => component),
    pay: sums(release.lines, ({ kind, code }) => `${kind} ${code}`.trim()),
    balances: Object.fromEntries(
      release.balances.map(({ kind, code, after }) => [`${kind} ${code}`.trim(), moneyText(after)]),
    ),
    lost: sums(release.lost, ({ component }) => component),
    schedule: release.schedule.map(({ component, earnedIn, sale, amount, due, reason }) => ({
      component,
      period: earnedIn,
      ...(sale === null ? {} : { transaction: sale.code }),
      amount: moneyText(amount),
      ...(due === null ? {} : { due: due.toString() }),
      reason,
    })),
    advance: moneyText(release.advance),
    payable: moneyText(release.payable),
    withheld: sums(release.withheld, ({ code }) => code),
    net: moneyText(release.net),
  };
}

const ALL_PAID = { released: {}, pay: {}, balances: {}, lost: {}, schedule: [], advance: '0', withheld: {} };

function sums<T extends { readonly amount: Money }>(
  list: readonly T[],
  nameOf: (each: T) => string,
): Figures {
  return Object.fromEntries(
    [...Map.groupBy(list, nameOf)].map(([name, own]) => {
      const amounts = own.map(({ amount }) => amount);
      const currency = amounts[0]?.currency;
      return [name, currency === undefined ? '0' : moneyText(sumMoney(amounts, currency))];
    }),
  );
}
