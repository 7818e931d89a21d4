// A division that is approved decides whom sales count for: before its day the one before, from its day on the new one,
// with the transition that the plan grants, and never twice or to nobody.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { moneyText } from '@cordee/kernel';
import { invoicePlan, openPayCompany, type PayCompany } from '../pay-run.sql.test-support.ts';

const plan = {
  ...invoicePlan('1', '0.1'),
  crediting: {
    rules: [
      { code: 'kept', type: 'holdover', precedence: 1, args: { share: '0.5', months: 1 } },
      { code: 'holder', type: 'customer_holder', precedence: 2 },
    ],
  },
};
const accounts = `account_code;name;town;postcode;country;potential
C1;Ateliers du Drac;Grenoble;38000;FR;1000
C2;Scierie du Bréda;Voiron;38500;FR;1000
C3;Forges du Nord;Lille;59000;FR;1000
`;
const sales = `transaction_code;kind;date;amount;account
F1;invoice;2026-03-31;1000;C1
F2;invoice;2026-04-01;1000;C1
F3;invoice;2026-04-15;500;C2
F4;invoice;2026-05-01;1000;C1
`;

let company: PayCompany;
beforeAll(async () => {
  company = await openPayCompany({ plan });
  await company.bring('accounts', accounts);
  await company.bring('transactions', sales);
});
afterAll(() => company.app.stop());

async function ask<T>(method: string, path: string, body?: unknown, who = company.revops): Promise<T> {
  const answer = await company.app.call({
    method,
    path,
    token: who.token,
    ...(body === undefined ? {} : { body }),
  });
  expect([path, answer.status]).toEqual([path, 200]);
  return (await answer.json()) as T;
}

type Held = { label: string; person: string; firstDay: string; lastDay: string | null };
const holders = async () => {
  const { rows } = await ask<{ rows: Held[] }>('GET', '/coverage?field=customer');
  return rows.map(({ label, person, firstDay, lastDay }) => [label, person, firstDay, lastDay]);
};
const lines = async (month: string) => {
  const run = await company.calculate(month);
  const all = await company.app.application.runs.store.lines(company.revops.scope, run);
  return all.map(({ payeeCode, issue, payable }) => `${payeeCode} ${issue ?? moneyText(payable)}`).toSorted();
};

async function approvedFrom(effectiveFrom: string, locks: readonly object[]): Promise<void> {
  const { proposalId } = await ask<{ proposalId: string }>('POST', '/territory-proposals', {
    name: 'Printemps',
    effectiveFrom,
    teamId: null,
    tolerance: 2,
    continuityKm: 2000,
    seconds: 1,
    basedOn: null,
    locks,
  });
  await company.app.finishTasks(company.organisation.id);
  await ask('POST', `/territory-proposals/${proposalId}/approval`, undefined, company.executive);
}

it('credits the new holder from the day of the division on, the one before until then', async () => {
  await ask('POST', '/territories/openings', { teamId: null, from: '2026-01-01' });
  await ask('POST', '/territories/places');
  await company.app.finishTasks(company.organisation.id);
  const { territories } = await ask<{ territories: { territoryId: string; code: string }[] }>(
    'GET',
    '/territories',
  );
  const territoryOf = (code: string) => territories.find((each) => each.code === code)?.territoryId;
  const known = await ask<{ id: string; code: string }[]>('GET', '/territories/accounts');
  const accountOf = (code: string) => known.find((each) => each.code === code)?.id;
  for (const [seller, own] of [
    ['S1', 'C1'],
    ['S2', 'C2'],
  ] as const)
    await ask('POST', '/territories/assignments', {
      accountIds: [accountOf(own)],
      territoryId: territoryOf(seller),
      isLocked: false,
      from: '2026-01-01',
    });
  const before = await lines('2026-03');
  expect(before).toContain('S1 100.00');

  await approvedFrom('2026-04-01', [{ accountId: accountOf('C1'), territoryId: territoryOf('S2') }]);
  expect((await holders()).slice(0, 2)).toEqual([
    ['Ateliers du Drac', 'Seller S1', '2026-01-01', '2026-03-31'],
    ['Ateliers du Drac', 'Seller S2', '2026-04-01', null],
  ]);
  expect(await lines('2026-03')).toEqual(before);
  // F2 is shared during the transition: 50 and 50; S2 has C2's F3 too. In May the transition is over.
  expect(await lines('2026-04')).toEqual(['S1 50.00', 'S2 100.00', 'S3 0.00']);
  expect(await lines('2026-05')).toEqual(['S1 0.00', 'S2 100.00', 'S3 0.00']);
});
