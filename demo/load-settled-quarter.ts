// The quarter that is about to begin: its round brought to its end, and a letter received by every seller.
import { plainDate, type EntityId, type Result, type Scope } from '@cordee/kernel';
import { openLetters, publishLetter, type LetterRouteDeps } from '@cordee/modules/letters';
import type { PeopleStore } from '@cordee/modules/people';
import {
  agree,
  decide,
  openRound,
  propose,
  type Dossier,
  type QuotaRoundRouteDeps,
} from '@cordee/modules/quota-rounds';
import { decimal } from '@cordee/kernel';
import type { Company } from './company.ts';
import { demoScope, demoUser, instantOn } from './demo-scope.ts';
import { analysisAt, hundredsOf } from './load-quota-rounds.ts';
import { userOf } from './open-accounts.ts';
import {
  DECIDED,
  DECIDED_EVERY,
  DECIDED_PART,
  SETTLED_QUARTER,
  TOLD_OBJECTIVES,
  type ToldObjective,
} from './settled-quarter.ts';
import { signLetterAs, type Signatory } from './sign-letter-as.ts';

type Doors = {
  readonly quotaRounds: QuotaRoundRouteDeps;
  readonly letters: LetterRouteDeps;
  readonly people: PeopleStore;
  readonly setInstant: (tenant: Scope['tenant'], instant: string | null) => void;
  /** What else happened before a day, so that changes stand in the order of their days. */
  readonly tellBefore: (day: string) => Promise<void>;
};

type Stage = Doors & {
  readonly company: Company;
  /** Codes of people by their id. */
  readonly codes: ReadonlyMap<EntityId, string>;
  /** Sales administration on a day, which the next changes bear. */
  readonly on: (day: string) => Promise<Scope>;
};

/** What an earlier load had said stays as it is. */
export async function loadSettledQuarter(doors: Doors, company: Company): Promise<void> {
  const scope = demoScope(company, 'revops');
  const codes = new Map((await doors.people.people(scope, {})).map(({ personId, code }) => [personId, code]));
  const on = async (day: string): Promise<Scope> => {
    await doors.tellBefore(day);
    doors.setInstant(scope.tenant, instantOn(day));
    return { ...scope, today: plainDate(day), asOf: { effective: plainDate(day), change: null } };
  };
  const stage = { ...doors, company, codes, on };
  const roundId = await openQuarter(stage);
  await talk(stage, roundId);
  await settle(stage, roundId);
  await issueLetters(stage, roundId);
}

async function openQuarter({ quotaRounds, on }: Stage): Promise<string> {
  const { name, period, total, answersBy, openedOn } = SETTLED_QUARTER;
  const scope = await on(openedOn);
  const known = (await quotaRounds.store.rounds(scope)).find((round) => round.period.code === period);
  if (known !== undefined) return known.id;
  const asked = { name, period, mode: 'seller_first', method: 'by_results', locks: [] } as const;
  const figures = { total: decimal(total), step: decimal('100'), margin: decimal('0.15') };
  return done(await openRound(quotaRounds, scope, { ...asked, ...figures, answersBy: plainDate(answersBy) }))
    .id;
}

const toldOf = (index: number): ToldObjective =>
  index % DECIDED_EVERY === 0 ? DECIDED : (TOLD_OBJECTIVES[index % TOLD_OBJECTIVES.length] ?? DECIDED);

/** The seller speaks first, and some managers answer. */
async function talk(stage: Stage, roundId: string): Promise<void> {
  const { quotaRounds, on } = stage;
  for (const side of ['seller', 'manager'] as const) {
    const scope = await on(side === 'seller' ? SETTLED_QUARTER.proposedOn : SETTLED_QUARTER.answeredOn);
    const dossiers = await quotaRounds.store.dossiers(scope, { roundId });
    await someAtOnce(dossiers.entries(), async ([index, dossier]) => {
      const told = toldOf(index);
      const said = side === 'seller' ? told : told.answer;
      if (said === null || dossier.proposals.some((each) => each.side === side)) return;
      const own = { analysis: analysisAt(dossier.allocated, said.part), text: said.text, means: '' };
      done(await propose(quotaRounds, actingAs(stage, scope, dossier, side).scope, dossier.id, own));
    });
  }
}

/** Whoever did not speak last agrees; what is left after the date is decided. */
async function settle(stage: Stage, roundId: string): Promise<void> {
  const { quotaRounds, on } = stage;
  const open = async (scope: Scope) =>
    [...(await quotaRounds.store.dossiers(scope, { roundId })).entries()].filter(
      ([, { outcome }]) => outcome === null,
    );
  const answering = await on(SETTLED_QUARTER.answeredOn);
  await someAtOnce(await open(answering), async ([index, dossier]) => {
    const last = dossier.proposals.at(-1);
    if (last === undefined || toldOf(index).decision !== null) return;
    const other = actingAs(stage, answering, dossier, last.side === 'seller' ? 'manager' : 'seller');
    done(await agree(quotaRounds, other.scope, dossier.id, last.id));
  });
  const deciding = await on(SETTLED_QUARTER.decidedOn);
  await someAtOnce(await open(deciding), async ([index, { id, allocated }]) => {
    const amount = hundredsOf(allocated, DECIDED_PART);
    done(await decide(quotaRounds, deciding, id, { amount, reason: toldOf(index).decision ?? '' }));
  });
}

/** Published by sales administration, signed by the manager for the company, and received by the seller. */
async function issueLetters(stage: Stage, roundId: string): Promise<void> {
  const { letters, quotaRounds, on } = stage;
  const { letter, decidedOn, signedOn } = SETTLED_QUARTER;
  const scope = await on(decidedOn);
  const read = () => letters.store.letters(scope, { roundId });
  if ((await read()).length === 0) {
    const { words, commitments, answerBy } = letter;
    const content = { words: { fr: words, en: '' }, commitments, answerBy: plainDate(answerBy) };
    done(await openLetters(letters, scope, roundId, content));
  }
  await letters.signingKey(scope);
  await someAtOnce(await read(), async ({ id, publication }) => {
    if (publication === null) done(await publishLetter(letters, scope, id, 'receipt'));
  });
  const then = await on(signedOn);
  const dossiers = new Map(
    (await quotaRounds.store.dossiers(then, { roundId })).map((each) => [each.id, each]),
  );
  await someAtOnce(await read(), async ({ id, dossierId, signatures }) => {
    const dossier = dossiers.get(dossierId);
    for (const side of ['manager', 'seller'] as const)
      if (dossier && !signatures.some((each) => each.side === side))
        await signLetterAs(letters, actingAs(stage, then, dossier, side), id);
  });
}

const lanes = 4;

/** So many at once: one is printed while another is written. */
async function someAtOnce<T>(items: Iterable<T>, act: (item: T) => Promise<void>): Promise<void> {
  const left = items[Symbol.iterator]();
  const lane = async (): Promise<void> => {
    for (let next = left.next(); next.done !== true; next = left.next()) await act(next.value);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

/** One of a dossier's two, as their own session would be. */
function actingAs(
  { company, codes }: Stage,
  scope: Scope,
  { sellerId, managerId }: Dossier,
  side: 'seller' | 'manager',
): Signatory {
  const user = userOf(company, codes.get(side === 'seller' ? sellerId : managerId) ?? '');
  if (user === undefined) throw new Error('everybody of a dossier of the demo has an account');
  return {
    scope: { ...scope, actor: demoUser(user.key), roles: [side], people: [sellerId] },
    email: user.email,
  };
}

function done<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`the demo's settled quarter was refused: ${result.refusal.code}`);
  return result.value;
}
