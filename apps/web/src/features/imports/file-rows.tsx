import { m } from '@cordee/messages';
import type { FilePreview, ImportField, PreviewRow } from '../../api/imports.ts';
import { formatCount, formatDate, formatDecimal, formatRatio } from '../../locale.ts';
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
        rowKey={(row) => `${row.line}-${Object.values(row.values).join('|')}`}
      />
    </Section>
  );
}

/** As people read it; the values themselves arrive as canonical text. */
function shown(field: ImportField, value: string | undefined): string | null {
  if (value === undefined) return null;
  if (field.type === 'date') return formatDate(value);
  if (field.type === 'percentage') return formatRatio(value, 4);
  return field.type === 'amount' || field.type === 'number' ? formatDecimal(value, 8) : value;
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
      value: (row: PreviewRow) => (row.kind === 'row' ? shown(field, row.values[field.code]) : null),
    })),
    {
      id: 'messages',
      isLong: true,
      header: m['web.import_remark'](),
      value: (row) => row.messages.join(' '),
    },
  ];
}
