import { useQuery } from '@tanstack/react-query';
import { m } from '@cordee/messages';
import {
  codeLinksQuery,
  spellingsQuery,
  useTakeBackMeaning,
  type Accepted,
  type CodeLink,
  type Spelling,
} from '../../api/data-quality.ts';
import { useSession } from '../../api/session.ts';
import { formatDate, formatInstant } from '../../locale.ts';
import { mayOperate } from '../../shell/import-link.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Section } from '../../ui/page.tsx';
import { problemText } from '../../ui/problem-text.ts';
import { QueryView } from '../../ui/query-view.tsx';
import { TableShell, type TableColumn } from '../../ui/table-shell.tsx';
import { matchFieldName } from './match-words.ts';

type Row = {
  readonly key: string;
  readonly written: string;
  readonly field: string;
  readonly source: string;
  readonly meant: string;
  readonly from: string | null;
  readonly at: string;
  readonly by: string;
  readonly back: Accepted;
};

/** What persons have accepted, each with who and when, and the way back. */
export function AcceptedMeanings() {
  const [spellings, links] = [useQuery(spellingsQuery), useQuery(codeLinksQuery)];
  const session = useSession();
  const back = useTakeBackMeaning();
  const mayTakeBack = ({ back: { of } }: Row) =>
    of === 'word' ? mayOperate(session) : session.roles.includes('revops');
  return (
    <Section title={m['quality.accepted']()}>
      {back.error && <Notice tone="problem">{problemText(back.error)}</Notice>}
      <QueryView query={links}>
        {(codes) => (
          <QueryView query={spellings}>
            {(words) => {
              const rows = [...codes.map(rowOfLink), ...words.map(rowOfSpelling)];
              if (rows.length === 0) return <p className="text-muted">{m['quality.accepted_none']()}</p>;
              return (
                <TableShell
                  label={m['quality.accepted']()}
                  rows={rows}
                  columns={[...columns(), backColumn(mayTakeBack, (row) => back.mutate(row.back))]}
                  rowKey={({ key }) => key}
                />
              );
            }}
          </QueryView>
        )}
      </QueryView>
    </Section>
  );
}

const rowOfSpelling = ({ id, written, field, source, meant, at, by }: Spelling): Row => ({
  key: id,
  written,
  field: field === 'sector' ? m['quality.sector']() : matchFieldName(field),
  source,
  meant,
  from: null,
  at,
  by,
  back: { of: 'word', id },
});

const rowOfLink = ({ id, code, source, person, from, at, by }: CodeLink): Row => ({
  key: `${id} ${from}`,
  written: code,
  field: matchFieldName('seller'),
  source,
  meant: person ?? m['quality.nobody'](),
  from,
  at,
  by,
  back: { of: 'person', id, from },
});

const columns = (): TableColumn<Row>[] => [
  { id: 'written', header: m['quality.written'](), value: (row) => row.written },
  { id: 'meant', header: m['quality.meant'](), value: (row) => row.meant },
  { id: 'field', header: m['quality.field'](), value: (row) => row.field },
  { id: 'source', header: m['web.import_source'](), value: (row) => row.source },
  {
    id: 'from',
    header: m['quality.from'](),
    value: (row) => row.from,
    cell: (row) => (row.from ? formatDate(row.from) : m['quality.always']()),
  },
  { id: 'by', header: m['quality.accepted_by'](), value: (row) => row.by },
  {
    id: 'at',
    header: m['quality.accepted_at'](),
    value: (row) => row.at,
    cell: (row) => formatInstant(row.at),
  },
];

function backColumn(may: (row: Row) => boolean, onBack: (row: Row) => void): TableColumn<Row> {
  return {
    id: 'back',
    header: m['quality.act'](),
    value: () => null,
    isSortable: false,
    cell: (row) =>
      may(row) ? (
        <Button
          look="quiet"
          icon="undo"
          aria-label={m['quality.act_on']({ act: m['quality.take_back'](), written: row.written })}
          onPress={() => onBack(row)}
        >
          {m['quality.take_back']()}
        </Button>
      ) : (
        '—'
      ),
  };
}
