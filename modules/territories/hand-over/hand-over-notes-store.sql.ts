import { sql } from 'kysely';
import { unlessBroken, type Database, type Reading } from '@cordee/platform/database';
import type { HandOverNote } from './hand-over-note.ts';
import type { HandOverNoteStore } from './hand-over-notes-store.ts';

export function openHandOverNoteStore(database: Database): HandOverNoteStore {
  return {
    notes: (scope) => database.read(scope, readNotes),
    write: async (scope, { id, proposalId, giverId, takerId, content }) => {
      const detail = { note: id, count: content.accountIds.length };
      await database.write(scope, { code: 'territories.note_written', detail }, async (tx) =>
        tx.append('hand_over_note', [
          {
            id,
            proposal_id: proposalId,
            giver_id: giverId,
            taker_id: takerId,
            content: JSON.stringify(content),
          },
        ]),
      );
    },
    answer: (scope, { id, content }, { isAccepted, words }) =>
      unlessBroken({ hand_over_answer_pkey: 'territories.note_answered_conflict' }, () => {
        const code = isAccepted ? 'territories.note_accepted' : 'territories.note_returned';
        const detail = { note: id, count: content.accountIds.length };
        return database.write(scope, { code, detail }, async (tx) =>
          tx.append('hand_over_answer', [{ note_id: id, is_accepted: isAccepted, words }]),
        );
      }),
  };
}

async function readNotes(tx: Reading): Promise<readonly HandOverNote[]> {
  const { rows } = await sql<HandOverNote>`
    select n.id, n.proposal_id as "proposalId", n.giver_id as "giverId", n.taker_id as "takerId", n.content, c.actor_id as by, c.at,
      case when a.is_accepted is null then 'waiting' when a.is_accepted then 'accepted' else 'returned' end as state, coalesce(a.words, '') as words
    from hand_over_note n join change c on c.tenant_id = n.tenant_id and c.number = n.change
      left join hand_over_answer a on a.tenant_id = n.tenant_id and a.note_id = n.id
    order by n.change desc`.execute(tx.sql);
  return rows;
}
