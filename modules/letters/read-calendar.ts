// The countdown of each round, who is told of it, and what late letters may cost.
import {
  compareDates,
  decimal,
  ok,
  sumDecimals,
  type Decimal,
  type Result,
  type Scope,
} from '@cordee/kernel';
import type { Dossier, Round } from '@cordee/modules/quota-rounds';
import { payFor, type ComposeDeps } from './compose-letter.ts';
import { lettersOfRound, type FindDeps } from './find-letter.ts';
import { daysUntil, dueAlarm, isAtRisk, standingOf, type Standing } from './legal-calendar.ts';
import type { Mail } from './letters-store.ts';
import { expireLetter } from './sign-letter.ts';

export type CalendarLine = { readonly dossier: Dossier; readonly standing: Standing };
export type RoundCalendar = {
  readonly round: Round;
  readonly daysLeft: number;
  readonly lines: readonly CalendarLine[];
  readonly sent: readonly number[];
};

/** Of the sellers whom the scope sees. Refuses letters.round_not_found where it sees none of the round. */
export async function readCalendar(
  deps: Pick<ComposeDeps, 'store' | 'rounds'>,
  scope: Scope,
  roundId: string,
): Promise<Result<RoundCalendar>> {
  const read = await lettersOfRound(deps, scope, roundId);
  if (!read.ok) return read;
  const { round, dossiers, byDossier } = read.value;
  const start = round.period.from;
  const sent = (await deps.store.alarms(scope)).filter((each) => each.roundId === roundId);
  return ok({
    round,
    daysLeft: daysUntil(start, scope.today),
    lines: dossiers.map((dossier) => ({
      dossier,
      standing: standingOf(byDossier.get(dossier.id) ?? [], start),
    })),
    sent: sent.map(({ daysBefore }) => daysBefore),
  });
}

type RiskLine = { readonly dossier: Dossier; readonly amount: Decimal | null };
export type Risk = { readonly round: Round; readonly total: Decimal; readonly lines: readonly RiskLine[] };

/** What each seller would be paid at 100 %, of those whose letter is late or missing; null where the plan cannot say. */
export async function readRisk(deps: ComposeDeps, scope: Scope, roundId: string): Promise<Result<Risk>> {
  const calendar = await readCalendar(deps, scope, roundId);
  if (!calendar.ok) return calendar;
  const { round, lines } = calendar.value;
  const late = lines.filter(({ standing }) => isAtRisk(standing));
  const priced: RiskLine[] = [];
  for (const { dossier } of late) {
    const amount = dossier.outcome?.amount ?? dossier.allocated;
    const { ladder } = await payFor(deps, scope, { dossier, round }, amount);
    const whole = ladder.known ? ladder.rungs.find(({ attainment }) => attainment === '1') : undefined;
    priced.push({ dossier, amount: whole === undefined ? null : decimal(whole.pay) });
  }
  return ok({ round, lines: priced, total: sumDecimals(priced.flatMap(({ amount }) => amount ?? [])) });
}

export type AlarmDeps = FindDeps & {
  /** The acting scope for what is nobody's deed: that of whoever opened the round. */
  readonly scopeOf: (tenant: Scope['tenant'], actor: string) => Promise<Scope>;
  readonly mailsOf: (scope: Scope, alarm: Alarm) => Promise<readonly Mail[]>;
};
export type Alarm = {
  readonly round: Round;
  readonly daysLeft: number;
  readonly missing: readonly CalendarLine[];
};

/** Sends the alarms that are due, each once, and ends agreements past their day. How many of each. */
export async function keepCalendar(
  deps: AlarmDeps,
  scope: Scope,
): Promise<{ readonly alarms: number; readonly expired: number }> {
  let alarms = 0;
  for (const round of await deps.rounds.rounds(scope))
    alarms += Number(await sendDueAlarm(deps, scope, round));
  return { alarms, expired: await endPastDue(deps, scope) };
}

async function sendDueAlarm(deps: AlarmDeps, scope: Scope, round: Round): Promise<boolean> {
  const today = scope.today;
  const { from, to } = round.period;
  if (compareDates(today, to) >= 0) return false;
  const acting = wide(await deps.scopeOf(scope.tenant, round.openedBy));
  const calendar = await readCalendar(deps, acting, round.id);
  if (!calendar.ok) return false;
  const { sent, lines, daysLeft } = calendar.value;
  const missing = lines.filter(({ standing }) => !standing.isKnown);
  const days = dueAlarm(from, today, sent);
  if (days === null || missing.length === 0) return false;
  const mails = await deps.mailsOf(acting, { round, daysLeft, missing });
  return (await deps.store.sendAlarm(acting, { roundId: round.id, daysBefore: days }, mails)).ok;
}

async function endPastDue(deps: AlarmDeps, scope: Scope): Promise<number> {
  let ended = 0;
  for (const { id, by, outcome, publication } of await deps.store.letters(scope, {})) {
    if (outcome !== null || publication?.act !== 'agreement') continue;
    const acting = wide(await deps.scopeOf(scope.tenant, by));
    ended += Number((await expireLetter(deps, acting, id)).ok);
  }
  return ended;
}

const wide = (scope: Scope): Scope => ({ ...scope, people: 'all', positions: 'all' });
