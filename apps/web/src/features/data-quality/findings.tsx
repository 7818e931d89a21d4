import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { m } from '@cordee/messages';
import { findingsQuery, type QualityFinding } from '../../api/data-quality.ts';
import { formatCount } from '../../locale.ts';
import { useAsOf } from '../../shell/viewing.ts';
import { Notice } from '../../ui/notice.tsx';
import { Section } from '../../ui/page.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { TableShell, type TableColumn } from '../../ui/table-shell.tsx';
import { FindingPanel } from './finding-panel.tsx';
import { familyName, findingTitle, touchesWords } from './finding-words.ts';
import { amountsText } from './match-words.ts';

/** What is missing, double, orphaned, late or far off: how much of it, whom it reaches, what it falsifies. */
export function Findings() {
  const seen = useAsOf();
  const query = useQuery(findingsQuery(seen));
  const [opened, setOpened] = useState<QualityFinding | null>(null);
  return (
    <Section title={m['quality.findings']()}>
      <QueryView query={query}>
        {({ looked, findings }) =>
          findings.length === 0 ? (
            <Notice tone="good">{m['quality.findings_none']({ looked: formatCount(looked) })}</Notice>
          ) : (
            <>
              <p className="text-muted">
                {m['quality.findings_count']({
                  found: formatCount(findings.length),
                  looked: formatCount(looked),
                })}
              </p>
              <TableShell
                label={m['quality.findings']()}
                rows={findings}
                columns={columns(setOpened)}
                rowKey={({ code }) => code}
              />
            </>
          )
        }
      </QueryView>
      {opened && <FindingPanel finding={opened} onClose={() => setOpened(null)} />}
    </Section>
  );
}

const columns = (onOpen: (finding: QualityFinding) => void): TableColumn<QualityFinding>[] => [
  {
    id: 'check',
    header: m['quality.finding'](),
    value: findingTitle,
    cell: (row) => (
      <button
        type="button"
        onClick={() => onOpen(row)}
        className="min-h-6 text-left text-accent underline underline-offset-2"
      >
        {findingTitle(row)}
      </button>
    ),
  },
  { id: 'family', header: m['quality.family'](), value: familyName },
  {
    id: 'rows',
    header: m['quality.rows'](),
    isNumeric: true,
    value: (row) => row.rows,
    cell: (row) => formatCount(row.rows),
  },
  {
    id: 'amounts',
    header: m['quality.amounts'](),
    isNumeric: true,
    value: amountsText,
    cell: (row) => <span className="figures">{amountsText(row) || '—'}</span>,
  },
  {
    id: 'sellers',
    header: m['quality.sellers'](),
    isNumeric: true,
    value: (row) => row.sellers,
    cell: (row) => (row.sellers > 0 ? formatCount(row.sellers) : '—'),
  },
  { id: 'touches', header: m['quality.touches'](), isLong: true, value: touchesWords },
];
