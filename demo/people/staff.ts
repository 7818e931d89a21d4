import type { CompanyRole } from '../company.ts';
import type { Day } from '../day.ts';
import type { History } from '../selling/history.ts';
import { EMAIL_DOMAIN, EQUIPMENT, REGIONS, TEAMS } from './organisation.ts';
import { mailboxName, type PersonName } from './person-names.ts';
import { AWAY_MANAGER } from '../stories/story-cast.ts';

/** Who does not sell: management and the people who run, check and pay the sales year. */
export type StaffMember = PersonName & {
  readonly key: string;
  readonly personCode: string;
  readonly payrollNumber: string;
  readonly email: string;
  readonly role: CompanyRole;
  readonly title: string;
  readonly team: string;
  readonly managerKey: string | null;
  readonly legalEntity: string;
  readonly hiredOn: Day;
};

type Post = {
  readonly key: string;
  readonly name: string;
  readonly role: CompanyRole;
  readonly title: string;
  readonly team: string;
  readonly managerKey: string | null;
};

const HEAD_OFFICE = 'Siège';

const HEAD_OFFICE_POSTS: readonly Post[] = [
  {
    key: 'executive',
    name: 'Bénédicte Chanterac',
    role: 'executive',
    title: 'Directrice générale',
    managerKey: null,
    team: HEAD_OFFICE,
  },
  {
    key: 'sales-director',
    name: 'Laurent Vercasson',
    role: 'executive',
    title: 'Directeur commercial',
    managerKey: 'executive',
    team: HEAD_OFFICE,
  },
  {
    key: 'revops',
    name: 'Mathilde Orgebin',
    role: 'revops',
    title: 'Responsable pilotage commercial',
    managerKey: 'sales-director',
    team: HEAD_OFFICE,
  },
  {
    key: 'revops-2',
    name: 'Karim Belhassine',
    role: 'revops',
    title: 'Chargé de rémunération variable',
    managerKey: 'revops',
    team: HEAD_OFFICE,
  },
  {
    key: 'finance',
    name: 'Sandrine Peyrolaz',
    role: 'finance',
    title: 'Directrice financière',
    managerKey: 'executive',
    team: HEAD_OFFICE,
  },
  {
    key: 'finance-2',
    name: 'Olivier Grimonpont',
    role: 'finance',
    title: 'Contrôleur de gestion',
    managerKey: 'finance',
    team: HEAD_OFFICE,
  },
  {
    key: 'hr',
    name: 'Claire Dussolier',
    role: 'finance',
    title: 'Directrice des ressources humaines',
    managerKey: 'executive',
    team: HEAD_OFFICE,
  },
  {
    key: 'marketing',
    name: 'Samuel Fontanel',
    role: 'marketing',
    title: 'Responsable marketing',
    managerKey: 'sales-director',
    team: HEAD_OFFICE,
  },
  {
    key: 'auditor',
    name: 'Hélène Rocquebert',
    role: 'auditor',
    title: 'Auditrice interne',
    managerKey: 'finance',
    team: HEAD_OFFICE,
  },
  {
    key: 'works-council',
    name: 'Denis Malaurent',
    role: 'works_council',
    title: 'Secrétaire du CSE',
    managerKey: 'hr',
    team: HEAD_OFFICE,
  },
];

const REGION_DIRECTORS = ['Isabelle Trémolin', 'Marc Aubignat', 'Véronique Lescouët'];
const TEAM_MANAGERS = [
  'Stéphane Courtadon',
  'Nathalie Brizard-Lam',
  'Christophe Haquenne',
  'Aurore Ginestier',
  `${AWAY_MANAGER.givenName} ${AWAY_MANAGER.familyName}`,
  'Philippe Castagnol',
  'Gwenola Tréhiou',
  'Fabrice Montembault',
  'Leïla Benkarroum',
  'Patrick Jourdanel',
];

export function makeStaff(history: History): readonly StaffMember[] {
  return [...HEAD_OFFICE_POSTS, ...regionPosts(), ...teamPosts()].map((post, index) => {
    const { name, ...held } = post;
    const [givenName = '', ...rest] = name.split(' ');
    const personName = { givenName, familyName: rest.join(' ') };
    return {
      ...held,
      ...personName,
      personCode: `BE${String(index + 1).padStart(4, '0')}`,
      payrollNumber: String(40_001 + index),
      email: `${mailboxName(personName)}@${EMAIL_DOMAIN}`,
      legalEntity: TEAMS.find((team) => held.key === managerKey(team.code))?.legalEntity ?? EQUIPMENT,
      hiredOn: history.at(35, 1) - 700 - 61 * index,
    };
  });
}

export function managerKey(teamCode: string): string {
  return `manager-${teamCode}`;
}

function regionPosts(): Post[] {
  return REGIONS.map((region, index) => ({
    key: `region-${region.code}`,
    name: REGION_DIRECTORS[index] ?? '',
    role: 'manager',
    title: 'Directeur régional',
    team: region.name,
    managerKey: 'sales-director',
  }));
}

function teamPosts(): Post[] {
  return TEAMS.map((team, index) => ({
    key: managerKey(team.code),
    name: TEAM_MANAGERS[index] ?? '',
    role: 'manager',
    title: "Responsable d'équipe",
    team: team.name,
    managerKey: `region-${team.region}`,
  }));
}
