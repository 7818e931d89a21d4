import type { PayTerm, PersonRow } from '../company.ts';
import { dayText, type Day } from '../day.ts';
import { centsText } from '../files/money-text.ts';
import { PROFILES } from './organisation.ts';
import type { Seller, Stint } from './roster.ts';
import { managerKey, type StaffMember } from './staff.ts';

/** A row of the staff list as HR knew it at the end of a day: a departure appears once it has happened. */
export type PersonState = {
  readonly row: PersonRow;
  readonly from: Day;
  readonly to: Day | null;
  readonly hiredOn: Day;
};

/** One state a stay in a seat, and one a member of staff. */
export function personStates(
  sellers: readonly Seller[],
  staff: readonly StaffMember[],
  knownOn: Day,
): PersonState[] {
  return [
    ...staff.map((member) => ({
      row: staffRow(member, staff),
      from: member.hiredOn,
      to: null,
      hiredOn: member.hiredOn,
    })),
    ...sellers.flatMap((seller) =>
      seller.stints.map((stint) => ({
        row: sellerRow({ seller, stint, staff, knownOn }),
        from: stint.from,
        to: stint.to,
        hiredOn: seller.hiredOn,
      })),
    ),
  ];
}

export function payTerms(sellers: readonly Seller[]): PayTerm[] {
  return sellers.flatMap((seller) =>
    seller.stints.map((stint) => ({
      person_code: seller.personCode,
      effective_from: dayText(stint.from),
      ...termsIn(stint),
      currency: 'EUR',
    })),
  );
}

function sellerRow(at: {
  seller: Seller;
  stint: Stint;
  staff: readonly StaffMember[];
  knownOn: Day;
}): PersonRow {
  const { seller, stint, staff, knownOn } = at;
  const { team } = stint.seat;
  const hasLeft = seller.leftOn !== null && seller.leftOn <= knownOn && stint.to === seller.leftOn + 1;
  return {
    person_code: seller.personCode,
    given_name: seller.givenName,
    family_name: seller.familyName,
    email: seller.email,
    payroll_number: seller.payrollNumber,
    position_code: stint.seat.positionCode,
    position_title: PROFILES[team.kind].title,
    team: team.name,
    manager_code: codeOf(managerKey(team.code), staff),
    legal_entity: team.legalEntity,
    effective_from: dayText(stint.from),
    hired_on: dayText(seller.hiredOn),
    left_on: hasLeft && seller.leftOn !== null ? dayText(seller.leftOn) : '',
    working_time: stint.workingTimePercent === 100 ? '1' : `0.${stint.workingTimePercent}`,
    ...termsIn(stint),
    role: 'seller',
  };
}

function staffRow(member: StaffMember, staff: readonly StaffMember[]): PersonRow {
  return {
    person_code: member.personCode,
    given_name: member.givenName,
    family_name: member.familyName,
    email: member.email,
    payroll_number: member.payrollNumber,
    position_code: `P-${member.key}`,
    position_title: member.title,
    team: member.team,
    manager_code: member.managerKey === null ? '' : codeOf(member.managerKey, staff),
    legal_entity: member.legalEntity,
    effective_from: dayText(member.hiredOn),
    hired_on: dayText(member.hiredOn),
    left_on: '',
    working_time: '1',
    commission_rate: '',
    target_incentive: '',
    // The import knows no role for a member of the works council: access is given to the user, and the job is head office's.
    role: member.role === 'works_council' ? 'finance' : member.role,
  };
}

function termsIn(stint: Stint) {
  const profile = PROFILES[stint.seat.team.kind];
  return {
    commission_rate: profile.commissionRate,
    target_incentive: centsText((profile.targetIncentiveCents * stint.workingTimePercent) / 100),
  };
}

function codeOf(key: string, staff: readonly StaffMember[]): string {
  return staff.find((member) => member.key === key)?.personCode ?? '';
}
