// What is typed as drivers, and what is asked of it.
import type { CapacityDrivers } from '../../api/quotas/capacity.ts';
import { numberTyped, ratioTyped } from '../../ui/exact-text.ts';

export const asTyped = {
  target: '',
  attrition: '',
  rampMonths: '3',
  leadMonths: '2',
  market: '0',
  monthlyCost: '6500',
  hiringCost: '8000',
  season: 'history',
};
export type TypedDrivers = typeof asTyped;

/** Drivers that were kept, as a hand would have typed them; ratios are typed in percent. */
export function typedFrom(drivers: CapacityDrivers): TypedDrivers {
  const { target, attrition, rampMonths, leadMonths, market, monthlyCost, hiringCost, season } = drivers;
  return {
    target: target ?? '',
    attrition: attrition === undefined ? '' : percentOf(attrition),
    rampMonths: String(rampMonths ?? asTyped.rampMonths),
    leadMonths: String(leadMonths ?? asTyped.leadMonths),
    market: market === undefined ? asTyped.market : percentOf(market),
    monthlyCost: monthlyCost ?? asTyped.monthlyCost,
    hiringCost: hiringCost ?? asTyped.hiringCost,
    season: season ?? asTyped.season,
  };
}

/** `0.125` is typed `12.5`: the point moves by two, no number is made of it. */
function percentOf(ratio: string): string {
  const [whole = '0', fraction = ''] = ratio.replace('-', '').split('.');
  const digits = fraction.padEnd(2, '0');
  const moved = `${whole}${digits.slice(0, 2)}`.replace(/^0+(?=\d)/, '');
  const rest = digits.slice(2).replace(/0+$/, '');
  return `${ratio.startsWith('-') ? '-' : ''}${moved}${rest === '' ? '' : `.${rest}`}`;
}

const monthsMax = 12;

/** Null where something typed is no possible number; what is left empty comes from history. */
export function driversTyped(typed: TypedDrivers): CapacityDrivers | null {
  const { target, attrition, rampMonths, leadMonths, market, monthlyCost, hiringCost, season } = typed;
  const given = { target: textOr(target, numberTyped), attrition: textOr(attrition, ratioTyped) };
  const [change, cost, hiring] = [changeTyped(market), numberTyped(monthlyCost), numberTyped(hiringCost)];
  const [ramp, lead] = [monthsTyped(rampMonths), monthsTyped(leadMonths)];
  if (
    given.target === null ||
    given.attrition === null ||
    change === null ||
    cost === null ||
    hiring === null
  )
    return null;
  if (ramp === null || lead === null || given.target === '0') return null;
  return {
    ...(given.target === undefined ? {} : { target: given.target }),
    ...(given.attrition === undefined ? {} : { attrition: given.attrition }),
    rampMonths: ramp,
    leadMonths: lead,
    market: change,
    monthlyCost: cost,
    hiringCost: hiring,
    season: season === 'even' ? 'even' : 'history',
  };
}

const textOr = (text: string, read: (text: string) => string | null): string | null | undefined =>
  text.trim() === '' ? undefined : belowOne(read, text);

const belowOne = (read: (text: string) => string | null, text: string): string | null => {
  const value = read(text);
  return value !== null && read === ratioTyped && Number(value) >= 1 ? null : value;
};

function changeTyped(text: string): string | null {
  const bare = text.trim();
  const ratio = ratioTyped(bare.replace(/^-/, ''));
  if (ratio === null || Number(ratio) >= 1) return null;
  return bare.startsWith('-') ? `-${ratio}` : ratio;
}

function monthsTyped(text: string): number | null {
  const months = numberTyped(text);
  return months !== null && /^\d+$/.test(months) && Number(months) <= monthsMax ? Number(months) : null;
}
