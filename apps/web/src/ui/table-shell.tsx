import {
  createSortedRowModel,
  columnVisibilityFeature,
  rowSortingFeature,
  tableFeatures,
  useTable,
  type SortingState,
} from '@tanstack/react-table';
import { useMemo, useRef, useState, type ReactNode } from 'react';
import { m } from '@cordee/messages';
import { collator, formatCount } from '../locale.ts';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import { TableTools, type ListFile } from './table-tools.tsx';
import { moveFocusInTable } from './table-keys.ts';
import { useVisibleRows } from './visible-rows.ts';

export type TableColumn<Row> = {
  readonly id: string;
  readonly header: string;
  /** What sorts and what is exported: a number for numbers, text otherwise. */
  readonly value: (row: Row) => string | number | null;
  readonly cell?: (row: Row) => ReactNode;
  readonly isNumeric?: boolean;
  /** Sentences wrap; everything else keeps to one line. */
  readonly isLong?: boolean;
  readonly total?: ReactNode;
  readonly isSortable?: boolean;
};

export type TableShellProps<Row> = {
  readonly label: string;
  readonly rows: readonly Row[];
  readonly columns: readonly TableColumn<Row>[];
  readonly rowKey: (row: Row) => string;
  /** What the totals line totals, such as "Total de l'équipe". */
  readonly totalLabel?: string;
  /** Rows that exist on the server but are not loaded yet. */
  readonly more?:
    | { readonly total: number; readonly load: () => void; readonly isLoading: boolean }
    | undefined;
  readonly tools?: ReactNode;
  /** The whole list as files, where the server has them. */
  readonly files?: readonly ListFile[] | undefined;
};

const features = tableFeatures({
  rowSortingFeature,
  columnVisibilityFeature,
  sortedRowModel: createSortedRowModel(),
});

// Safari forgets that it is a table once rows are laid out as cards, as on a narrow screen: the roles say it again.
const told = {
  rowgroup: { role: 'rowgroup' },
  row: { role: 'row' },
  columnheader: { role: 'columnheader' },
  rowheader: { role: 'rowheader' },
  gridcell: { role: 'gridcell' },
} as const;

type Compared = { getValue: (columnId: string) => unknown };

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function compareCells(left: Compared, right: Compared, columnId: string): number {
  const a = left.getValue(columnId);
  const b = right.getValue(columnId);
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return collator.compare(textOf(a), textOf(b));
}

/** The one table of the product: sticky header and first column, sorting, columns to choose, export, totals. */
export function TableShell<Row>(props: TableShellProps<Row>) {
  const { rows, columns, more } = props;
  const [sorting, setSorting] = useState<SortingState>([]);
  // Rows that come by page arrive in the server's order: sorting one page would mislead.
  const canSort = more === undefined || rows.length >= more.total;
  const data = useMemo(() => [...rows], [rows]);
  const definitions = useMemo(
    () =>
      columns.map((column) => ({
        id: column.id,
        header: column.header,
        accessorFn: (row: Row) => column.value(row),
        enableSorting: canSort && (column.isSortable ?? true),
        sortFn: compareCells,
      })),
    [columns, canSort],
  );
  const table = useTable({
    features,
    data: data as (Row & object)[], // Table wants object rows; every row type of the product is one.
    columns: definitions,
    getRowId: props.rowKey,
    state: { sorting },
    onSortingChange: setSorting,
  });
  const shown = table.getVisibleLeafColumns().map((column) => column.id);
  const visible = columns.filter((column) => shown.includes(column.id));
  const sorted = table.getRowModel().rows.map((row) => row.original);
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <TableTools
        label={props.label}
        rows={sorted}
        columns={columns}
        files={props.files}
        shown={shown}
        onToggle={(id) => table.getColumn(id)?.toggleVisibility()}
        sort={
          canSort
            ? {
                sortable: visible.filter((column) => column.isSortable !== false),
                sorting,
                onSorting: setSorting,
              }
            : undefined
        }
      >
        {props.tools}
      </TableTools>
      <TableSheet
        {...props}
        columns={visible}
        rows={sorted}
        canSort={canSort}
        sorting={sorting}
        onSort={(id) => table.getColumn(id)?.toggleSorting()}
      />
      {more && <MoreRows shown={rows.length} {...more} />}
    </div>
  );
}

type TableSheetProps<Row> = TableShellProps<Row> & {
  readonly canSort: boolean;
  readonly sorting: SortingState;
  readonly onSort: (columnId: string) => void;
};

function TableSheet<Row>({
  label,
  rows,
  columns,
  rowKey,
  totalLabel,
  canSort,
  sorting,
  onSort,
}: TableSheetProps<Row>) {
  const scroller = useRef<HTMLElement>(null);
  const { items, first, before, after, isWindowed, measure } = useVisibleRows(rows, scroller);
  return (
    <section
      ref={scroller}
      // A region that scrolls must be reachable by keyboard.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      aria-label={label}
      className={classNames('overflow-auto rounded-md border border-line bg-sheet', isWindowed && 'h-[70vh]')}
    >
      <table
        // Arrow keys walk its cells, which makes it a grid for whoever hears it.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role
        role="grid"
        aria-label={label}
        aria-rowcount={rows.length + 1}
        onKeyDown={moveFocusInTable}
        className="sheet w-full border-separate border-spacing-0 text-[14px]"
      >
        <thead {...told.rowgroup}>
          <tr {...told.row}>
            {columns.map((column, index) => (
              <HeaderCell
                key={column.id}
                column={column}
                isFirst={index === 0}
                direction={directionOf(sorting, column.id)}
                onSort={canSort && column.isSortable !== false ? () => onSort(column.id) : undefined}
              />
            ))}
          </tr>
        </thead>
        <tbody {...told.rowgroup}>
          {before > 0 && <Gap height={before} span={columns.length} />}
          {items.map((row, index) => (
            <tr
              key={rowKey(row)}
              {...told.row}
              ref={measure}
              data-index={first + index}
              className="group/row h-(--row-height)"
            >
              {columns.map((column, place) => (
                <BodyCell key={column.id} column={column} row={row} isFirst={place === 0} />
              ))}
            </tr>
          ))}
          {after > 0 && <Gap height={after} span={columns.length} />}
        </tbody>
        {totalLabel && <TotalsLine columns={columns} label={totalLabel} />}
      </table>
    </section>
  );
}

type Direction = 'ascending' | 'descending' | 'none';

function directionOf(sorting: SortingState, id: string): Direction {
  const found = sorting.find((entry) => entry.id === id);
  if (!found) return 'none';
  return found.desc ? 'descending' : 'ascending';
}

function HeaderCell<Row>(props: {
  column: TableColumn<Row>;
  isFirst: boolean;
  direction: Direction;
  onSort: (() => void) | undefined;
}) {
  const { column, isFirst, direction, onSort } = props;
  const look = classNames(
    'sticky top-0 border-b border-edge bg-sheet px-3 text-[13px] font-semibold whitespace-nowrap',
    column.isNumeric ? 'text-right' : 'text-left',
    isFirst ? 'left-0 z-20' : 'z-10',
  );
  if (!onSort)
    return (
      <th {...told.columnheader} scope="col" className={classNames(look, 'h-9')}>
        {column.header}
      </th>
    );
  return (
    <th {...told.columnheader} scope="col" aria-sort={direction} className={look}>
      <button type="button" onClick={onSort} className="inline-flex h-9 items-center gap-1 rounded-sm">
        {column.header}
        {direction !== 'none' && (
          <Icon name={direction === 'ascending' ? 'arrowUp' : 'arrowDown'} size={14} />
        )}
      </button>
    </th>
  );
}

function BodyCell<Row>({ column, row, isFirst }: { column: TableColumn<Row>; row: Row; isFirst: boolean }) {
  const content = column.cell ? column.cell(row) : (column.value(row) ?? '—');
  const look = classNames(
    'border-b border-line px-3 py-1 group-last/row:border-b-0 group-hover/row:bg-hover',
    column.isNumeric && 'text-right',
    column.isLong ? 'min-w-64' : 'whitespace-nowrap',
    isFirst && 'sticky left-0 max-w-[46vw] truncate bg-sheet text-left font-medium',
  );
  if (isFirst)
    return (
      <th {...told.rowheader} scope="row" tabIndex={-1} data-cell className={look}>
        {content}
      </th>
    );
  return (
    <td
      {...told.gridcell}
      tabIndex={-1}
      data-cell
      data-label={column.header}
      data-empty={content === '—' || undefined}
      data-long={column.isLong || undefined}
      className={look}
    >
      {content}
    </td>
  );
}

function Gap({ height, span }: { height: number; span: number }) {
  return (
    <tr aria-hidden="true">
      <td aria-hidden="true" colSpan={span} height={height} />
    </tr>
  );
}

function TotalsLine<Row>({ columns, label }: { columns: readonly TableColumn<Row>[]; label: string }) {
  return (
    <tfoot {...told.rowgroup}>
      <tr {...told.row}>
        {columns.map((column, index) => (
          <td
            key={column.id}
            {...told.gridcell}
            data-label={index === 0 ? undefined : column.header}
            data-empty={(index > 0 && column.total === undefined) || undefined}
            className={classNames(
              'sticky bottom-0 border-t border-edge bg-sheet px-3 py-2 font-semibold',
              column.isNumeric && 'text-right whitespace-nowrap',
              index === 0 && 'left-0 z-10',
            )}
          >
            {index === 0 ? label : (column.total ?? '')}
          </td>
        ))}
      </tr>
    </tfoot>
  );
}

/** How many of how many are shown, and the next ones. */
export function MoreRows({
  shown,
  total,
  load,
  isLoading,
}: {
  shown: number;
  total: number;
  load: () => void;
  isLoading: boolean;
}) {
  const words = m['web.table_shown']({ shown: formatCount(shown), total: formatCount(total) });
  return (
    <p className="flex flex-wrap items-center gap-3 text-[13px] text-muted">
      {words}
      {shown < total && (
        <button type="button" onClick={load} disabled={isLoading} className="min-h-6 text-accent underline">
          {m['web.table_more']()}
        </button>
      )}
    </p>
  );
}
