import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { m } from '@cordee/messages';
import { matchesQuery, type ProposedMatch } from '../../api/data-quality.ts';
import { useSession } from '../../api/session.ts';
import { formatCount } from '../../locale.ts';
import { mayOperate } from '../../shell/import-link.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Section } from '../../ui/page.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { TableShell, type TableColumn } from '../../ui/table-shell.tsx';
import { AcceptMatch } from './accept-match.tsx';
import { amountsText, matchFieldName, needsReadingOnly, reasonWords } from './match-words.ts';
import { ReadAgain } from './read-again.tsx';

/** Words that lead nowhere or are spelt otherwise than elsewhere: each with what hangs on it and what may be meant. */
export function ProposedMatches() {
  const query = useQuery(matchesQuery);
  const mayAccept = mayOperate(useSession());
  const [opened, setOpened] = useState<ProposedMatch | null>(null);
  const [toRead, setToRead] = useState<ProposedMatch | null>(null);
  return (
    <Section title={m['quality.matches']()}>
      <p className="max-w-prose text-muted">{m['quality.matches_lead']()}</p>
      {toRead?.importId && (
        <ReadAgain key={toRead.importId} importId={toRead.importId} onOver={() => setToRead(null)} />
      )}
      <QueryView query={query}>
        {({ rows, total }) =>
          total === 0 ? (
            <Notice tone="good">{m['quality.matches_none']()}</Notice>
          ) : (
            <>
              <p className="text-muted">{m['quality.matches_count']({ count: formatCount(total) })}</p>
              <TableShell
                label={m['quality.matches']()}
                rows={rows}
                columns={[...columns(), ...(mayAccept ? [actColumn(setOpened, setToRead)] : [])]}
                rowKey={({ field, source, written }) => JSON.stringify([field, source, written])}
              />
            </>
          )
        }
      </QueryView>
      {opened && (
        <AcceptMatch match={opened} onAccepted={() => setToRead(opened)} onClose={() => setOpened(null)} />
      )}
    </Section>
  );
}

const columns = (): TableColumn<ProposedMatch>[] => [
  { id: 'written', header: m['quality.written'](), value: (row) => row.written },
  { id: 'field', header: m['quality.field'](), value: (row) => matchFieldName(row.field) },
  { id: 'source', header: m['web.import_source'](), value: (row) => row.source },
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
    cell: (row) => <span className="figures">{amountsText(row)}</span>,
  },
  { id: 'meant', header: m['quality.meant'](), isLong: true, value: meantWords },
];

function meantWords(match: ProposedMatch): string {
  const { accepted, candidates } = match;
  if (accepted !== null) return m['quality.accepted_as']({ meant: accepted });
  const [first] = candidates;
  if (!first) return m['quality.nobody_near']();
  return m['quality.perhaps']({ meant: first.label, reason: reasonWords(first) });
}

function actColumn(
  onChoose: (match: ProposedMatch) => void,
  onRead: (match: ProposedMatch) => void,
): TableColumn<ProposedMatch> {
  return {
    id: 'act',
    header: m['quality.act'](),
    value: () => null,
    isSortable: false,
    cell: (row) => {
      const isKnown = needsReadingOnly(row);
      const act = isKnown ? m['quality.read_again']() : m['quality.choose']();
      return (
        <Button
          look="quiet"
          aria-label={m['quality.act_on']({ act, written: row.written })}
          onPress={() => (isKnown ? onRead(row) : onChoose(row))}
        >
          {act}
        </Button>
      );
    },
  };
}
