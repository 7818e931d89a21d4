// The reverse funnel of each seller of the CRM set, from their first quarters, against what they did in the last one.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { conversionOf, neededInterval } from '@cordee/engine-planning';

export type FunnelTried = {
  readonly seller: string;
  readonly won: number;
  /** Opportunities that the funnel says the last quarter's sales took, and how sure it is of it. */
  readonly needed: number;
  readonly low: number;
  readonly high: number;
  /** Opportunities that were really closed. */
  readonly closed: number;
};

type Outcomes = { readonly tries: number; readonly successes: number };

const lastQuarter = '2017-10-01';

export function crmFunnels(folder: string, seed: number): readonly FunnelTried[] {
  const closed = closedDeals(join(folder, 'sales_pipeline.csv'));
  const sellers = [...new Set(closed.map(({ seller }) => seller))].toSorted();
  const triedIn = (seller: string, isLast: boolean): Outcomes => {
    const own = closed.filter((each) => each.seller === seller && each.on >= lastQuarter === isLast);
    return { tries: own.length, successes: own.filter(({ isWon }) => isWon).length };
  };
  const before = sellers.map((seller) => triedIn(seller, false));
  return sellers.flatMap((seller, index): readonly FunnelTried[] => {
    const [own, last] = [before[index], triedIn(seller, true)];
    const conversion = own && conversionOf(own, before);
    if (!conversion?.ok || last.successes === 0) return [];
    const { low, high } = neededInterval(last.successes, [conversion.value], seed);
    const needed = last.successes / conversion.value.rate;
    return [{ seller, won: last.successes, needed, low, high, closed: last.tries }];
  });
}

function closedDeals(path: string) {
  const [, ...lines] = readFileSync(path, 'utf8').split(/\r?\n/);
  return lines.flatMap((line) => {
    const [, seller = '', , , stage = '', , date = ''] = line.split(',');
    if (stage !== 'Won' && stage !== 'Lost') return [];
    const [month = '', day = '', year = ''] = date.split('/');
    return [
      { seller, isWon: stage === 'Won', on: `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` },
    ];
  });
}
