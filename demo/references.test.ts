import { expect, it } from 'vitest';
import { theCompany } from './the-company.test-support.ts';

const dirty = new Set(theCompany.dirtyRows.map(({ kind, code, field }) => `${kind}/${code}/${field}`));
const accounts = new Set(theCompany.accounts.map(({ account_code }) => account_code));
const people = new Set(theCompany.people.map(({ person_code }) => person_code));
const emails = new Set(theCompany.people.map(({ email }) => email));
const payrollNumbers = new Set(theCompany.people.map(({ payroll_number }) => payroll_number));
const deals = new Set(theCompany.deals.map(({ deal_code }) => deal_code));
const documents = new Set(theCompany.transactions.map(({ transaction_code }) => transaction_code));
const products = new Set(theCompany.products.map(({ name }) => name));

it('knows the seller, account and product of every deal but the dirty ones', () => {
  const broken = theCompany.deals.flatMap((deal) => [
    ...(emails.has(deal.seller) ? [] : [`deals/${deal.deal_code}/seller`]),
    ...(accounts.has(deal.account) ? [] : [`deals/${deal.deal_code}/account`]),
    ...(products.has(deal.product) ? [] : [`deals/${deal.deal_code}/product`]),
  ]);
  expect(broken.filter((place) => !dirty.has(place))).toEqual([]);
  expect(broken).toHaveLength([...dirty].filter((place) => place.startsWith('deals/')).length);
});

it('knows the account and related document of every transaction but the dirty ones', () => {
  const broken = theCompany.transactions.flatMap(
    ({ transaction_code: code, account, related_code: related }) => [
      ...(accounts.has(account) ? [] : [`transactions/${code}/account`]),
      ...(related === '' || documents.has(related) || deals.has(related)
        ? []
        : [`transactions/${code}/related_code`]),
    ],
  );
  expect(broken.filter((place) => !dirty.has(place))).toEqual([]);
  expect(broken).toHaveLength([...dirty].filter((place) => place.startsWith('transactions/')).length);
});

it('names a seller on every transaction but where nobody holds the territory', () => {
  const unknown = theCompany.transactions.filter(
    ({ seller }) => !people.has(seller) && !payrollNumbers.has(seller),
  );
  expect(
    unknown.every(
      ({ seller, origin }) => seller === '' && (origin === 'inherited' || origin === 'distributor'),
    ),
  ).toBe(true);
  expect(unknown.filter(({ kind }) => kind === 'order')).toHaveLength(14);
});

it('gives each kind of document a unique code and each account at most one parent that exists', () => {
  expect(documents.size).toBe(theCompany.transactions.length);
  expect(deals.size).toBe(theCompany.deals.length);
  const parents = theCompany.accounts.map(({ parent_code }) => parent_code).filter((code) => code !== '');
  expect(parents.every((code) => accounts.has(code))).toBe(true);
});

it('lets nobody share a full name or an e-mail, and only the reused code a payroll number', () => {
  const byName = Map.groupBy(theCompany.people, (person) => `${person.given_name} ${person.family_name}`);
  expect(
    [...byName.values()].every((rows) => new Set(rows.map(({ person_code }) => person_code)).size === 1),
  ).toBe(true);
  expect(emails.size).toBe(people.size);
  expect(payrollNumbers.size).toBe(people.size - 1);
});

it('points every quota, term, leave and plan at a known person, and every person at a known manager', () => {
  expect(theCompany.quotas.every(({ seller }) => people.has(seller))).toBe(true);
  expect(theCompany.payTerms.every(({ person_code }) => people.has(person_code))).toBe(true);
  expect(theCompany.leave.every(({ person_code }) => people.has(person_code))).toBe(true);
  const plans = new Set(theCompany.plans.map(({ code }) => code));
  expect(
    theCompany.planAssignments.every((held) => people.has(held.person_code) && plans.has(held.plan_code)),
  ).toBe(true);
  expect(theCompany.people.every(({ manager_code }) => manager_code === '' || people.has(manager_code))).toBe(
    true,
  );
});

it('has one quota a person and period', () => {
  expect(new Set(theCompany.quotas.map(({ seller, period }) => `${seller}/${period}`)).size).toBe(
    theCompany.quotas.length,
  );
});

it('invents SIREN numbers that have a right check digit and cannot belong to anyone', () => {
  const isRight = (siren: string) =>
    Array.from(siren, Number).reduce((sum, digit, index) => {
      const weighted = digit * (index % 2 === 0 ? 1 : 2);
      return sum + (weighted > 9 ? weighted - 9 : weighted);
    }, 0) %
      10 ===
    0;
  expect(theCompany.accounts.every(({ siren }) => /^0\d{8}$/.test(siren) && isRight(siren))).toBe(true);
});
