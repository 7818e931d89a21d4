// What a letter and a round's calendar show.
import { z } from '@hono/zod-openapi';
import { decimalText, type Locale, type Scope } from '@cordee/kernel';
import { presentRules, RulesAnswer } from '@cordee/modules/plans';
import { Figure, NullableFigure } from '@cordee/platform/http';
import { composeBody, type ComposeDeps } from './compose-letter.ts';
import { sideOf } from './find-letter.ts';
import { ACTS, COMMITMENT_STATES, ENDS, stateOf, type Done, type Letter } from './letter.ts';
import type { LetterBody } from './letter-body.ts';
import { letterPages } from './letter-pages.ts';
import { ALARM_DAYS, alarmDate, isAtRisk } from './legal-calendar.ts';
import type { CalendarLine, Risk, RoundCalendar } from './read-calendar.ts';
import { bodyOf } from './write-letter.ts';

const nullable = z.string().nullable();
const By = z.object({ by: z.string(), at: z.string() });
const State = z.enum(['draft', 'published', 'issued', ...ENDS]).openapi('LetterState');
const SideName = z.enum(['seller', 'manager']);

export const LetterLine = z
  .object({
    id: z.string(),
    roundId: z.string(),
    dossierId: z.string(),
    seller: z.string(),
    manager: z.string(),
    side: SideName.nullable(),
    state: State,
    /** Null until it is published. */
    act: z.enum(ACTS).nullable(),
    period: z.string(),
    answerBy: z.string(),
  })
  .openapi('LetterLine');

const CommitmentAnswer = z.object({
  text: z.string(),
  by: z.string(),
  state: z.enum(COMMITMENT_STATES).nullable(),
  note: nullable,
});

export const LetterAnswer = LetterLine.extend({
  /** Of the published text: what is signed. */
  hash: nullable,
  replacesId: nullable,
  replacedById: nullable,
  words: z.object({ fr: z.string(), en: z.string() }),
  commitments: z.array(CommitmentAnswer),
  clauses: RulesAnswer.shape.clauses,
  signatures: z.array(By.extend({ side: SideName, address: z.string() })),
  outcome: By.extend({ kind: z.enum(ENDS), reason: nullable }).nullable(),
  readings: z.array(By),
  messages: z.array(By.extend({ id: z.string(), text: z.string(), isOwn: z.boolean() })),
}).openapi('Letter');

export const CalendarAnswer = z
  .object({
    round: z.string(),
    period: z.string(),
    startsOn: z.string(),
    daysLeft: z.number().int(),
    alarms: z.array(z.object({ days: z.number().int(), on: z.string(), isSent: z.boolean() })),
    settled: z.number().int(),
    known: z.number().int(),
    lines: z.array(
      z.object({
        dossierId: z.string(),
        letterId: nullable,
        seller: z.string(),
        isSettled: z.boolean(),
        state: z.union([State, z.literal('none')]),
        isKnown: z.boolean(),
        isLate: z.boolean(),
        isAtRisk: z.boolean(),
      }),
    ),
  })
  .openapi('LetterCalendar');

export const RiskAnswer = z
  .object({
    total: Figure,
    unknown: z.number().int(),
    lines: z.array(z.object({ dossierId: z.string(), seller: z.string(), amount: NullableFigure })),
  })
  .openapi('EurosAtRisk');

export type AnswerDeps = ComposeDeps & { readonly nameOf: (userId: string) => Promise<string> };
type Names = Awaited<ReturnType<ComposeDeps['personNames']>>;

export async function presentLines(
  deps: AnswerDeps,
  scope: Scope,
  letters: readonly Letter[],
): Promise<z.input<typeof LetterLine>[]> {
  const names = await deps.personNames(scope);
  const [periods, person] = [await periodsOf(deps, scope), await deps.personOf(scope)];
  return letters.map((letter) => ({
    id: letter.id,
    roundId: letter.roundId,
    dossierId: letter.dossierId,
    seller: names.get(letter.sellerId)?.name ?? '—',
    manager: names.get(letter.managerId)?.name ?? '—',
    side: sideOf(letter, person),
    state: stateOf(letter),
    act: letter.publication?.act ?? null,
    period: periods.get(letter.roundId) ?? '',
    answerBy: (letter.publication ?? letter.content).answerBy.toString(),
  }));
}

async function periodsOf({ rounds }: AnswerDeps, scope: Scope): Promise<ReadonlyMap<string, string>> {
  return new Map((await rounds.rounds(scope)).map(({ id, period }) => [id, period.code]));
}

export async function presentLetter(
  deps: AnswerDeps,
  { scope, locale }: { readonly scope: Scope; readonly locale: Locale },
  letter: Letter,
): Promise<z.input<typeof LetterAnswer>> {
  const [line] = await presentLines(deps, scope, [letter]);
  if (line === undefined) throw new TypeError('a letter has its line');
  const done = async ({ by, at }: Done) => ({ by: await deps.nameOf(by), at });
  const body = await shownBody(deps, scope, letter);
  const { outcome, marks, content, publication } = letter;
  return {
    ...line,
    hash: publication?.hash ?? null,
    replacesId: letter.replacesId,
    replacedById: letter.replacedById,
    words: content.words,
    commitments: content.commitments.map((each, ordinal) => {
      const mark = marks.find((made) => made.ordinal === ordinal);
      return { ...each, state: mark?.state ?? null, note: mark?.note ?? null };
    }),
    clauses: body === null ? [] : presentClauses(body, locale),
    signatures: await Promise.all(
      letter.signatures.map(async (each) => ({
        ...(await done(each)),
        side: each.side,
        address: each.address,
      })),
    ),
    outcome: outcome && { ...(await done(outcome)), kind: outcome.kind, reason: outcome.reason },
    readings: await Promise.all(letter.readings.map(done)),
    messages: await Promise.all(
      letter.messages.map(async (each) => ({
        ...(await done(each)),
        id: each.id,
        text: each.text,
        isOwn: each.by === scope.actor,
      })),
    ),
  };
}

/** What was published; of a draft, what would be: as a one-sided letter. */
async function shownBody(deps: AnswerDeps, scope: Scope, letter: Letter): Promise<LetterBody | null> {
  const published = bodyOf(letter);
  if (published !== null) return published;
  const composed = await composeBody(deps, scope, letter, { act: 'receipt', replaced: null });
  return composed.ok ? composed.value.body : null;
}

function presentClauses(body: LetterBody, locale: Locale) {
  const clauses = letterPages(body, locale).map((clause, index) => ({ ...clause, number: index + 1 }));
  return presentRules({ language: locale, title: '', plan: '', version: '', clauses }).clauses;
}

export function presentCalendar(
  { round, daysLeft, lines, sent }: RoundCalendar,
  names: Names,
): z.input<typeof CalendarAnswer> {
  const start = round.period.from;
  return {
    round: round.name,
    period: round.period.code,
    startsOn: start.toString(),
    daysLeft,
    alarms: ALARM_DAYS.map((days) => ({
      days,
      on: alarmDate(start, days).toString(),
      isSent: sent.includes(days),
    })),
    settled: lines.filter(({ dossier }) => dossier.outcome !== null).length,
    known: lines.filter(({ standing }) => standing.isKnown).length,
    lines: lines.map((line) => presentCalendarLine(line, names)),
  };
}

function presentCalendarLine({ dossier, standing }: CalendarLine, names: Names) {
  const { letter, state, isKnown, isLate } = standing;
  return {
    dossierId: dossier.id,
    letterId: letter?.id ?? null,
    seller: names.get(dossier.sellerId)?.name ?? dossier.node,
    isSettled: dossier.outcome !== null,
    state,
    isKnown,
    isLate,
    isAtRisk: isAtRisk(standing),
  };
}

export function presentRisk({ round, total, lines }: Risk, names: Names): z.input<typeof RiskAnswer> {
  const figure = (value: string) => ({ value, unit: round.currency, explain: null });
  return {
    total: figure(decimalText(total)),
    unknown: lines.filter(({ amount }) => amount === null).length,
    lines: lines.map(({ dossier, amount }) => ({
      dossierId: dossier.id,
      seller: names.get(dossier.sellerId)?.name ?? dossier.node,
      amount: amount && figure(decimalText(amount)),
    })),
  };
}
