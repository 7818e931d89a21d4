import { m } from '@cordee/messages';
import type { ImportIssue } from '../../api/imports.ts';
import { formatCount } from '../../locale.ts';
import { TableShell, type TableColumn } from '../../ui/table-shell.tsx';

export function ImportIssues({ issues, line }: { issues: readonly ImportIssue[]; line: number | undefined }) {
  const rows = line === undefined ? issues : issues.filter((issue) => issue.line === line);
  const shown = rows.length > 0 ? rows : issues;
  const numbered = shown.map((issue, index) => ({ ...issue, key: `${index}` }));
  return (
    <TableShell
      label={m['web.issues_table']()}
      rows={numbered}
      columns={columns()}
      rowKey={(row) => row.key}
    />
  );
}

const columns = (): TableColumn<ImportIssue & { key: string }>[] => [
  {
    id: 'line',
    header: m['web.line'](),
    value: (row) => row.line,
    cell: (row) => <span className="figures">{row.line === null ? '—' : formatCount(row.line)}</span>,
  },
  { id: 'column', header: m['web.column'](), value: (row) => row.column },
  { id: 'message', header: m['web.issue_message'](), value: (row) => row.message },
  {
    id: 'raw',
    header: m['web.issue_raw'](),
    value: (row) => row.raw,
    cell: (row) => <span className="block max-w-96 truncate">{row.raw}</span>,
  },
];
