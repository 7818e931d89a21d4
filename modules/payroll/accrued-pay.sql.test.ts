import { afterAll, beforeAll, expect, it } from 'vitest';
import { invoicePlan, openPayCompany, type PayCompany } from '../payouts/pay-run.sql.test-support.ts';

let company: PayCompany;

/** 3 % of what is invoiced, six tenths at the end of the month, the rest three months later. */
const plan = {
  ...invoicePlan('1', '0.03'),
  release: {
    schedule: [
      {
        component: 'commission',
        shares: [
          { share: '0.6', on: 'period_end' },
          { share: '0.4', on: 'months_after', months: 3 },
        ],
      },
    ],
  },
};

beforeAll(async () => {
  company = await openPayCompany({ plan });
  await company.invoices(
    'F1;invoice;2026-01-10;1000;S1',
    'F2;invoice;2026-01-11;2000;S3',
    'F3;invoice;2026-02-10;500;S1',
  );
});
afterAll(() => company.app.stop());

type Group = {
  legalEntity: string;
  period: string;
  toSend: { value: string };
  waiting: { value: string; explain: string };
  rows: { payee: string; kind: string; due: string | null; amount: { value: string; explain: string } }[];
};

async function get(path: string): Promise<Response> {
  const answer = await company.app.call({ method: 'GET', path, token: company.finance.token });
  expect(answer.status).toBe(200);
  return answer;
}

async function accrued(on: string) {
  const { groups } = (await (await get(`/payroll/accrual/groups?on=${on}`)).json()) as { groups: Group[] };
  return groups;
}

const sums = (groups: readonly Group[]) =>
  groups.map(({ legalEntity, period, toSend, waiting }) => [
    period,
    legalEntity,
    toSend.value,
    waiting.value,
  ]);

it('is what is payable and what waits, the same before and after the run is locked', async () => {
  const january = [
    ['2026-01', 'Jura SARL', '36.00', '24.00'],
    ['2026-01', 'Alpes SAS', '18.00', '12.00'],
  ];
  const runId = await company.calculate('2026-01');
  expect(await accrued('2026-01-30')).toEqual([]);
  expect(sums(await accrued('2026-01-31'))).toEqual(january);
  await company.settle(runId);
  expect(sums(await accrued('2026-01-31'))).toEqual(january);
});

it('keeps what earlier months left waiting beside what the next one earns, and tells who and until when', async () => {
  await company.settle(await company.calculate('2026-02'));
  const february = await accrued('2026-02-28');
  expect(sums(february)).toEqual([
    ['2026-02', 'Alpes SAS', '9.00', '6.00'],
    ['2026-01', 'Jura SARL', '36.00', '24.00'],
    ['2026-01', 'Alpes SAS', '18.00', '12.00'],
  ]);
  const waiting = february[2]?.rows.find(({ kind }) => kind === 'waiting');
  expect(waiting).toMatchObject({ payee: 'Seller S1', due: '2026-04-30' });
  const why = await get(waiting?.amount.explain ?? '');
  expect(((await why.json()) as { sentence: string }).sentence).not.toBe('');
  // What January knew is told again as it was.
  expect(sums(await accrued('2026-01-31')).length).toBe(2);
});

it('says of each sum and of the totals whose amounts they are', async () => {
  const answer = await get('/payroll/accrual/groups?on=2026-01-31');
  const { groups, totals } = (await answer.json()) as { groups: Group[]; totals: Pick<Group, 'waiting'>[] };
  type Why = { tree: { valueText: string; children: { label: string; valueText: string }[] } };
  const why = async (figure: { explain: string } | undefined) =>
    (await (await get(figure?.explain ?? '')).json()) as Why;
  const alpes = groups.find(({ legalEntity }) => legalEntity === 'Alpes SAS');
  const { tree } = await why(alpes?.waiting);
  expect([tree.children.length, tree.valueText]).toEqual([1, tree.children[0]?.valueText]);
  expect(tree.children[0]?.label).toContain('Seller S1');
  expect((await why(totals[0]?.waiting)).tree.children).toHaveLength(2);
  const rows = (await (
    await get((totals[0]?.waiting.explain ?? '').replace('explanation', 'rows'))
  ).json()) as {
    rows: unknown[];
    next: string | null;
  };
  expect([rows.rows.length, rows.next]).toEqual([2, null]);
});

it('goes person by person into a file', async () => {
  const text = await (await get('/payroll/accrual.csv?on=2026-01-31')).text();
  const lines = text.trim().split('\n').slice(1);
  // Of each: what was earned, what is taken out of it until later, and that it waits.
  expect(lines).toHaveLength(6);
  expect(lines.filter((line) => line.startsWith('waiting;Seller S3'))).toHaveLength(1);
});
