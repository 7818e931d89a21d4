import type { ReactNode } from 'react';
import { m } from '@cordee/messages';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';
import { csvOf, saveFile } from './table-export.ts';
import type { TableColumn } from './table-shell.tsx';

export type TableToolsProps<Row> = {
  readonly label: string;
  readonly rows: readonly Row[];
  readonly columns: readonly TableColumn<Row>[];
  readonly shown: readonly string[];
  readonly onToggle: (columnId: string) => void;
  readonly children?: ReactNode;
};

export function TableTools<Row>({ label, rows, columns, shown, onToggle, children }: TableToolsProps<Row>) {
  const visible = columns.filter((column) => shown.includes(column.id));
  return (
    <div className="flex flex-wrap items-end justify-between gap-3" data-screen-only>
      <div className="flex flex-wrap items-end gap-3">{children}</div>
      <div className="flex gap-2">
        <details className="relative">
          <summary className="inline-flex h-(--control-height) list-none items-center gap-2 rounded-md px-2 text-[14px] hover:bg-hover [&::-webkit-details-marker]:hidden">
            <Icon name="columns" />
            {m['web.table_columns']()}
          </summary>
          <fieldset className="absolute right-0 z-30 mt-1 flex min-w-52 flex-col gap-1 rounded-md border border-line bg-raised p-3 shadow-float">
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
      </div>
    </div>
  );
}
