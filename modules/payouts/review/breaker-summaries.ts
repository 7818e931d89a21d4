// What the circuit breaker looks at, small however many sales and lines there are: told of lists in memory here, of many
// rows by SQL and slice by slice.
import type { Transaction } from '@cordee/engine-compensation';
import { decimal, decimalText, plus, ZERO, type Decimal, type EntityId } from '@cordee/kernel';
import type { RunLine } from '../run.ts';

/** Every sale once, whoever shares it. */
export type SalesSummary = {
  readonly sellers: ReadonlySet<string>;
  /** How many sales are in each currency. */
  readonly byCurrency: ReadonlyMap<string, number>;
  /** Sales that differ in kind, code, day or amount; those of them that came from several sources, and which. */
  readonly distinct: number;
  readonly doubled: number;
  readonly doubledSources: readonly string[];
};

type Rate = { readonly earned: Decimal; readonly measured: Decimal };

export type LinesSummary = {
  /** What each component pays of what it measures, over all payees. */
  readonly rates: ReadonlyMap<string, Rate>;
  /** Payees with a component that measures something. */
  readonly sold: ReadonlySet<EntityId>;
  /** The same, corrections included. */
  readonly measured: ReadonlySet<EntityId>;
};

/** What is asked of the lines of the period before. */
export type PaidBefore = Pick<LinesSummary, 'rates' | 'sold'>;

export type BreakerLine = Pick<RunLine, 'payeeId' | 'kind' | 'component' | 'measured' | 'earned' | 'issue'>;

export function summariseSales(sales: Iterable<Transaction>): SalesSummary {
  const own = [...new Set(sales)];
  const groups = Map.groupBy(own, ({ kind, code, date, amount }) =>
    JSON.stringify([kind, code, date.toString(), decimalText(amount.value), amount.currency]),
  );
  const doubled = [...groups.values()].filter((group) => new Set(group.map(({ source }) => source)).size > 1);
  return {
    sellers: new Set(own.flatMap(({ seller }) => seller ?? [])),
    byCurrency: new Map(
      [...Map.groupBy(own, ({ amount }) => amount.currency)].map(([found, { length }]) => [found, length]),
    ),
    distinct: groups.size,
    doubled: doubled.length,
    doubledSources: [...new Set(doubled.flatMap((group) => group.map(({ source }) => source)))].toSorted(),
  };
}

export function summariseLines(lines: Iterable<BreakerLine>): LinesSummary {
  const summary = openLinesSummary();
  for (const line of lines) summary.add(line);
  return summary.take();
}

/** Line by line, for whoever does not hold them all. */
export function openLinesSummary(): { add(line: BreakerLine): void; take(): LinesSummary } {
  const rates = new Map<string, Rate>();
  const [sold, all] = [new Set<EntityId>(), new Set<EntityId>()];
  // The lines of a payee say the same of the period's attainment.
  let last = { text: '0', measured: ZERO };
  return {
    add: ({ payeeId, kind, component, earned, measured: text, issue }) => {
      if (text === null) return;
      if (text !== last.text) last = { text, measured: decimal(text) };
      const { measured } = last;
      if (measured.unscaled > 0n) {
        all.add(payeeId);
        if (kind === 'component') sold.add(payeeId);
      }
      if (kind === 'component' && issue === null)
        rates.set(component, sumOf(rates.get(component), { earned: decimal(earned), measured }));
    },
    take: () => ({ rates, sold, measured: all }),
  };
}

/** The summary of lines that were summarised in parts. */
export function linesTogether(parts: readonly LinesSummary[]): LinesSummary {
  const rates = new Map<string, Rate>();
  for (const part of parts)
    for (const [component, rate] of part.rates) rates.set(component, sumOf(rates.get(component), rate));
  return {
    rates,
    sold: new Set(parts.flatMap(({ sold }) => [...sold])),
    measured: new Set(parts.flatMap(({ measured }) => [...measured])),
  };
}

function sumOf(known: Rate | undefined, { earned, measured }: Rate): Rate {
  if (known === undefined) return { earned: plus(ZERO, earned), measured: plus(ZERO, measured) };
  return { earned: plus(known.earned, earned), measured: plus(known.measured, measured) };
}
