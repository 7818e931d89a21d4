// Letters of one seller of the small company, driven through the use cases that the doors use.
import { invariant, type Result, type Scope } from '@cordee/kernel';
import {
  expireLetter,
  openLetters,
  publishLetter,
  refuseLetter,
  replaceLetter,
  sendCode,
  signLetter,
  withdrawLetter,
  type LetterRouteDeps,
} from '@cordee/modules/letters';
import type { TestApplication } from '@cordee/server/test-application';
import type { SmallCompany } from './small-company.ts';

export type LetterAct = 'receipt' | 'agreement';
export type Letters = Awaited<ReturnType<typeof openLetterActs>>;

/** Every act as somebody would do it; a code is known here because this is where it is made. */
export async function openLetterActs({ application }: TestApplication, company: SmallCompany) {
  const { revops, seller, manager } = company.users;
  const code = '271828';
  const deps: LetterRouteDeps = { ...application.letters, reaches: async () => true, newCode: () => code };
  const unprinted = { ...deps, print: async () => new TextEncoder().encode('%PDF of the gate') };
  const two = {
    seller: await scopeOf(application, seller.userId, company),
    manager: await scopeOf(application, manager.userId, company),
  };
  const writer = revops.scope;
  const all = async () =>
    (await deps.store.letters(writer, {})).filter(({ sellerId }) => sellerId === company.payees['S1']);
  const read = async (id: string) => (await all()).find((each) => each.id === id);
  const signerOf = (side: keyof typeof two) => ({
    scope: two[side],
    email: `${side}@example.test`,
    locale: 'fr' as const,
  });
  const sendTo = async (side: keyof typeof two, id: string) => done(await sendCode(deps, signerOf(side), id));
  const sign = async (side: keyof typeof two, id: string) => {
    const hash = (await read(id))?.publication?.hash ?? '';
    return signLetter(deps, signerOf(side), id, { hash, code });
  };
  return {
    deps,
    two,
    writer,
    read,
    sendTo,
    sign,
    /** A published letter: the next one of the same dossier, whatever became of the last. */
    publish: async (act: LetterAct): Promise<string> => {
      const last = (await all()).at(-1);
      invariant(last !== undefined, 'the small company has a letter');
      const standing = (await all()).findLast(
        ({ outcome }) => outcome === null || outcome.kind === 'agreed' || outcome.kind === 'received',
      );
      if (standing === undefined) done(await openLetters(deps, writer, last.roundId, contentOf(writer)));
      else done(await replaceLetter(deps, writer, standing.id));
      const next = (await all()).findLast(
        ({ outcome, publication }) => outcome === null && publication === null,
      );
      invariant(next !== undefined, 'a draft was opened');
      done(await publishLetter(unprinted, writer, next.id, act));
      return next.id;
    },
    /** What a replacement has opened: the next letter starts afresh. */
    withdrawDraft: async () => {
      const draft = (await all()).findLast(({ outcome }) => outcome === null);
      if (draft !== undefined) done(await withdrawLetter(deps, writer, draft.id, 'Withdrawn by the gate'));
    },
    withdraw: (id: string) => withdrawLetter(deps, writer, id, 'Withdrawn by the gate'),
    refuse: (id: string) => refuseLetter(deps, two.seller, id, 'Refused by the gate'),
    replace: (id: string) => replaceLetter(deps, writer, id),
    /** As the clock would the day after the last. */
    expire: (id: string) => {
      const later = { ...writer, today: contentOf(writer).answerBy.add({ days: 1 }) };
      return expireLetter(deps, later, id);
    },
  };
}

const contentOf = ({ today }: Scope) => ({
  words: { fr: 'Le marché des écoles s’ouvre.', en: '' },
  commitments: [],
  answerBy: today.add({ days: 30 }),
});

async function scopeOf(
  { scopeOf: base }: Pick<TestApplication['application'], 'scopeOf'>,
  userId: string,
  { organisation, payees }: SmallCompany,
): Promise<Scope> {
  const own = payees['S1'];
  invariant(own !== undefined, 'the seller of the small company is known');
  return { ...(await base(organisation.id, userId)), people: [own] };
}

function done<T>(result: Result<T>): T {
  invariant(result.ok, 'the act is done', result.ok ? {} : { code: result.refusal.code });
  return result.value;
}
