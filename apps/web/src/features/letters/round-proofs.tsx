import { useQuery } from '@tanstack/react-query';
import { m } from '@cordee/messages';
import { letterProofsQuery, type LetterProofs } from '../../api/quotas/letters.ts';
import { formatCount, formatDate } from '../../locale.ts';
import { Badge } from '../../ui/notice.tsx';
import { Section } from '../../ui/page.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { TableShell, type TableColumn } from '../../ui/table-shell.tsx';

/** What would be shown of every seller if somebody asked, and what of it is missing. */
export function RoundProofs({ roundId }: { roundId: string }) {
  const query = useQuery(letterProofsQuery(roundId));
  return (
    <QueryView query={query}>
      {({ lines, complete }) => (
        <Section
          title={m['letters.proofs']()}
          aside={m['letters.proofs_count']({
            complete: formatCount(complete),
            count: formatCount(lines.length),
          })}
        >
          <p className="max-w-prose text-[14px] text-muted">{m['letters.proofs_lead']()}</p>
          <details className="rounded-md border border-line bg-sheet px-4 py-3">
            <summary className="min-h-6 cursor-pointer">{m['letters.proofs_each']()}</summary>
            <TableShell
              label={m['letters.proofs']()}
              rows={lines}
              columns={columns()}
              rowKey={(row) => row.dossierId}
            />
          </details>
        </Section>
      )}
    </QueryView>
  );
}

type Line = LetterProofs['lines'][number];

const parts: Record<Line['missing'][number], () => string> = {
  figure: () => m['letters.proof_part_figure'](),
  attainability: () => m['letters.proof_part_attainability'](),
  french: () => m['letters.proof_part_french'](),
  hash: () => m['letters.proof_part_hash'](),
  delivery: () => m['letters.proof_part_delivery'](),
  receipt: () => m['letters.proof_part_receipt'](),
};

const columns = (): TableColumn<Line>[] => [
  { id: 'seller', header: m['letters.seller'](), value: (row) => row.seller },
  {
    id: 'proof',
    header: m['letters.proof'](),
    value: (row) => (row.isComplete ? m['letters.proof_complete']() : m['letters.proof_incomplete']()),
    cell: (row) => (
      <Badge tone={row.isComplete ? 'good' : 'watch'}>
        {row.isComplete ? m['letters.proof_complete']() : m['letters.proof_incomplete']()}
      </Badge>
    ),
  },
  {
    id: 'received',
    header: m['letters.proof_received'](),
    value: (row) => (row.receivedOn === null ? '' : formatDate(row.receivedOn)),
  },
  {
    id: 'late',
    header: m['letters.proof_late'](),
    value: (row) => (row.daysLate === 0 ? '' : formatCount(row.daysLate)),
  },
  {
    id: 'missing',
    header: m['letters.proof_missing'](),
    value: (row) => [...row.missing.map((part) => parts[part]()), row.reason ?? []].flat().join(', '),
  },
];
