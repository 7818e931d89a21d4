import { m } from '@cordee/messages';
import type { WhiteSpace } from '../../../api/segments.ts';
import { formatCount, formatRatio } from '../../../locale.ts';
import { FigureValue } from '../../../ui/figure.tsx';
import { TableShell, type TableColumn } from '../../../ui/table-shell.tsx';

type Row = WhiteSpace['segments'][number];

type CoverageTableProps = {
  readonly segments: readonly Row[];
  readonly onShow: (segment: string) => void;
};

/** What each segment has of its norm; how many are under it opens them. */
export function CoverageTable({ segments, onShow }: CoverageTableProps) {
  return (
    <TableShell
      label={m['segments.white_by_segment']()}
      rows={segments}
      rowKey={({ code }) => code}
      columns={columns(onShow)}
    />
  );
}

const columns = (onShow: CoverageTableProps['onShow']): TableColumn<Row>[] => [
  { id: 'segment', header: m['segments.segment'](), value: ({ name }) => name },
  {
    id: 'norm',
    header: m['segments.norm'](),
    value: ({ norm }) => m['segments.norm_words']({ calls: norm.calls, visits: norm.visits }),
  },
  {
    id: 'accounts',
    header: m['segments.accounts'](),
    isNumeric: true,
    value: ({ accounts }) => accounts,
    cell: ({ accounts }) => formatCount(accounts),
  },
  {
    id: 'coverage',
    header: m['segments.white_coverage'](),
    isNumeric: true,
    value: ({ coverage }) => (coverage === null ? null : Number(coverage.value)),
    cell: ({ coverage, name }) =>
      coverage === null ? (
        '—'
      ) : (
        <FigureValue figure={coverage} label={`${name}, ${m['segments.white_coverage']()}`} />
      ),
  },
  {
    id: 'wanted',
    header: m['segments.white_coverage_wanted'](),
    isNumeric: true,
    value: ({ norm }) => Number(norm.coverage),
    cell: ({ norm }) => formatRatio(norm.coverage),
  },
  {
    id: 'under',
    header: m['segments.white_under'](),
    isNumeric: true,
    value: ({ underServed }) => underServed,
    cell: ({ code, name, underServed }) => (
      <button
        type="button"
        onClick={() => onShow(code)}
        aria-label={m['segments.white_under_of']({ segment: name, count: formatCount(underServed) })}
        className="figures min-h-6 text-accent underline underline-offset-2"
      >
        {formatCount(underServed)}
      </button>
    ),
  },
];
