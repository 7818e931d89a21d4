import type { LegalEntity } from '../company.ts';

export type SellerKind = 'hunter' | 'farmer' | 'inside' | 'services';

export type Team = {
  readonly code: string;
  readonly name: string;
  readonly region: string;
  readonly kind: SellerKind;
  readonly legalEntity: string;
  /** GeoNames codes of the administrative regions that the team covers. */
  readonly covers: readonly string[];
};

export const REGIONS = [
  { code: 'R1', name: 'Île-de-France, Nord et Est' },
  { code: 'R2', name: 'Sud-Est' },
  { code: 'R3', name: 'Ouest et services' },
] as const;

export const EQUIPMENT = 'Belledonne Équipements SAS';
export const SERVICES = 'Belledonne Services SARL';

export const LEGAL_ENTITIES: readonly LegalEntity[] = [
  { code: 'BEQ', name: EQUIPMENT, country: 'FR' },
  { code: 'BSV', name: SERVICES, country: 'FR' },
];

const NORTH_EAST = ['32', '44', '28'];
const RHONE_ALPS = ['84', '27'];
const SOUTH = ['93', '94', '76'];
const WEST = ['53', '52', '75', '24'];
const ALL_FRANCE = ['11', ...NORTH_EAST, ...RHONE_ALPS, ...SOUTH, ...WEST];

export const TEAMS: readonly Team[] = [
  team({
    code: 'T01',
    name: 'Conquête Île-de-France, Nord et Est',
    region: 'R1',
    kind: 'hunter',
    covers: ['11', ...NORTH_EAST],
  }),
  team({ code: 'T02', name: 'Développement Île-de-France', region: 'R1', kind: 'farmer', covers: ['11'] }),
  team({ code: 'T03', name: 'Développement Nord et Est', region: 'R1', kind: 'farmer', covers: NORTH_EAST }),
  team({
    code: 'T04',
    name: 'Conquête Sud-Est',
    region: 'R2',
    kind: 'hunter',
    covers: [...RHONE_ALPS, ...SOUTH],
  }),
  team({
    code: 'T05',
    name: 'Développement Rhône-Alpes et Bourgogne',
    region: 'R2',
    kind: 'farmer',
    covers: RHONE_ALPS,
  }),
  team({ code: 'T06', name: 'Développement Méditerranée', region: 'R2', kind: 'farmer', covers: SOUTH }),
  team({ code: 'T07', name: 'Conquête Ouest', region: 'R3', kind: 'hunter', covers: WEST }),
  team({ code: 'T08', name: 'Développement Ouest', region: 'R3', kind: 'farmer', covers: WEST }),
  team({ code: 'T09', name: 'Télévente Grenoble', region: 'R2', kind: 'inside', covers: ALL_FRANCE }),
  team({ code: 'T10', name: 'Services et contrats', region: 'R3', kind: 'services', covers: ALL_FRANCE }),
];

/** What a full-time, trained seller of each kind is expected to do; amounts in euro cents. */
export type SellerProfile = {
  readonly title: string;
  readonly revenueYearCents: number;
  readonly wonDealsMonth: number;
  readonly winRate: number;
  readonly cycleDays: number;
  readonly payGrain: 'month' | 'quarter';
  readonly commissionRate: string;
  readonly targetIncentiveCents: number;
};

export const PROFILES: Readonly<Record<SellerKind, SellerProfile>> = {
  hunter: {
    title: 'Commercial conquête',
    revenueYearCents: 62_000_000,
    wonDealsMonth: 1.6,
    winRate: 0.29,
    cycleDays: 64,
    payGrain: 'quarter',
    commissionRate: '0.018',
    targetIncentiveCents: 300_000,
  },
  farmer: {
    title: 'Commercial développement',
    revenueYearCents: 98_000_000,
    wonDealsMonth: 2.6,
    winRate: 0.48,
    cycleDays: 36,
    payGrain: 'month',
    commissionRate: '0.0045',
    targetIncentiveCents: 70_000,
  },
  inside: {
    title: 'Commercial sédentaire',
    revenueYearCents: 48_000_000,
    wonDealsMonth: 5,
    winRate: 0.54,
    cycleDays: 14,
    payGrain: 'month',
    commissionRate: '0.006',
    targetIncentiveCents: 40_000,
  },
  services: {
    title: 'Commercial services',
    revenueYearCents: 54_000_000,
    wonDealsMonth: 3,
    winRate: 0.57,
    cycleDays: 28,
    payGrain: 'month',
    commissionRate: '0.009',
    targetIncentiveCents: 50_000,
  },
};

export const ORGANISATION_NAME = 'Belledonne Équipements';
export const EMAIL_DOMAIN = 'belledonne.example';

function team(described: Omit<Team, 'legalEntity'>): Team {
  return { ...described, legalEntity: described.kind === 'services' ? SERVICES : EQUIPMENT };
}
