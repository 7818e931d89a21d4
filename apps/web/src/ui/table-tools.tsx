import type { SortingState } from '@tanstack/react-table';
import type { ReactNode } from 'react';
import { m } from '@cordee/messages';
import { Button } from './button.tsx';
import { SelectField } from './field.tsx';
import { Icon } from './icon.tsx';
import { csvOf, saveFile } from './table-export.ts';
import type { TableColumn } from './table-shell.tsx';

/** A file of a whole list: what it is called, and where it is. */
export type ListFile = { readonly label: string; readonly address: string };

export type TableToolsProps<Row> = {
  readonly label: string;
  readonly rows: readonly Row[];
  readonly columns: readonly TableColumn<Row>[];
  readonly shown: readonly string[];
  readonly onToggle: (columnId: string) => void;
  readonly children?: ReactNode;
  readonly files?: readonly ListFile[] | undefined;
  /** How to sort where the headers are not shown; absent when the order is the server's. */
  readonly sort?:
    | {
        readonly sortable: readonly TableColumn<Row>[];
        readonly sorting: SortingState;
        readonly onSorting: (sorting: SortingState) => void;
      }
    | undefined;
};

export function TableTools<Row>(props: TableToolsProps<Row>) {
  const { label, rows, columns, shown, onToggle, sort, files, children } = props;
  const visible = columns.filter((column) => shown.includes(column.id));
  return (
    <div className="flex flex-wrap items-end justify-between gap-3" data-screen-only>
      <div className="flex flex-wrap items-end gap-3">{children}</div>
      <div className="flex flex-wrap items-end gap-2 max-sm:w-full">
        {sort && rows.length > 1 && <NarrowSort {...sort} />}
        <details className="relative">
          <summary className="inline-flex h-(--control-height) list-none items-center gap-2 rounded-md px-2 text-[14px] hover:bg-hover [&::-webkit-details-marker]:hidden">
            <Icon name="columns" />
            {m['web.table_columns']()}
          </summary>
          <fieldset className="absolute right-0 z-30 mt-1 max-sm:right-auto max-sm:left-0 flex min-w-52 flex-col gap-1 rounded-md border border-line bg-raised p-3 shadow-float">
            <legend className="sr-only">{m['web.table_columns']()}</legend>
            {columns.slice(1).map((column) => (
              <label key={column.id} className="flex min-h-6 items-center gap-2">
                <input
                  type="checkbox"
                  className="size-4 accent-accent"
                  checked={shown.includes(column.id)}
                  onChange={() => onToggle(column.id)}
                />
                {column.header}
              </label>
            ))}
          </fieldset>
        </details>
        <Button look="quiet" icon="download" onPress={() => saveFile(`${label}.csv`, csvOf(visible, rows))}>
          {m['web.table_export']()}
        </Button>
        {files && <WholeList files={files} />}
      </div>
    </div>
  );
}

/** On a narrow screen each row is a card and no header can be pressed: the order is chosen here. */
function NarrowSort<Row>({ sortable, sorting, onSorting }: NonNullable<TableToolsProps<Row>['sort']>) {
  const [first] = sorting;
  return (
    <div className="w-full sm:hidden">
      <SelectField
        label={m['web.sort']()}
        options={[
          { value: '', label: m['web.sort_as_given']() },
          ...sortable.map((column) => ({ value: column.id, label: column.header })),
        ]}
        value={first?.id ?? ''}
        onChange={({ target: { value } }) =>
          onSorting(
            value === ''
              ? []
              : [{ id: value, desc: sortable.find((column) => column.id === value)?.isNumeric ?? false }],
          )
        }
      />
    </div>
  );
}

/** The whole list as files, where a table shows its first pages alone or in other words. */
function WholeList({ files }: { readonly files: readonly ListFile[] }) {
  return (
    <details className="relative">
      <summary className="inline-flex h-(--control-height) list-none items-center gap-2 rounded-md px-2 text-[14px] hover:bg-hover [&::-webkit-details-marker]:hidden">
        <Icon name="download" />
        {m['web.whole_list']()}
      </summary>
      <ul className="absolute right-0 z-30 mt-1 flex min-w-44 flex-col rounded-md border border-line bg-raised p-2 shadow-float max-sm:right-auto max-sm:left-0">
        {files.map(({ label, address }) => (
          <li key={label}>
            <a href={address} download className="flex min-h-8 items-center rounded-md px-2 hover:bg-hover">
              {label}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}
