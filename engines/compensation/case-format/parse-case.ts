import {
  civilCalendar,
  explicitCalendar,
  fiscalCalendar,
  ok,
  periodByCode,
  periodsBetween,
  refused,
} from '@cordee/kernel';
import type { Calendar, Period, Refusal, Result } from '@cordee/kernel';
import { parsePlan } from '../plan-format/parse-plan.ts';
import { refusalAt } from '../plan-format/field.ts';
import type { Checked } from '../plan-format/field.ts';
import type { Plan } from '../plan-format/plan.ts';
import { caseField } from './case-fields.ts';
import type { CaseDocument } from './case-fields.ts';

/** A case that can be calculated: its plan is checked, its periods exist and everyone it names is in it. */
export type Case = Omit<CaseDocument, 'plan' | 'periods' | 'calendar'> & {
  readonly plan: Plan;
  readonly calendar: Calendar;
  readonly periods: readonly Period[];
};

/**
 * Reads a case of format cordee-case/1: a plan with the people, quotas and transactions it pays. Refuses
 * compensation.plan_* and compensation.case_* codes, every fault found, each with its JSON path in place.column.
 */
export function parseCase(document: unknown): Checked<Case> {
  const read = caseField.read(document, '$');
  if (!read.ok) return read;
  const { plan: planDocument, calendar: written, periods: codes, ...facts } = read.value;
  const plan = parsePlan(planDocument);
  if (!plan.ok) return { ok: false, refusal: plan.refusal.map(insidePlan) };
  const calendar = calendarOf(written, plan.value.calendar);
  const periods = codes.map((code) => periodsNamed(code, plan.value, calendar));
  const refusals = [
    ...periods.flatMap((named, index) =>
      named.ok ? [] : [refusalAt(named.refusal.code, `$.periods[${index}]`, named.refusal.args)],
    ),
    ...unknownPeople(read.value),
    ...unknownQuotaPeriods(read.value, calendar),
    ...emptyQuotas(read.value),
  ];
  if (refusals.length > 0) return { ok: false, refusal: refusals };
  const known = periods.flatMap((named) => (named.ok ? named.value : []));
  return ok({ ...facts, plan: plan.value, calendar, periods: known });
}

/** One period by its code, or all from one to another, both included: 2026-01..2026-12. */
function periodsNamed(named: string, { grain }: Plan, calendar: Calendar): Result<readonly Period[]> {
  const [first = '', last = first] = named.split('..');
  const from = periodByCode(calendar, first);
  if (!from.ok) return from;
  const to = periodByCode(calendar, last);
  if (!to.ok) return to;
  const asked = first === last ? [from.value] : periodsBetween(calendar, grain, from.value.from, to.value.to);
  const other = [from.value, to.value].find((period) => period.grain !== grain);
  return other === undefined
    ? ok(asked)
    : refused('compensation.case_period_grain', { period: other.code, grain });
}

function insidePlan({ code, args, place }: Refusal): Refusal {
  const path = (place?.column ?? '$').replace('$', '$.plan');
  return refusalAt(code, path, { ...args, path });
}

function calendarOf(written: CaseDocument['calendar'], code: string): Calendar {
  if (written === null || written.kind === 'civil') return civilCalendar;
  return written.kind === 'fiscal'
    ? fiscalCalendar({ code, startMonth: written.start_month })
    : explicitCalendar({ code, periods: written.periods });
}

/** A seller may be missing: then the sale counts for nobody and says so. A quota or a figure of nobody is a slip. */
function unknownPeople({ people, quotas, figures }: CaseDocument): readonly Refusal[] {
  const known = new Set(people.map(({ code }) => code));
  const unknown = (named: readonly { readonly payee: string | null }[], key: string) =>
    named.flatMap(({ payee }, index) =>
      payee === null || known.has(payee)
        ? []
        : [refusalAt('compensation.case_person_unknown', `$.${key}[${index}].payee`, { person: payee })],
    );
  return [...unknown(quotas, 'quotas'), ...unknown(figures, 'figures')];
}

function unknownQuotaPeriods({ quotas }: CaseDocument, calendar: Calendar): readonly Refusal[] {
  return quotas.flatMap(({ period: code }, index) => {
    const period = code === null ? null : periodByCode(calendar, code);
    return period === null || period.ok
      ? []
      : [refusalAt(period.refusal.code, `$.quotas[${index}].period`, period.refusal.args)];
  });
}

/** A quota that says nothing is no quota of nothing. */
function emptyQuotas({ quotas }: CaseDocument): readonly Refusal[] {
  return quotas.flatMap(({ amount, units, history }, index) =>
    amount === null && units === null && history === null
      ? [refusalAt('compensation.case_quota_empty', `$.quotas[${index}]`)]
      : [],
  );
}
