import type { PayPlanDocument, PlanAssignment } from './company.ts';
import { dayOf, dayText, type Day } from './day.ts';
import type { History } from './selling/history.ts';
import { PROFILES } from './people/organisation.ts';
import type { Roster, Seller } from './people/roster.ts';

/** Two plans a year: hunters are paid by the quarter, everyone else by the month. */
export function makePayPlans(history: History): PayPlanDocument[] {
  return planYears(history).flatMap((year) => [huntingPlan(year), farmingPlan(year)]);
}

/** Who is under which plan: from 1 January, or the first day in a team, to the end of the year or of the stay. */
export function planAssignments(roster: Roster, history: History): PlanAssignment[] {
  return planYears(history).flatMap((year) =>
    roster.sellers.flatMap((seller) =>
      mergedStays(seller, year, history).map((stay) => assignment(seller, stay)),
    ),
  );
}

type Stay = { readonly planCode: string; readonly from: Day; readonly to: Day; readonly isOpen: boolean };

/** The stays of a year by plan: a move between teams under the same plan does not cut them. */
function mergedStays(seller: Seller, year: number, history: History): Stay[] {
  const yearStart = Math.max(dayOf(`${year}-01-01`), history.months[0]?.first ?? 0);
  const yearEnd = dayOf(`${year + 1}-01-01`);
  const stays: Stay[] = [];
  for (const stint of seller.stints) {
    const from = Math.max(stint.from, yearStart);
    const to = Math.min(stint.to ?? yearEnd, yearEnd);
    if (from >= to) continue;
    const isQuarterly = PROFILES[stint.seat.team.kind].payGrain === 'quarter';
    const planCode = isQuarterly ? huntingCode(year) : farmingCode(year);
    const isOpen = to === yearEnd && year === history.closing.year;
    const last = stays.at(-1);
    if (last?.planCode === planCode && last.to === from) stays[stays.length - 1] = { ...last, to, isOpen };
    else stays.push({ planCode, from, to, isOpen });
  }
  return stays;
}

function assignment(seller: Seller, stay: Stay): PlanAssignment {
  return {
    person_code: seller.personCode,
    plan_code: stay.planCode,
    effective_from: dayText(stay.from),
    effective_to: stay.isOpen ? '' : dayText(stay.to),
  };
}

function huntingPlan(year: number): PayPlanDocument {
  return {
    ...commonParts(),
    code: huntingCode(year),
    name: `Conquête ${year}`,
    grain: 'quarter',
    components: [
      {
        code: 'commission',
        type: 'percentage_of_measure',
        args: { measure: 'order-intake', rate: fromTerms('commission_rate') },
      },
      {
        code: 'accelerateur',
        type: 'marginal_tiers',
        args: {
          measure: 'order-intake',
          thresholds: 'attainment',
          tiers: [
            { from: '0', rate: '0' },
            { from: '1', rate: year < 2025 ? '0.01' : '0.012' },
            { from: '1.2', rate: year < 2025 ? '0.015' : '0.02' },
          ],
        },
      },
      {
        code: 'prime',
        type: 'bonus_at_target',
        args: {
          measure: 'order-intake',
          bonus: fromTerms('target_incentive'),
          weight: '1',
          threshold: '0.9',
        },
      },
    ],
    ...(year < RELEASED_FROM ? {} : { release: quarterlyRelease(year) }),
  };
}

/** From that year on, a part of what hunters earn waits for the customer to pay. */
const RELEASED_FROM = 2026;

/** Two fifths of commissions wait for the cash; the first quarter pays 2,000 € at least, lent on the next ones. */
function quarterlyRelease(year: number) {
  const shares = [
    { share: '0.6', on: 'period_end' },
    { share: '0.4', on: 'collection' },
  ];
  return {
    schedule: [
      { component: 'commission', shares },
      { component: 'accelerateur', shares },
    ],
    draws: [
      {
        code: 'trimestre',
        name: 'Premier trimestre',
        amount: '2000',
        from: `${year}-01-01`,
        to: `${year}-03-31`,
        recovery: { from: `${year}-04-01`, amount_max: '500' },
      },
    ],
  };
}

function farmingPlan(year: number): PayPlanDocument {
  return {
    ...commonParts(),
    code: farmingCode(year),
    name: `Développement ${year}`,
    grain: 'month',
    components: [
      {
        code: 'commission',
        type: 'percentage_of_measure',
        args: { measure: 'order-intake', rate: fromTerms('commission_rate') },
      },
      {
        code: 'prime',
        type: 'bonus_at_target',
        args: { measure: 'order-intake', bonus: fromTerms('target_incentive'), weight: '1', threshold: '1' },
      },
    ],
  };
}

function commonParts() {
  return {
    format: 'cordee-plan/1',
    version: '1',
    semantics: 1,
    currency: 'EUR',
    calendar: 'civil',
    measures: [{ code: 'order-intake', base: 'order_intake', aggregation: 'amount' }],
  } as const;
}

function fromTerms(code: 'commission_rate' | 'target_incentive') {
  return { from: 'payee_term', code };
}

function huntingCode(year: number): string {
  return `conquete-${year}`;
}

function farmingCode(year: number): string {
  return `developpement-${year}`;
}

function planYears(history: History): number[] {
  return [...new Set(history.months.map(({ year }) => year))];
}
