import { describe, expect, it } from 'vitest';
import type { Story, StoryRow } from './stories.ts';
import { theCompany } from '../the-company.test-support.ts';

const CLOSING_QUARTER = '2026-Q1';

function story(key: Story['key']): Story {
  const found = theCompany.stories.find((candidate) => candidate.key === key);
  if (found === undefined) throw new Error(`There is no story ${key}.`);
  return found;
}

function codes(key: Story['key'], kind: StoryRow['kind']): string[] {
  return story(key)
    .rows.filter((row) => row.kind === kind)
    .map(({ code }) => code);
}

function transactionsOf(key: Story['key']) {
  const wanted = new Set(codes(key, 'transactions'));
  return theCompany.transactions.filter(({ transaction_code }) => wanted.has(transaction_code));
}

function intakeOf(person: string | undefined): number {
  return theCompany.transactions
    .filter(({ kind, seller, date }) => kind === 'order' && seller === person && date >= '2026-01-01')
    .reduce((cents, { amount }) => cents + Number(amount.replace('.', '')), 0);
}

describe('the twelve stories', () => {
  it('are all there, with rows that exist', () => {
    const known: Readonly<Record<StoryRow['kind'], ReadonlySet<string>>> = {
      people: new Set(theCompany.people.map((row) => `${row.person_code}/${row.effective_from}`)),
      leave: new Set(theCompany.leave.map((row) => `${row.person_code}/${row.from}`)),
      quotas: new Set(theCompany.quotas.map((row) => `${row.seller}/${row.period}`)),
      deals: new Set(theCompany.deals.map(({ deal_code }) => deal_code)),
      transactions: new Set(theCompany.transactions.map(({ transaction_code }) => transaction_code)),
    };
    expect(theCompany.stories).toHaveLength(12);
    const isIncomplete = ({ rows, people, what }: Story) =>
      rows.length === 0 || people.length === 0 || what.fr === '' || what.en === '';
    expect(theCompany.stories.filter(isIncomplete)).toEqual([]);
    const rows = theCompany.stories.flatMap((told) => told.rows);
    expect(rows.filter(({ kind, code }) => !known[kind].has(code))).toEqual([]);
  });

  it('a hunter moves teams in the middle of the quarter under one quota', () => {
    expect(codes('transferred-mid-quarter', 'people').at(-1)).toMatch(/2026-02-16$/);
    expect(codes('transferred-mid-quarter', 'quotas')).toEqual([
      `${story('transferred-mid-quarter').people[0]}/${CLOSING_QUARTER}`,
    ]);
  });

  it('a farmer on maternity leave has no quota for the months away and sells nothing in them', () => {
    const [person] = story('maternity').people;
    expect(theCompany.quotas.some(({ seller, period }) => seller === person && period === '2025-11')).toBe(
      false,
    );
    const orders = theCompany.transactions.filter(
      ({ kind, seller }) => kind === 'order' && seller === person,
    );
    expect(orders.filter(({ date }) => date.startsWith('2025-11') || date.startsWith('2025-12'))).toEqual([]);
  });

  it("a delegate's quota is 15 % below that of a colleague with the same territory", () => {
    const [delegate] = story('staff-delegate').people;
    const [, colleague] = story('pair-apart').people;
    const quota = (person: string | undefined) =>
      Number(
        theCompany.quotas.find(({ seller, period }) => seller === person && period === '2026-03')?.amount,
      );
    expect(quota(delegate) / quota(colleague)).toBeCloseTo(0.85, 2);
  });

  it("a joiner's monthly ramp makes the first quarter's quota less than half of the norm", () => {
    const quota = (key: Story['key']) =>
      Number(
        theCompany.quotas.find(
          ({ seller, period }) => seller === story(key).people[0] && period === CLOSING_QUARTER,
        )?.amount,
      );
    expect(quota('ramping-joiner') / quota('two-million-order')).toBeLessThan(0.5);
  });

  it('four orders of a seller who left are invoiced and not paid', () => {
    const kinds = Map.groupBy(transactionsOf('departed-orders-unpaid'), ({ kind }) => kind);
    expect(kinds.get('order')).toHaveLength(4);
    expect(kinds.get('invoice')).toHaveLength(4);
    expect(kinds.has('payment')).toBe(false);
  });

  it('fourteen orders of the vacant territory name nobody', () => {
    expect(transactionsOf('vacant-territory').map(({ seller }) => seller)).toEqual(
      Array.from({ length: 14 }, () => ''),
    );
  });

  it('an order of two million euros stands in March', () => {
    expect(transactionsOf('two-million-order').find(({ kind }) => kind === 'order')).toMatchObject({
      amount: '2000000.00',
      date: '2026-03-18',
    });
  });

  it('the claimed order names a colleague of the seller who won the deal', () => {
    const [claimant, holder] = story('missing-deal-claim').people;
    const [order] = transactionsOf('missing-deal-claim');
    const deal = theCompany.deals.find(({ deal_code }) => deal_code === order?.related_code);
    expect(order?.seller).toBe(holder);
    expect(deal?.seller).toBe(theCompany.people.find(({ person_code }) => person_code === claimant)?.email);
    expect(theCompany.disputes[0]).toMatchObject({
      person_code: claimant,
      transaction_code: order?.transaction_code,
    });
  });

  it('a credit note of March cancels an invoice of an earlier month', () => {
    const kinds = Map.groupBy(transactionsOf('credit-note-closed-month'), ({ kind }) => kind);
    const [creditNote] = kinds.get('credit_note') ?? [];
    const [invoice] = kinds.get('invoice') ?? [];
    expect(creditNote?.date.slice(0, 7)).toBe('2026-03');
    expect(invoice?.date.slice(0, 7)).toBe('2026-01');
    expect(creditNote?.amount).toBe(`-${invoice?.amount}`);
  });

  it("a pair with the same quotas differs by exactly 18 % over the quarter's orders", () => {
    const [ahead, behind] = story('pair-apart').people;
    expect(intakeOf(ahead) * 100).toBe(intakeOf(behind) * 118);
    const amounts = (person: string | undefined) =>
      theCompany.quotas
        .filter(({ seller, period }) => seller === person && period.startsWith('2026-'))
        .map(({ amount }) => amount);
    expect(amounts(ahead)).toEqual(amounts(behind));
  });

  it('a manager is away on the closing day', () => {
    const [manager] = story('manager-away').people;
    const away = theCompany.leave.find(({ person_code }) => person_code === manager);
    expect(away !== undefined && away.from <= '2026-03-31' && '2026-03-31' < away.to).toBe(true);
  });

  it('one ERP code belongs to a leaver, then to a newcomer, never to both on a day', () => {
    const [leaver, newcomer] = story('reused-erp-code').people.map((code) =>
      theCompany.people.find(({ person_code }) => person_code === code),
    );
    expect(leaver?.payroll_number).toBe(newcomer?.payroll_number);
    const orders = transactionsOf('reused-erp-code').filter(({ kind }) => kind === 'order');
    const between = orders.filter(
      ({ date }) => date > (leaver?.left_on ?? '') && date < (newcomer?.hired_on ?? ''),
    );
    expect(between).toEqual([]);
    expect(orders.some(({ date }) => date <= (leaver?.left_on ?? ''))).toBe(true);
    expect(orders.some(({ date }) => date >= (newcomer?.hired_on ?? ''))).toBe(true);
  });
});

it('three payees are held out of the close, with the reason', () => {
  expect(theCompany.heldOut).toHaveLength(3);
  expect(theCompany.heldOut.every(({ reason }) => reason.fr !== '' && reason.en !== '')).toBe(true);
});
