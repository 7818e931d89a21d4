import { afterAll, beforeAll, expect, it } from 'vitest';
import { openPayCompany, type PayCompany } from '../pay-run.sql.test-support.ts';

let company: PayCompany;
beforeAll(async () => {
  company = await openPayCompany();
  await company.invoices('F1;invoice;2026-01-10;1000;S1', 'F2;invoice;2026-01-11;2000;S3');
  await company.settle(await company.calculate('2026-01'));
});
afterAll(() => company.app.stop());

it('shows a manager the statements of the team, and nobody else’s', async () => {
  const { organisation, app } = company;
  const text = [
    'person_code;full_name;team;manager_code;role',
    'M1;Max North;Nord;;manager',
    'M2;Mia South;Sud;;manager',
  ];
  const sellers = ['S1', 'S2', 'S3'].map((code) => `${code};Seller ${code};Nord;M1;seller`);
  await company.bring('people', [...text, ...sellers].join('\n'));
  const listFor = async (personCode: string) => {
    const member = await organisation.addMember('manager', { personCode });
    const answer = await app.call({ method: 'GET', path: '/statements/team', token: member.token });
    return (await answer.json()) as { payee: string; payable: { value: string; explain: string } }[];
  };
  const north = await listFor('M1');
  expect(Object.fromEntries(north.map(({ payee, payable }) => [payee, payable.value]))).toEqual({
    'Seller S1': '30.00',
    'Seller S2': '0.00',
    'Seller S3': '60.00',
  });
  expect(await listFor('M2')).toEqual([]);
});
