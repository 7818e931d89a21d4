// The demo's rounds of quotas, opened and talked about through the same doors as a user's.
import { decimal, dividedBy, minus, plainDate, times, ZERO, type Result, type Scope } from '@cordee/kernel';
import type { PeopleStore } from '@cordee/modules/people';
import { agree, openRound, propose, type QuotaRoundRouteDeps } from '@cordee/modules/quota-rounds';
import type { Company } from './company.ts';
import { demoScope, demoUser } from './demo-scope.ts';
import { TOLD_ROUNDS, type ToldDossier, type ToldRound } from './quota-rounds.ts';

type Doors = { readonly quotaRounds: QuotaRoundRouteDeps; readonly people: PeopleStore };

/** Rounds that are there already stay as they are. */
export async function loadQuotaRounds({ quotaRounds, people }: Doors, company: Company): Promise<void> {
  const scope = demoScope(company, 'revops');
  const known = new Set((await quotaRounds.store.rounds(scope)).map(({ name }) => name));
  const persons = new Map((await people.people(scope, {})).map((person) => [person.code, person]));
  for (const told of TOLD_ROUNDS.filter(({ name }) => !known.has(name))) {
    const roundId = done(await openRound(quotaRounds, scope, askedRound(told))).id;
    for (const dossier of told.dossiers) {
      const seller = company.users.find(({ key }) => key === dossier.user);
      const person = persons.get(seller?.personCode ?? '');
      const manager = company.users.find(({ name }) => name === person?.manager);
      if (!seller || !person || !manager) continue;
      const acting = (role: 'seller' | 'manager', key: string): Scope => ({
        ...scope,
        actor: demoUser(key),
        roles: [role],
        people: [person.personId],
      });
      const two = { seller: acting('seller', seller.key), manager: acting('manager', manager.key) };
      await tellDossier(quotaRounds, roundId, two, dossier);
    }
  }
}

function askedRound({ name, period, total, mode, answersBy }: ToldRound) {
  return {
    name,
    period,
    mode,
    total: decimal(total),
    step: decimal('100'),
    method: 'by_results' as const,
    answersBy: plainDate(answersBy),
    margin: decimal('0.15'),
    locks: [],
  };
}

async function tellDossier(
  quotaRounds: QuotaRoundRouteDeps,
  roundId: string,
  two: Readonly<Record<'seller' | 'manager', Scope>>,
  { said, isAgreed }: ToldDossier,
): Promise<void> {
  const read = async () => (await quotaRounds.store.dossiers(two.seller, { roundId }))[0];
  const dossier = await read();
  if (dossier === undefined) return;
  for (const { by, part, text, means = '' } of said)
    done(
      await propose(quotaRounds, two[by], dossier.id, {
        analysis: analysisAt(dossier.allocated, part),
        text,
        means,
      }),
    );
  const last = (await read())?.proposals.at(-1);
  if (!isAgreed || last === undefined) return;
  done(await agree(quotaRounds, two[last.side === 'seller' ? 'manager' : 'seller'], dossier.id, last.id));
}

const keptPart = decimal('0.9');

/** Nine tenths kept of what is asked for, to whole hundreds; the rest gained. */
export function analysisAt(allocated: ReturnType<typeof decimal>, part: string) {
  const whole = hundredsOf(allocated, part);
  const kept = hundreds(times(whole, keptPart));
  return { kept, lost: ZERO, gained: minus(whole, kept), price: ZERO };
}

/** Part of a figure, down to whole hundreds. */
export const hundredsOf = (value: ReturnType<typeof decimal>, part: string) =>
  hundreds(times(value, decimal(part)));

function hundreds(value: ReturnType<typeof decimal>) {
  const hundred = decimal('100');
  return times(dividedBy(value, hundred, { scale: 0, rounding: 'down' }), hundred);
}

function done<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`the demo's round of quotas was refused: ${result.refusal.code}`);
  return result.value;
}
