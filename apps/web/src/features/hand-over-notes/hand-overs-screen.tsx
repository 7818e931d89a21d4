import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { m } from '@cordee/messages';
import { handOversQuery, type HandOver, type HandOverNote } from '../../api/hand-over-notes.ts';
import { formatCount, formatDate, formatInstant } from '../../locale.ts';
import { Button } from '../../ui/button.tsx';
import { Badge } from '../../ui/notice.tsx';
import { Page, Section, Sheet } from '../../ui/page.tsx';
import { PageQuery } from '../../ui/query-view.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { TableShell, type TableColumn } from '../../ui/table-shell.tsx';
import { AnswerNote } from './answer-note.tsx';
import { WriteNote } from './write-note.tsx';

/** Accounts that pass from one seller to another: what is still to be written, and what was. */
export function HandOversScreen() {
  const query = useQuery(handOversQuery);
  return (
    <PageQuery title={m['territories.notes_room']()} query={query}>
      {({ handOvers, notes }) => (
        <Page title={m['territories.notes_room']()} lead={m['territories.notes_lead']()}>
          <HandOvers handOvers={handOvers} />
          <Section title={m['territories.notes']()}>
            {notes.length === 0 && <p className="text-muted">{m['territories.notes_none']()}</p>}
            {notes.map((note) => (
              <Note key={note.id} note={note} />
            ))}
          </Section>
        </Page>
      )}
    </PageQuery>
  );
}

const keyOf = ({ proposalId, giverId, takerId }: HandOver) => `${proposalId} ${giverId} ${takerId}`;

function HandOvers({ handOvers }: { handOvers: readonly HandOver[] }) {
  const [writing, setWriting] = useState<string | null>(null);
  const opened = handOvers.find((each) => keyOf(each) === writing);
  if (handOvers.length === 0)
    return (
      <EmptyState title={m['territories.hand_overs_none']()} icon="territories">
        {m['territories.hand_overs_none_lead']()}
      </EmptyState>
    );
  return (
    <Section title={m['territories.hand_overs']()}>
      <TableShell
        label={m['territories.hand_overs']()}
        rows={handOvers}
        columns={columns((row) => setWriting(keyOf(row)))}
        rowKey={keyOf}
      />
      {opened && <WriteNote key={keyOf(opened)} handOver={opened} onClose={() => setWriting(null)} />}
    </Section>
  );
}

function columns(onWrite: (row: HandOver) => void): TableColumn<HandOver>[] {
  return [
    { id: 'giver', header: m['territories.giver'](), value: ({ giver }) => giver },
    { id: 'taker', header: m['territories.taker'](), value: ({ taker }) => taker },
    { id: 'division', header: m['territories.proposal'](), value: ({ name }) => name },
    {
      id: 'due',
      header: m['territories.note_due'](),
      value: ({ dueOn }) => dueOn,
      cell: ({ dueOn, isLate }) => (
        <span className="flex flex-wrap items-center gap-2">
          {formatDate(dueOn)}
          {isLate && <Badge tone="watch">{m['territories.note_late']()}</Badge>}
        </span>
      ),
    },
    {
      id: 'accounts',
      header: m['territories.accounts'](),
      isNumeric: true,
      value: ({ accounts }) => accounts.length,
      cell: ({ accounts }) => formatCount(accounts.length),
    },
    {
      id: 'open',
      header: m['territories.note_open'](),
      isNumeric: true,
      value: ({ open }) => open.length,
      cell: ({ open }) => formatCount(open.length),
    },
    {
      id: 'write',
      header: m['territories.note'](),
      value: () => null,
      isSortable: false,
      cell: (row) =>
        row.mayWrite ? (
          <Button
            look="quiet"
            aria-label={m['territories.note_write_for']({ taker: row.taker })}
            onPress={() => onWrite(row)}
          >
            {m['territories.note_write']()}
          </Button>
        ) : (
          '—'
        ),
    },
  ];
}

const tones = { waiting: 'watch', accepted: 'good', returned: 'problem' } as const;
const stateWords = {
  waiting: () => m['territories.note_waiting'](),
  accepted: () => m['territories.note_is_accepted'](),
  returned: () => m['territories.note_is_returned'](),
};

function Note({ note }: { note: HandOverNote }) {
  const { giver, taker, state, accounts, contacts, agreements, underWay, nextStep, by, at, words } = note;
  const parts = [
    [m['territories.note_accounts'](), accounts.join(', ')],
    [m['territories.note_contacts'](), contacts],
    [m['territories.note_agreements'](), agreements],
    [m['territories.note_under_way'](), underWay],
    [m['territories.note_next_step'](), nextStep],
    [m['territories.note_words'](), words],
  ] as const;
  return (
    <Sheet>
      <article className="flex flex-col gap-3" aria-label={m['territories.note_between']({ giver, taker })}>
        <h3 className="flex flex-wrap items-center gap-2 font-semibold">
          {m['territories.note_between']({ giver, taker })}
          <Badge tone={tones[state]}>{stateWords[state]()}</Badge>
        </h3>
        <p className="text-[13px] text-muted">
          {by} · {formatInstant(at)}
        </p>
        <dl className="flex flex-col gap-2">
          {parts.map(
            ([label, text]) =>
              text !== '' && (
                <div key={label}>
                  <dt className="text-[13px] font-medium text-muted">{label}</dt>
                  <dd className="max-w-prose whitespace-pre-line">{text}</dd>
                </div>
              ),
          )}
        </dl>
        {note.mayAnswer && <AnswerNote id={note.id} />}
      </article>
    </Sheet>
  );
}
