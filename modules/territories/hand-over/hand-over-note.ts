// Notes that go with accounts from one seller to the next, and for which accounts one is still to be written: pure.
import type { EntityId } from '@cordee/kernel';
import type { Holders } from '../moved-deal.ts';
import type { Proposal } from '../proposal.ts';

export type NoteContent = {
  readonly contacts: string;
  readonly agreements: string;
  readonly underWay: string;
  readonly nextStep: string;
  readonly accountIds: readonly EntityId[];
};

export const NOTE_STATES = ['waiting', 'accepted', 'returned'] as const;
type NoteState = (typeof NOTE_STATES)[number];

/** Between which two, by which division. */
export type Pair = {
  readonly proposalId: string;
  readonly giverId: EntityId;
  readonly takerId: EntityId;
};

export type HandOverNote = Pair & {
  readonly id: string;
  readonly content: NoteContent;
  readonly by: string;
  readonly at: string;
  readonly state: NoteState;
  /** Of the answer; empty while it waits. */
  readonly words: string;
};

export type MovedAccount = { readonly id: EntityId; readonly name: string };

/** Accounts that pass from one to another; `open`: those that no note speaks of that waits or is accepted. */
export type HandOver = Pair & {
  readonly name: string;
  /** The first day of the division: notes are due by then. */
  readonly dueOn: string;
  readonly accounts: readonly MovedAccount[];
  readonly open: readonly MovedAccount[];
};

/** What an approved division makes two people hand over, in the order of its moves. */
export function handOversOf(
  { id, name, effectiveFrom, result }: Proposal,
  holders: Holders,
  notes: readonly HandOverNote[],
): readonly HandOver[] {
  const moves = result.moves.flatMap(({ accountId, account, from, to }) => {
    const [giverId, takerId] = [holders.get(from ?? ''), holders.get(to)];
    return giverId === undefined || takerId === undefined || giverId === takerId
      ? []
      : [{ giverId, takerId, account: { id: accountId, name: account } }];
  });
  const groups = Map.groupBy(moves, ({ giverId, takerId }) => `${giverId} ${takerId}`);
  return [...groups.values()].flatMap((own): HandOver[] => {
    const [first] = own;
    if (first === undefined) return [];
    const pair = { proposalId: id, giverId: first.giverId, takerId: first.takerId };
    const accounts = own.map(({ account }) => account);
    const told = new Set(
      notes.filter((note) => isOf(note, pair)).flatMap(({ content }) => content.accountIds),
    );
    return [
      { ...pair, name, dueOn: effectiveFrom, accounts, open: accounts.filter((each) => !told.has(each.id)) },
    ];
  });
}

function isOf(note: HandOverNote, { proposalId, giverId, takerId }: Pair): boolean {
  const isSame = note.proposalId === proposalId && note.giverId === giverId && note.takerId === takerId;
  return isSame && note.state !== 'returned';
}
