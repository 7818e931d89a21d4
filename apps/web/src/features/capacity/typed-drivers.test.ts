import { expect, it, vi } from 'vitest';

vi.stubGlobal('document', { documentElement: { lang: 'fr' } });
const { asTyped, driversTyped, typedFrom } = await import('./typed-drivers.ts');

it('asks for what is typed, and leaves to history what is empty', () => {
  expect(driversTyped(asTyped)).toEqual({
    rampMonths: 3,
    leadMonths: 2,
    market: '0',
    monthlyCost: '6500',
    hiringCost: '8000',
    season: 'history',
  });
  const typed = { ...asTyped, target: '90 000 000', attrition: '12,5', market: '-4', season: 'even' };
  expect(driversTyped(typed)).toMatchObject({
    target: '90000000',
    attrition: '0.125',
    market: '-0.04',
    season: 'even',
  });
});

it('asks for nothing where a driver is no possible number', () => {
  const wrong = [
    { rampMonths: '13' },
    { leadMonths: '1,5' },
    { attrition: '100' },
    { market: 'x' },
    { target: '0' },
  ];
  for (const each of wrong) expect(driversTyped({ ...asTyped, ...each })).toBeNull();
});

it('gives what was kept back as it would have been typed, and asks for the same again', () => {
  const kept = { target: '90000000', attrition: '0.125', market: '-0.04', season: 'even' as const };
  expect(typedFrom(kept)).toEqual({
    ...asTyped,
    target: '90000000',
    attrition: '12.5',
    market: '-4',
    season: 'even',
  });
  for (const attrition of ['0.2', '0.01', '0.005', '0.1234', '0'])
    expect(driversTyped(typedFrom({ ...kept, attrition }))).toMatchObject({ ...kept, attrition });
});
