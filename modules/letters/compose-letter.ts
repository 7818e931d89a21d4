// Gathers what a letter says: the dossier's outcome, its months, the plan that pays for it, and the pay by attainment.
import type { PayeeTerm, Plan } from '@cordee/engine-compensation';
import {
  allocateByLargestRemainder,
  civilCalendar,
  compareDates,
  decimal,
  invariant,
  isZero,
  moneyText,
  ok,
  ONE,
  periodsBetween,
  refused,
  sumDecimals,
  toPayable,
  decimalText,
  type Decimal,
  type EntityId,
  type Period,
  type PlainDate,
  type Result,
  type Scope,
} from '@cordee/kernel';
import { allocateRound, figureAt, type Dossier, type Round } from '@cordee/modules/quota-rounds';
import type { FindDeps } from './find-letter.ts';
import type { Act, Letter } from './letter.ts';
import { writeBody, type BodySources, type LetterBody } from './letter-body.ts';
import { ladderOf, writtenTerm, type LadderBasis } from './ladder.ts';
import type { LetterKey } from './letters-store.ts';

/** The plan that pays a seller from the first day of a period, as it is stored, with the seller's terms. */
export type PayingPlan = {
  readonly plan: Plan;
  readonly document: unknown;
  readonly terms: readonly PayeeTerm[];
};

export type ComposeDeps = FindDeps & {
  readonly payingPlan: (scope: Scope, payee: EntityId, period: Period) => Promise<Result<PayingPlan>>;
  readonly organisationName: (scope: Scope) => Promise<string>;
  readonly personNames: (
    scope: Scope,
  ) => Promise<ReadonlyMap<string, { readonly name: string; readonly code: string }>>;
  /** The organisation's signing key, made when it is first needed. */
  readonly signingKey: (scope: Scope) => Promise<LetterKey>;
  readonly hashOf: (content: Uint8Array) => string;
};

export type Composed = {
  readonly body: LetterBody;
  readonly key: LetterKey;
  readonly periodStart: PlainDate;
};
type Settled = { readonly dossier: Dossier; readonly round: Round };
type Choice = { readonly act: Act; readonly replaced: Letter | null };

/** Refuses letters.dossier_open where the objective is not settled. */
export async function composeBody(
  deps: ComposeDeps,
  scope: Scope,
  letter: Letter,
  { act, replaced }: Choice,
): Promise<Result<Composed>> {
  const settled = await settledDossier(deps, scope, letter.dossierId);
  if (!settled.ok) return settled;
  const { dossier, round } = settled.value;
  const { outcome } = dossier;
  invariant(outcome !== null, 'a settled dossier has its outcome');
  const [names, key] = [await deps.personNames(scope), await deps.signingKey(scope)];
  const pay = await payFor(deps, scope, settled.value, outcome.amount);
  const { from, to, code } = round.period;
  const seller = names.get(dossier.sellerId);
  const body = writeBody({
    letter,
    act,
    replaces: replaced?.publication ? { id: replaced.id, hash: replaced.publication.hash } : null,
    organisation: await deps.organisationName(scope),
    seller: { id: dossier.sellerId, code: seller?.code ?? '', name: seller?.name ?? dossier.node },
    manager: { id: dossier.managerId, name: names.get(dossier.managerId)?.name ?? '—' },
    ground: {
      round: round.name,
      dossier: dossier.id,
      kind: outcome.kind,
      on: outcome.at.slice(0, 10),
      reason: outcome.reason,
    },
    period: { code, from: from.toString(), last: to.subtract({ days: 1 }).toString() },
    measure: {
      code: round.measure,
      currency: round.currency,
      frequency: pay.plan?.grain ?? 'month',
      months: monthsOf(settled.value, outcome.amount),
    },
    plan: pay.plan && { code: pay.plan.code, name: pay.plan.name, version: pay.plan.version },
    ladder: pay.ladder,
    today: scope.today,
    key: keyFingerprint(deps, key),
  });
  return ok({ body, key, periodStart: from });
}

/** What the organisation publishes of its key, and a verified file is held against. */
function keyFingerprint(
  { hashOf }: Pick<ComposeDeps, 'hashOf'>,
  { publicKey }: Pick<LetterKey, 'publicKey'>,
): string {
  return hashOf(new TextEncoder().encode(publicKey));
}

async function settledDossier(
  { rounds }: Pick<FindDeps, 'rounds'>,
  scope: Scope,
  id: string,
): Promise<Result<Settled>> {
  const [dossier] = await rounds.dossiers(scope, { id });
  const round = (await rounds.rounds(scope)).find((each) => each.id === dossier?.roundId);
  if (!dossier || !round) return refused('letters.letter_not_found');
  return dossier.outcome === null ? refused('letters.dossier_open') : ok({ dossier, round });
}

/** The figure over the months as the allocation had shared them, to the cent, with the whole as their sum. */
function monthsOf({ dossier, round }: Settled, amount: Decimal) {
  const months = periodsBetween(civilCalendar, 'month', round.period.from, round.period.to);
  const allocation = allocateRound(round);
  const shared = months.map((_, at) => (allocation.ok ? figureAt(allocation.value, dossier.node, at) : ONE));
  const weights = shared.every(isZero) ? shared.map(() => ONE) : shared;
  const whole = toPayable({ value: amount, currency: round.currency }, 'half-even');
  const parts = allocateByLargestRemainder(whole, weights);
  return months.map(({ code }, at) => {
    const part = parts[at];
    invariant(part !== undefined, 'each month has its part');
    return { month: code, amount: moneyText(part) };
  });
}

type Pay = { readonly plan: Plan | null; readonly ladder: BodySources['ladder'] };

/** Pay at some parts of a figure, or why there is none. */
export async function payFor(
  deps: Pick<ComposeDeps, 'payingPlan'>,
  scope: Scope,
  settled: Settled,
  amount: Decimal,
): Promise<Pay> {
  const { round, dossier } = settled;
  const paying = await deps.payingPlan(scope, dossier.sellerId, round.period);
  if (!paying.ok) return { plan: null, ladder: { known: false, why: paying.refusal.code } };
  const { plan, document, terms } = paying.value;
  if (plan.currency !== round.currency)
    return { plan, ladder: { known: false, why: 'letters.ladder_currency' } };
  const basis: LadderBasis = {
    document,
    base: round.measure,
    terms: terms.map(writtenTerm),
    periods: quotasOf(plan, round, monthsOf(settled, amount)),
  };
  const rungs = ladderOf(basis);
  return {
    plan,
    ladder: rungs.ok
      ? { known: true, currency: round.currency, basis, rungs: rungs.value }
      : { known: false, why: rungs.refusal.code },
  };
}

type MonthShare = ReturnType<typeof monthsOf>[number];

/** The quota of each of the plan's periods that lie wholly within that of the round. */
function quotasOf(plan: Plan, { period }: Round, months: readonly MonthShare[]): LadderBasis['periods'] {
  const amounts = new Map(months.map(({ month, amount }) => [month, decimal(amount)]));
  return periodsBetween(civilCalendar, plan.grain, period.from, period.to)
    .filter(({ from, to }) => compareDates(period.from, from) <= 0 && compareDates(to, period.to) <= 0)
    .map(({ code, from, to }) => {
      const within = periodsBetween(civilCalendar, 'month', from, to);
      const quota = sumDecimals(within.flatMap((month) => amounts.get(month.code) ?? []));
      return { code, quota: decimalText(quota) };
    });
}
