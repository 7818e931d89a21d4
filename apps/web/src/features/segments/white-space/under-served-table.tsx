import { useInfiniteQuery } from '@tanstack/react-query';
import { m } from '@cordee/messages';
import type { Figure } from '../../../api/figure.ts';
import { fileAddress } from '../../../api/file-address.ts';
import { known } from '../../../api/filter.ts';
import { underServedQuery, type UnderServedAccount, type WhiteSpace } from '../../../api/segments.ts';
import { useAsOf, useSearchText } from '../../../shell/viewing.ts';
import { SelectField } from '../../../ui/field.tsx';
import { FigureValue } from '../../../ui/figure.tsx';
import { PagedTable } from '../../../ui/paged-table.tsx';
import { SearchBox } from '../../../ui/search-box.tsx';
import type { TableColumn } from '../../../ui/table-shell.tsx';

type UnderServedTableProps = {
  readonly segments: WhiteSpace['segments'];
  readonly segment: string;
  readonly onSegment: (segment: string) => void;
};

/** Accounts under their norm, those with the most left to win first; each figure opens its reason. */
export function UnderServedTable({ segments, segment, onSegment }: UnderServedTableProps) {
  const [words, setWords] = useSearchText('q');
  const filter = { ...useAsOf(), q: words || undefined, segment: segment || undefined };
  return (
    <PagedTable
      label={m['segments.white_accounts']()}
      query={useInfiniteQuery(underServedQuery(filter))}
      columns={() => columns()}
      countWords={m['segments.white_accounts_count']}
      tools={
        <>
          <SearchBox label={m['segments.search']()} value={words} onChange={setWords} />
          <SelectField
            label={m['segments.segment']()}
            options={[
              { value: '', label: m['segments.all']() },
              ...segments.map(({ code, name }) => ({ value: code, label: name })),
            ]}
            value={segment}
            onChange={({ target }) => onSegment(target.value)}
          />
        </>
      }
      files={[
        {
          label: m['segments.white_file'](),
          address: fileAddress('/white-space/accounts.csv', { query: known(filter) }),
        },
      ]}
      empty={<p className="text-muted">{m['segments.accounts_none']()}</p>}
    />
  );
}

const columns = (): TableColumn<UnderServedAccount>[] => [
  {
    id: 'account',
    header: m['segments.account'](),
    value: ({ name, code }) => `${name} (${code})`,
  },
  { id: 'segment', header: m['segments.segment'](), value: ({ segmentName }) => segmentName },
  figureColumn('left', m['segments.white_left'](), ({ leftToWin }) => leftToWin),
  figureColumn('calls', m['segments.white_calls'](), ({ calls }) => calls),
  figureColumn('visits', m['segments.white_visits'](), ({ visits }) => visits),
  figureColumn('minutes', m['segments.white_minutes'](), ({ minutes }) => minutes),
];

/** Beside a norm, how much of it is missing. */
function figureColumn(
  id: string,
  header: string,
  figureOf: (row: UnderServedAccount) => Figure | null,
): TableColumn<UnderServedAccount> {
  return {
    id,
    header,
    isNumeric: true,
    value: (row) => {
      const figure = figureOf(row);
      return figure === null ? null : Number(figure.value);
    },
    cell: (row) => {
      const figure = figureOf(row);
      if (figure === null) return '—';
      return (
        <span className="whitespace-nowrap">
          <FigureValue figure={figure} label={`${row.name}, ${header}`} style="short" />
          {figure.target !== undefined && (
            <span className="text-muted">{` ${m['segments.white_of_norm']({ norm: figure.target })}`}</span>
          )}
        </span>
      );
    },
  };
}
