import { m } from '@cordee/messages';
import type { SegmentTrial } from '../../api/segments.ts';
import { formatCount, formatMoney } from '../../locale.ts';

type Grid = SegmentTrial['grid'];
type Cell = Grid['cells'][number];

/** Nine cells, darker where more potential lies; each says how many accounts and how much. */
export function GridPicture({ grid, currency }: { grid: Grid; currency: string }) {
  const most = Math.max(1, ...grid.cells.map(({ potential }) => Number(potential)));
  return (
    <figure className="flex min-w-0 flex-col gap-2 rounded-md border border-line bg-sheet p-4">
      <figcaption>
        <span className="block font-semibold">{m['segments.grid']()}</span>
        <span className="block text-[14px] text-muted">
          {m['segments.grid_summary']({ count: formatCount(grid.withoutPotential) })}
        </span>
      </figcaption>
      <table className="w-full table-fixed border-separate border-spacing-1 text-[13px]">
        <thead>
          <tr>
            <th scope="col" className="w-20 text-left font-medium text-muted">
              {m['segments.potential']()}
            </th>
            {shareLevels.map((words) => (
              <th key={words()} scope="col" className="px-1 text-left font-medium text-muted">
                {words()}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {potentialLevels.map(([level, words]) => (
            <tr key={level}>
              <th scope="row" className="text-left font-medium text-muted">
                {words()}
              </th>
              {grid.cells
                .filter(({ potentialLevel }) => potentialLevel === level)
                .map((cell) => (
                  <GridCell key={cell.shareLevel} cell={cell} most={most} currency={currency} />
                ))}
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}

const potentialLevels = [
  [3, () => m['segments.potential_high']()],
  [2, () => m['segments.potential_middle']()],
  [1, () => m['segments.potential_low']()],
] as const;
const shareLevels = [
  () => m['segments.share_low'](),
  () => m['segments.share_middle'](),
  () => m['segments.share_high'](),
];

function GridCell({ cell, most, currency }: { cell: Cell; most: number; currency: string }) {
  const depth = Math.round((Number(cell.potential) / most) * 40);
  return (
    <td
      className="rounded-sm p-2 align-top"
      style={{ background: `color-mix(in oklab, var(--color-accent) ${depth}%, var(--color-paper))` }}
    >
      <span className="figures block font-semibold">{formatCount(cell.accounts)}</span>
      <span className="figures block">{formatMoney(cell.potential, currency, 'short')}</span>
    </td>
  );
}
