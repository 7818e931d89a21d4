import type { Explanation } from '@cordee/kernel';
import { childrenOf } from '@cordee/kernel';
import type { ChangeBand } from './changes.ts';
import type { Comparison, FigureCode, Figures } from './compare-replays.ts';
import { FIGURES } from './compare-replays.ts';
import { unknown } from './figure-nodes.ts';

/** A group smaller than this is never told apart. */
export const GROUP_MIN = 10;

/**
 * What a works council may see: sums and shares of groups of ten or more, and no person. A group that is smaller is
 * withheld together with the groups that it could be told from by subtraction; neighbouring bands join until each has
 * ten. Fewer than ten payees in all: no figure.
 */
export function hideSmallGroups(comparison: Comparison): Comparison {
  const { population, figures } = comparison;
  const counts = [figures.winners_count, figures.losers_count, figures.unchanged_count].map(countIn);
  const isTold = counts.every((count) => count === 0 || count >= GROUP_MIN);
  const withheld = new Set<FigureCode>(population < GROUP_MIN ? FIGURES : isTold ? [] : GROUP_FIGURES);
  return {
    ...comparison,
    figures: mapFigures(figures, (code, figure) =>
      withheld.has(code)
        ? unknown(code, { code: 'simulations.group_too_small', args: { min: GROUP_MIN } })
        : withoutPeople(figure),
    ),
    changes: [],
    points: [],
    distribution: population < GROUP_MIN ? [] : joinedBands(comparison.distribution),
  };
}

const GROUP_FIGURES: readonly FigureCode[] = [
  'winners_count',
  'winners_sum',
  'losers_count',
  'losers_sum',
  'unchanged_count',
];

function countIn(figure: Explanation): number {
  return figure.kind === 'sum' ? figure.count : 0;
}

function mapFigures(figures: Figures, by: (code: FigureCode, figure: Explanation) => Explanation): Figures {
  // FIGURES lists every code of the record, so that the mapped one has them all.
  return Object.fromEntries(FIGURES.map((code) => [code, by(code, figures[code])])) as Figures;
}

/** A sum without its rows; a figure that leads to one person, as a median does, is told without its reasoning. */
function withoutPeople(figure: Explanation): Explanation {
  if (figure.kind === 'sum') return { ...figure, rows: null };
  if (figure.kind !== 'step') return figure;
  if (!figure.inputs.some(namesPerson)) return { ...figure, inputs: figure.inputs.map(withoutPeople) };
  return { kind: 'parameter', label: figure.label, value: figure.value, rule: figure.rule };
}

function namesPerson(node: Explanation): boolean {
  return node.kind === 'source' || (node.kind === 'step' && childrenOf(node).some(namesPerson));
}

/** Bands joined from the left until each has ten payees or none is left; what remains joins the last. */
function joinedBands(bands: readonly ChangeBand[]): readonly ChangeBand[] {
  const joined: ChangeBand[] = [];
  let open: ChangeBand | null = null;
  for (const band of bands) {
    const next: ChangeBand =
      open === null ? band : { from: open.from, to: band.to, count: open.count + band.count };
    open = next.count >= GROUP_MIN ? null : next;
    if (open === null) joined.push(next);
  }
  const last = joined.at(-1);
  if (open !== null && open.count > 0 && last !== undefined)
    joined[joined.length - 1] = { from: last.from, to: open.to, count: last.count + open.count };
  return joined;
}
