import { z } from '@hono/zod-openapi';
import { entityId, ok, type EntityId, type Result, type Scope } from '@cordee/kernel';
import { endpoint, type Endpoint } from '@cordee/platform/http';
import { answerNote, mayWrite, seenHandOvers, writeNote, type HandOverDeps } from './hand-over.ts';
import { NOTE_STATES, type MovedAccount, type Pair } from './hand-over-note.ts';
import { whoHandsOver, whoIsMoved } from '../policy.ts';

export type HandOverRouteDeps = HandOverDeps & {
  readonly nameOf: (userId: string) => Promise<string>;
  readonly personNames: (scope: Scope) => Promise<ReadonlyMap<EntityId, { readonly name: string }>>;
};

const Done = z.object({ done: z.literal(true) });
const doneOr = (result: Result<null>): Result<{ done: true }> => (result.ok ? ok({ done: true }) : result);
const Words = z.string().trim().max(4000);
const Account = z.object({ id: z.string(), name: z.string() });
const HandOverAnswer = z
  .object({
    proposalId: z.string(),
    name: z.string(),
    dueOn: z.string(),
    giverId: z.string(),
    giver: z.string(),
    takerId: z.string(),
    taker: z.string(),
    accounts: z.array(Account),
    open: z.array(Account),
    isLate: z.boolean(),
    mayWrite: z.boolean(),
  })
  .openapi('HandOver');
const NoteAnswer = z
  .object({
    id: z.string(),
    giver: z.string(),
    taker: z.string(),
    accounts: z.array(z.string()),
    contacts: z.string(),
    agreements: z.string(),
    underWay: z.string(),
    nextStep: z.string(),
    by: z.string(),
    at: z.string(),
    state: z.enum(NOTE_STATES),
    words: z.string(),
    mayAnswer: z.boolean(),
  })
  .openapi('HandOverNote');

export function handOverRoutes(deps: HandOverRouteDeps): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/hand-over-notes',
      summary: 'Accounts that pass from one seller to another, and the notes written on them',
      policy: whoIsMoved,
      answer: z.object({ handOvers: z.array(HandOverAnswer), notes: z.array(NoteAnswer) }),
      handle: async ({ caller: { scope } }) => ok(await present(deps, scope)),
    }),
    endpoint({
      method: 'post',
      path: '/hand-over-notes',
      summary: 'Write a note on accounts that one hands over',
      policy: whoHandsOver,
      body: z.strictObject({
        proposalId: z.uuid(),
        giverId: z.uuid(),
        takerId: z.uuid(),
        accountIds: z.array(z.uuid()).min(1).max(5000),
        contacts: Words.min(1),
        agreements: Words,
        underWay: Words,
        nextStep: Words.min(1),
      }),
      answer: Done,
      handle: async ({ caller: { scope }, body: { proposalId, giverId, takerId, accountIds, ...parts } }) =>
        doneOr(
          await writeNote(
            deps,
            scope,
            { proposalId, giverId: entityId(giverId), takerId: entityId(takerId) },
            { ...parts, accountIds: accountIds.map(entityId) },
          ),
        ),
    }),
    endpoint({
      method: 'post',
      path: '/hand-over-notes/{id}/answer',
      summary: 'Accept a note, or return it with what is missing',
      policy: whoHandsOver,
      params: z.object({ id: z.uuid() }),
      body: z.discriminatedUnion('isAccepted', [
        z.strictObject({ isAccepted: z.literal(true), words: Words }),
        z.strictObject({ isAccepted: z.literal(false), words: Words.min(3) }),
      ]),
      answer: Done,
      handle: async ({ caller: { scope }, params, body }) =>
        doneOr(await answerNote(deps, scope, params.id, body)),
    }),
  ];
}

async function present(deps: HandOverRouteDeps, scope: Scope) {
  const { handOvers, notes, person } = await seenHandOvers(deps, scope);
  const names = await deps.personNames({ ...scope, people: 'all', positions: 'all' });
  const between = ({ giverId, takerId }: Pair) => ({
    giver: names.get(giverId)?.name ?? '',
    taker: names.get(takerId)?.name ?? '',
  });
  const today = scope.asOf.effective.toString();
  const accounts = new Map(handOvers.flatMap((each) => each.accounts).map(({ id, name }) => [id, name]));
  const listed = (list: readonly MovedAccount[]) => list.map((each) => ({ ...each }));
  return {
    handOvers: handOvers.map((each) => ({
      ...each,
      ...between(each),
      accounts: listed(each.accounts),
      open: listed(each.open),
      isLate: each.open.length > 0 && each.dueOn <= today,
      mayWrite: each.open.length > 0 && mayWrite(scope, each),
    })),
    notes: await Promise.all(
      notes.map(async ({ id, content: { accountIds, ...parts }, by, at, state, words, ...pair }) => ({
        id,
        ...parts,
        ...between(pair),
        accounts: accountIds.map((account) => accounts.get(account) ?? ''),
        by: await deps.nameOf(by),
        at,
        state,
        words,
        mayAnswer: state === 'waiting' && pair.takerId === person,
      })),
    ),
  };
}
