import type { CompanyUser } from '../company.ts';
import { fullName } from './person-names.ts';
import { PROFILES } from './organisation.ts';
import { stintOn, type Roster } from './roster.ts';
import type { History } from '../selling/history.ts';
import type { StaffMember } from './staff.ts';
import type { CastKey } from '../stories/story-cast.ts';

const SELLERS_WITH_SIGN_IN: Readonly<Record<string, CastKey>> = {
  seller: 'claimant',
  'seller-farmer': 'creditNote',
  'seller-ramping': 'ramping',
  'seller-big-order': 'bigOrder',
};

/** The one-click sign-ins: everyone who runs, checks or pays the year, all managers, and a few sellers. */
export function makeUsers(staff: readonly StaffMember[], roster: Roster, history: History): CompanyUser[] {
  const sellers = Object.entries(SELLERS_WITH_SIGN_IN).map(([key, castKey]): CompanyUser => {
    const seller = roster.cast(castKey);
    const kind = stintOn(seller, history.today)?.seat.team.kind ?? 'farmer';
    return {
      key,
      name: fullName(seller),
      email: seller.email,
      role: 'seller',
      title: PROFILES[kind].title,
      personCode: seller.personCode,
    };
  });
  return [
    ...staff.map((member) => ({
      key: member.key,
      name: fullName(member),
      email: member.email,
      role: member.role,
      title: member.title,
      personCode: member.personCode,
    })),
    ...sellers,
  ];
}
