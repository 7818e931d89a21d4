import type { Product } from '../company.ts';
import { dayOf, type Day } from '../day.ts';
import { centsText } from '../files/money-text.ts';

export type CatalogueItem = {
  readonly code: string;
  readonly name: string;
  readonly family: 'Cuisson' | 'Lavage' | 'Services';
  readonly priceCents: number;
  /** What a unit costs the company, in percent of its list price. */
  readonly costPercent: number;
};

const PRICE_RISE_ON = '2025-01-01';
const PRICE_RISE_PERCENT = 4;
const priceRiseDay = dayOf(PRICE_RISE_ON);

export const CATALOGUE: readonly CatalogueItem[] = [
  {
    code: 'CUI-120',
    name: 'Plaque induction Oisans 120',
    family: 'Cuisson',
    priceCents: 189_000,
    costPercent: 58,
  },
  { code: 'CUI-210', name: 'Four mixte Vercors 10', family: 'Cuisson', priceCents: 689_000, costPercent: 61 },
  {
    code: 'CUI-220',
    name: 'Four mixte Vercors 20',
    family: 'Cuisson',
    priceCents: 1_245_000,
    costPercent: 60,
  },
  {
    code: 'CUI-310',
    name: 'Sauteuse braisière Taillefer',
    family: 'Cuisson',
    priceCents: 1_490_000,
    costPercent: 63,
  },
  {
    code: 'CUI-900',
    name: 'Îlot de cuisson Chartreuse',
    family: 'Cuisson',
    priceCents: 3_850_000,
    costPercent: 66,
  },
  { code: 'LAV-110', name: 'Lave-verres Allevard', family: 'Lavage', priceCents: 229_000, costPercent: 55 },
  {
    code: 'LAV-210',
    name: 'Lave-vaisselle à capot Uriage',
    family: 'Lavage',
    priceCents: 598_000,
    costPercent: 59,
  },
  {
    code: 'LAV-320',
    name: 'Lave-batterie Lautaret',
    family: 'Lavage',
    priceCents: 1_120_000,
    costPercent: 62,
  },
  {
    code: 'LAV-900',
    name: 'Tunnel de lavage Galibier',
    family: 'Lavage',
    priceCents: 4_600_000,
    costPercent: 68,
  },
  { code: 'SRV-100', name: 'Mise en service', family: 'Services', priceCents: 95_000, costPercent: 48 },
  {
    code: 'SRV-200',
    name: 'Contrat de maintenance',
    family: 'Services',
    priceCents: 240_000,
    costPercent: 35,
  },
  { code: 'SRV-300', name: 'Contrat tous risques', family: 'Services', priceCents: 560_000, costPercent: 42 },
];

/** The list price on a day: everything rose by 4 % on 1 January 2025. */
export function priceCentsOn(item: CatalogueItem, day: Day): number {
  return day < priceRiseDay ? item.priceCents : risenPriceCents(item);
}

export function productRows(): Product[] {
  return CATALOGUE.map((item) => ({
    code: item.code,
    name: item.name,
    family: item.family,
    prices: [
      { effective_from: '2023-01-01', price: centsText(item.priceCents) },
      { effective_from: PRICE_RISE_ON, price: centsText(risenPriceCents(item)) },
    ],
  }));
}

function risenPriceCents(item: CatalogueItem): number {
  return (item.priceCents * (100 + PRICE_RISE_PERCENT)) / 100;
}
