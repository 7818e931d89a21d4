import { minusMoney, moneyText, sumMoney, type Money } from '@cordee/kernel';
import type { RunLine } from '../run.ts';

export type Exception = {
  readonly payeeId: string;
  readonly payee: string;
  readonly before: string | null;
  readonly now: string;
  readonly difference: string;
};

const shownMax = 20;

/** Who is paid otherwise than in the run before, the largest difference first: what a second person looks at. */
export function compareRuns(now: readonly RunLine[], before: readonly RunLine[]): Exception[] {
  const paidBefore = totals(before);
  const exceptions = [...totals(now)].map(([payeeId, { name, total }]) => {
    const earlier = paidBefore.get(payeeId)?.total ?? null;
    const difference = earlier === null ? total : minusMoney(total, earlier);
    return {
      payeeId,
      payee: name,
      before: earlier && moneyText(earlier),
      now: moneyText(total),
      difference: moneyText(difference),
      size: difference.minor < 0n ? -difference.minor : difference.minor,
    };
  });
  return exceptions
    .filter((exception) => exception.size > 0n)
    .toSorted((a, b) => (a.size === b.size ? 0 : a.size < b.size ? 1 : -1))
    .slice(0, shownMax)
    .map(({ size: _size, ...exception }) => exception);
}

function totals(lines: readonly RunLine[]): Map<string, { name: string; total: Money }> {
  return new Map(
    [...Map.groupBy(lines, (line) => line.payeeId)].flatMap(([payeeId, own]) => {
      const [first] = own;
      return first
        ? [
            [
              payeeId,
              {
                name: first.payee,
                total: sumMoney(
                  own.map((line) => line.payable),
                  first.payable.currency,
                ),
              },
            ],
          ]
        : [];
    }),
  );
}
