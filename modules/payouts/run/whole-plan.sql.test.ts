// Three monthly runs of one plan whose pay reads further than one payee, beside the same facts told as a case.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { calculateCase, parseCase } from '@cordee/engine-compensation';
import {
  amount,
  currency,
  entityId,
  equalDecimals,
  evaluateExplanation,
  findContradictions,
  moneyText,
  numberOf,
  toAmount,
  toPayable,
} from '@cordee/kernel';
import { invoicePlan, openPayCompany, paid, type PayCompany } from '../pay-run.sql.test-support.ts';
import { readStatement } from '../statement/read-statement.ts';

const plan = {
  ...invoicePlan('1', '0.03'),
  measures: [
    { code: 'invoiced', base: 'invoicing', aggregation: 'amount' },
    { code: 'of-team', base: 'invoicing', aggregation: 'amount', scope: 'team' },
    { code: 'this-year', base: 'invoicing', aggregation: 'amount', window: 'year_to_date' },
  ],
  components: [
    { code: 'commission', type: 'percentage_of_measure', args: { measure: 'invoiced', rate: '0.0333' } },
    { code: 'team', type: 'percentage_of_measure', args: { measure: 'of-team', rate: '0.001' } },
    { code: 'prize', type: 'rank', args: { measure: 'invoiced', amounts: ['100', '50'] } },
    {
      code: 'pool',
      type: 'pool',
      args: { measure: 'invoiced', rate: '0.01', share_by: 'measure', weight_measure: 'invoiced' },
    },
    {
      code: 'growth',
      type: 'percentage_of_measure',
      true_up: true,
      args: { measure: 'this-year', rate: '0.00777' },
    },
    {
      code: 'capped',
      type: 'percentage_of_measure',
      cap: { amount: '50', per: 'year' },
      args: { measure: 'invoiced', rate: '0.01' },
    },
  ],
  release: {
    schedule: [
      {
        component: null,
        shares: [
          { share: '0.6', on: 'period_end' },
          { share: '0.4', on: 'months_after', months: 1 },
        ],
      },
    ],
    guarantees: [{ code: 'start', amount: '60', components: ['commission'] }],
    draws: [{ code: 'advance', amount: '150', to: '2026-02-01', recovery: { amount_max: '40' } }],
  },
};
const months = ['2026-01', '2026-02', '2026-03'];
const invoices = [
  ['F1', '2026-01-10', '1000.55', 'S1'],
  ['F2', '2026-01-11', '2000', 'S2'],
  ['F3', '2026-02-12', '3000.1', 'S3'],
  ['F4', '2026-02-13', '400', 'S1'],
  ['F5', '2026-03-02', '1234.5', 'S2'],
  ['F6', '2026-03-03', '1234.5', 'S1'],
] as const;
const people = ['S1', 'S2', 'S3'];

const inEuros = (minor: bigint): string => moneyText({ minor, currency: currency('EUR') });

let company: PayCompany;
const runs: string[] = [];

beforeAll(async () => {
  company = await openPayCompany({ plan });
  await company.invoices(
    ...invoices.map(([code, date, amount, seller]) => `${code};invoice;${date};${amount};${seller}`),
  );
  for (const month of months) {
    const run = await company.calculate(month);
    await company.settle(run);
    runs.push(run);
  }
});
afterAll(() => company.app.stop());

function casePays() {
  const parsed = parseCase({
    format: 'cordee-case/1',
    story: { fr: 'Le même plan.', en: 'The same plan.' },
    plan,
    periods: months,
    people: people.map((code) => ({ code, from: '2026-01-01' })),
    teams: people.map((payee) => ({ payee, team: 'Nord' })),
    transactions: invoices.map(([code, date, amount, seller]) => ({
      code,
      kind: 'invoice',
      date,
      amount,
      seller,
    })),
    expected: [],
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.refusal));
  return calculateCase(parsed.value);
}

it('stores for each payee and month what the same facts pay as a case, to the cent', async () => {
  const stored = await Promise.all(
    runs.map((run) => company.app.application.runs.store.lines(company.revops.scope, run)),
  );
  const told = stored.flat().map(({ payeeCode, origin, kind, component, payable, issue }) => ({
    at: `${payeeCode} ${origin.periodCode} ${kind} ${component}`,
    pays: issue ?? moneyText(payable),
  }));
  const { outcomes, releases } = casePays();
  const expected = outcomes.flatMap(({ payee, period, lines }, index) => {
    const at = `${payee} ${period}`;
    const paid = releases[index]?.lines ?? [];
    const due = (code: string) => paid.find((line) => line.kind === 'component' && line.code === code);
    return [
      ...Object.entries(lines).map(([component, pays]) => ({ at: `${at} component ${component}`, pays })),
      ...Object.entries(lines).flatMap(([component, pays]) => {
        const minor =
          (due(component)?.amount.minor ?? 0n) - toPayable(amount(pays, 'EUR'), 'half-even').minor;
        return minor === 0n ? [] : [{ at: `${at} held ${component}`, pays: inEuros(minor) }];
      }),
      ...paid
        .filter(({ kind }) => kind !== 'component')
        .map((line) => ({ at: `${at} ${line.kind} ${line.code}`, pays: moneyText(line.amount) })),
    ];
  });
  const ordered = (list: typeof told) => list.toSorted((a, b) => (a.at < b.at ? -1 : 1));
  expect(ordered(told)).toEqual(ordered(expected));
  expect(told.filter(({ at, pays }) => at.endsWith('component prize') && pays !== '0.00').length).toBe(6);
});

it('pays in each run what the case pays, advances included, and each statement adds up', async () => {
  const { releases, outcomes } = casePays();
  const { runs: deps } = company.app.application;
  for (const [index, { payee, period }] of outcomes.entries()) {
    const run = runs[months.indexOf(period)] ?? '';
    const statement = paid(
      await readStatement(deps, company.revops.scope, run, company.payees[payee] ?? entityId('')),
    );
    const release = releases[index];
    const due = (release?.net.minor ?? 0n) + (release?.advance.minor ?? 0n);
    expect([payee, period, moneyText(statement.total)]).toEqual([payee, period, inEuros(due)]);
    for (const { explanation, payable } of statement.lines) {
      const value = evaluateExplanation(explanation);
      expect(value.ok && value.value).toEqual({ kind: 'amount', amount: expect.anything() });
      const number = value.ok ? numberOf(value.value) : null;
      expect(number && equalDecimals(number, toAmount(payable).value)).toBe(true);
      expect(findContradictions(explanation)).toEqual([]);
    }
  }
});

it('explains on one payee’s statement the amount that the whole plan gave', async () => {
  const own = company.payees['S1'];
  if (!own) throw new Error('no such payee');
  const { runs: deps } = company.app.application;
  const statement = paid(await readStatement(deps, company.revops.scope, runs[2] ?? '', own));
  const prize = statement.lines.find(({ component }) => component === 'prize');
  expect(prize?.explanation.value).toMatchObject({ kind: 'amount', amount: { currency: 'EUR' } });
  expect(statement.credits.map(({ code }) => code)).toEqual(['F6']);
});
