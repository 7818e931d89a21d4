import { expect, it } from 'vitest';
import { companyHash } from './company-bytes.test-support.ts';
import { DEMO_SEED, DEMO_TODAY } from './demo-clock.ts';
import { generateCompany } from './generate-company.ts';
import { theCompany } from './the-company.test-support.ts';

const options = { seed: DEMO_SEED, scale: 1, today: DEMO_TODAY };

it('gives the same bytes for the same seed, on every machine', () => {
  expect(companyHash(theCompany)).toBe('1792b20b33149bf17f34b0f5298f32998ef16810822e2b56952fabc124fcb1ae');
});

it('gives other bytes for another seed', () => {
  expect(companyHash(generateCompany({ ...options, seed: 'other' }))).not.toBe(companyHash(theCompany));
});

it('has the size that the demo announces', () => {
  const { today } = theCompany.organisation;
  const sellers = theCompany.people.filter(
    ({ role, left_on, effective_from }) => role === 'seller' && left_on === '' && effective_from <= today,
  );
  expect(new Set(sellers.map(({ person_code }) => person_code)).size).toBe(120);
  expect(theCompany.organisation.teams).toHaveLength(10);
  expect(theCompany.organisation.regions).toHaveLength(3);
  expect(theCompany.accounts).toHaveLength(12_000);
  expect(theCompany.deals.length).toBeLessThanOrEqual(25_000);
  expect(theCompany.deals.length).toBeGreaterThan(20_000);
  expect(theCompany.transactions.length).toBeLessThanOrEqual(60_000);
  expect(theCompany.plans).toHaveLength(8);
});

it('multiplies sellers, accounts and deals by the scale', () => {
  const doubled = generateCompany({ ...options, scale: 2 });
  expect(doubled.accounts).toHaveLength(24_000);
  expect(doubled.deals.length / theCompany.deals.length).toBeCloseTo(2, 0);
});

it('can be moved to another day', () => {
  const later = generateCompany({ ...options, today: '2026-06-12' });
  expect(later.transactions.at(-1)?.date.slice(0, 7)).toBe('2026-06');
  expect(later.stories).toHaveLength(12);
});
