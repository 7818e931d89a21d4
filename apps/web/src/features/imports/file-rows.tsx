import { m } from '@cordee/messages';
import type { FilePreview, PreviewRow } from '../../api/imports.ts';
import { formatCount } from '../../locale.ts';
import { Section } from '../../ui/page.tsx';
import { TableShell, type TableColumn } from '../../ui/table-shell.tsx';

/** The first rows as they will be read, so that a wrong column is seen before anything happens. */
export function FileRows({ preview }: { preview: FilePreview }) {
  if (preview.rows.length === 0) return null;
  return (
    <Section title={m['web.import_first_rows']()}>
      <TableShell
        label={m['web.import_first_rows']()}
        rows={preview.rows}
        columns={columns(preview)}
        rowKey={(row) => String(row.line)}
      />
    </Section>
  );
}

function columns(preview: FilePreview): TableColumn<PreviewRow>[] {
  const told = preview.fields.filter((field) =>
    preview.rows.some((row) => row.kind === 'row' && field.code in row.values),
  );
  return [
    {
      id: 'line',
      header: m['web.line'](),
      value: (row) => row.line,
      cell: (row) => <span className="figures">{formatCount(row.line)}</span>,
    },
    ...told.map((field) => ({
      id: field.code,
      header: field.label,
      isNumeric: field.type === 'amount' || field.type === 'number' || field.type === 'percentage',
      value: (row: PreviewRow) => (row.kind === 'row' ? (row.values[field.code] ?? null) : null),
    })),
    {
      id: 'messages',
      isLong: true,
      header: m['web.import_remark'](),
      value: (row) => row.messages.join(' '),
    },
  ];
}
