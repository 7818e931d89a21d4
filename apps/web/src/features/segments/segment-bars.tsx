import { m } from '@cordee/messages';
import type { EffortNorm } from '../../api/segments.ts';
import { formatCount, formatMoney, formatRatio } from '../../locale.ts';
import { TableShell, type TableColumn } from '../../ui/table-shell.tsx';

export type SegmentLine = {
  readonly key: string;
  readonly name: string;
  readonly accounts: number;
  readonly potential: string;
  readonly sales: string;
  readonly byHand: number;
  readonly unknown?: number;
  readonly norm?: EffortNorm | null;
};

/** Accounts and money of each segment as bars on one scale, with the figures beside them. */
export function SegmentBars({ lines, currency }: { lines: readonly SegmentLine[]; currency: string }) {
  const most = Math.max(1, ...lines.map(({ accounts }) => accounts));
  const whole = lines.reduce((sum, { potential }) => sum + Number(potential), 0);
  return (
    <TableShell
      label={m['segments.by_segment']()}
      rows={lines}
      columns={columnsOf({ lines, most, whole, currency })}
      rowKey={({ key }) => key}
    />
  );
}

type Scale = {
  readonly lines: readonly SegmentLine[];
  readonly most: number;
  readonly whole: number;
  readonly currency: string;
};

function columnsOf({ lines, most, whole, currency }: Scale): TableColumn<SegmentLine>[] {
  const money = (text: string) => formatMoney(text, currency, 'short');
  const isTold = lines.some(({ unknown = 0 }) => unknown > 0);
  const hasNorms = lines.some(({ norm }) => norm);
  return [
    { id: 'segment', header: m['segments.segment'](), value: ({ name }) => name },
    {
      id: 'accounts',
      header: m['segments.accounts'](),
      isNumeric: true,
      value: ({ accounts }) => accounts,
      cell: ({ accounts }) => <Bar share={accounts / most} text={formatCount(accounts)} />,
    },
    {
      id: 'potential',
      header: m['segments.potential'](),
      isNumeric: true,
      value: ({ potential }) => Number(potential),
      cell: ({ potential }) => (
        <Bar share={whole === 0 ? 0 : Number(potential) / whole} text={money(potential)} />
      ),
    },
    {
      id: 'share',
      header: m['segments.potential_share'](),
      isNumeric: true,
      value: ({ potential }) => Number(potential),
      cell: ({ potential }) => (whole === 0 ? '—' : formatRatio((Number(potential) / whole).toFixed(4))),
    },
    {
      id: 'sales',
      header: m['segments.sales'](),
      isNumeric: true,
      value: ({ sales }) => Number(sales),
      cell: ({ sales }) => money(sales),
    },
    {
      id: 'byHand',
      header: m['segments.by_hand'](),
      isNumeric: true,
      value: ({ byHand }) => byHand,
      cell: ({ byHand }) => (byHand === 0 ? '—' : formatCount(byHand)),
    },
    ...(isTold ? [unknownColumn()] : []),
    ...(hasNorms ? [normColumn()] : []),
  ];
}

const unknownColumn = (): TableColumn<SegmentLine> => ({
  id: 'unknown',
  header: m['segments.unknown'](),
  isNumeric: true,
  value: ({ unknown = 0 }) => unknown,
  cell: ({ unknown = 0 }) => (unknown === 0 ? '—' : formatCount(unknown)),
});

const normColumn = (): TableColumn<SegmentLine> => ({
  id: 'norm',
  header: m['segments.norm'](),
  value: ({ norm }) => norm?.visits ?? null,
  cell: ({ norm }) =>
    norm
      ? m['segments.norm_words']({ calls: formatCount(norm.calls), visits: formatCount(norm.visits) })
      : '—',
});

// Drawings place pixels, so they may use binary numbers; what is written beside them never does.
function Bar({ share, text }: { share: number; text: string }) {
  return (
    <span className="inline-flex w-44 max-w-full items-center gap-2">
      <span aria-hidden="true" className="block h-2 flex-1 bg-hover">
        <span className="block h-2 bg-accent" style={{ width: `${Math.round(share * 100)}%` }} />
      </span>
      <span className="figures min-w-16 text-right">{text}</span>
    </span>
  );
}
