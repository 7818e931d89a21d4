import type { ReactNode } from 'react';
import { m } from '@cordee/messages';
import type { ImportIssue } from '../../api/imports.ts';
import { formatCount } from '../../locale.ts';
import { Badge, type Tone } from '../../ui/notice.tsx';
import { Section } from '../../ui/page.tsx';
import { TableShell, type TableColumn, type TableShellProps } from '../../ui/table-shell.tsx';

export type ImportIssuesProps = {
  readonly issues: readonly ImportIssue[];
  readonly total: number;
  readonly more?: TableShellProps<ImportIssue>['more'];
  readonly aside?: ReactNode;
};

/** The rows turned away, left aside or mended, each with its line and what to do. */
export function ImportIssues({ issues, total, more, aside }: ImportIssuesProps) {
  if (total === 0) return <p className="text-muted">{m['web.issues_none']()}</p>;
  return (
    <Section title={m['web.issues']({ count: formatCount(total) })} aside={aside}>
      <TableShell
        label={m['web.issues_table']()}
        rows={issues}
        columns={columns()}
        rowKey={(row) => `${row.sheet ?? ''}-${row.line}-${row.disposition}-${row.raw.join('|')}`}
        more={more}
      />
    </Section>
  );
}

const dispositions: Record<ImportIssue['disposition'], { tone: Tone; words: () => string }> = {
  rejected: { tone: 'problem', words: () => m['web.issue_rejected']() },
  excluded: { tone: 'plain', words: () => m['web.issue_excluded']() },
  repaired: { tone: 'watch', words: () => m['web.issue_repaired']() },
};

const columns = (): TableColumn<ImportIssue>[] => [
  {
    id: 'line',
    header: m['web.line'](),
    value: (row) => row.line,
    cell: (row) => <span className="figures">{formatCount(row.line)}</span>,
  },
  {
    id: 'disposition',
    header: m['web.issue_disposition'](),
    value: (row) => dispositions[row.disposition].words(),
    cell: (row) => (
      <Badge tone={dispositions[row.disposition].tone}>{dispositions[row.disposition].words()}</Badge>
    ),
  },
  { id: 'messages', isLong: true, header: m['web.issue_message'](), value: (row) => row.messages.join(' ') },
  {
    id: 'raw',
    isLong: true,
    header: m['web.issue_raw'](),
    value: (row) => row.raw.filter((cell) => cell !== '').join(' · '),
  },
];
