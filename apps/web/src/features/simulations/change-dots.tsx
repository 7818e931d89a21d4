import { m } from '@cordee/messages';
import type { SimulationDetail } from '../../api/simulations.ts';
import { formatCount, formatMoney } from '../../locale.ts';

const WIDTH = 720;
const HEIGHT = 150;
const BINS = 60;

/** One dot a person, left of the line who would be paid less, right who would be paid more. The table says it in figures. */
export function ChangeDots({ simulation: { payees, currency } }: { simulation: SimulationDetail }) {
  const changes = payees.map(({ change }) => Number(change));
  const most = Math.max(...changes.map(Math.abs), 1);
  const x = (change: number) => 12 + ((change + most) / (2 * most)) * (WIDTH - 24);
  const heights = new Map<number, number>();
  const dots = changes.map((change) => {
    const bin = Math.round((x(change) / WIDTH) * BINS);
    const height = heights.get(bin) ?? 0;
    heights.set(bin, height + 1);
    return { bin, height };
  });
  const step = Math.min(11, (HEIGHT - 44) / Math.max(1, ...heights.values()));
  const count = (isCounted: (change: number) => boolean) => formatCount(changes.filter(isCounted).length);
  const words = m['simulator.dots']({
    more: count((change) => change > 0),
    less: count((change) => change < 0),
    same: count((change) => change === 0),
  });
  return (
    <figure className="flex flex-col gap-2 rounded-md border border-line bg-sheet p-4">
      <figcaption className="font-semibold">{words}</figcaption>
      <svg aria-hidden="true" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className="w-full">
        <line x1={x(0)} x2={x(0)} y1="4" y2={HEIGHT - 24} className="stroke-ink" />
        <line x1="0" x2={WIDTH} y1={HEIGHT - 24} y2={HEIGHT - 24} className="stroke-edge" />
        {dots.map(({ bin, height }) => (
          <circle
            key={`${bin} ${height}`}
            cx={(bin / BINS) * WIDTH}
            cy={HEIGHT - 30 - height * step}
            r={Math.min(5, step / 2)}
            className="fill-accent"
          />
        ))}
        <g className="fill-muted text-[13px]">
          <text x="12" y={HEIGHT - 6}>
            {formatMoney(String(-Math.round(most)), currency, 'short')}
          </text>
          <text x={WIDTH - 12} y={HEIGHT - 6} textAnchor="end">
            {formatMoney(String(Math.round(most)), currency, 'short')}
          </text>
        </g>
      </svg>
    </figure>
  );
}
