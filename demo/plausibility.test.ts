import { expect, it } from 'vitest';
import { theCompany } from './the-company.test-support.ts';

const orders = theCompany.transactions.filter(({ kind }) => kind === 'order');

function orderIntake(prefix: string): number {
  return orders
    .filter(({ date }) => date.startsWith(prefix))
    .reduce((sum, { amount }) => sum + Number(amount), 0);
}

function attainments(year: string): number[] {
  const quotas = Map.groupBy(
    theCompany.quotas.filter(({ period }) => period.startsWith(year)),
    ({ seller }) => seller,
  );
  const sales = Map.groupBy(
    orders.filter(({ date }) => date.startsWith(year)),
    ({ seller }) => seller,
  );
  const reused = new Set(theCompany.stories.find(({ key }) => key === 'reused-erp-code')?.people);
  return [...quotas]
    .filter(([seller]) => !reused.has(seller))
    .map(([seller, rows]) => {
      const sold = (sales.get(seller) ?? []).reduce((sum, { amount }) => sum + Number(amount), 0);
      return sold / rows.reduce((sum, { amount }) => sum + Number(amount), 0);
    })
    .toSorted((left, right) => left - right);
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.round((sorted.length - 1) * share)] ?? Number.NaN;
}

it('sells least in August and most in December, every year', () => {
  for (const year of ['2023', '2024', '2025']) {
    const months = ['04', '05', '06', '07', '08', '09', '10', '11', '12'].map((month) =>
      orderIntake(`${year}-${month}`),
    );
    expect(Math.min(...months)).toBe(months[4]);
    expect(Math.max(...months)).toBe(months[8]);
  }
});

it.each(['2024', '2025'])('spreads attainment of %s from about 40 %% to 160 %% around 92 %%', (year) => {
  const sorted = attainments(year);
  expect(quantile(sorted, 0.5)).toBeGreaterThan(0.87);
  expect(quantile(sorted, 0.5)).toBeLessThan(0.97);
  expect(quantile(sorted, 0.02)).toBeGreaterThan(0.3);
  expect(quantile(sorted, 0.05)).toBeLessThan(0.7);
  expect(quantile(sorted, 0.95)).toBeGreaterThan(1.3);
  expect(quantile(sorted, 0.98)).toBeLessThan(1.9);
});

it('wins more often with small accounts than with large ones, and more in farming than in hunting', () => {
  const won = (deals: typeof theCompany.deals) => {
    const closed = deals.filter(({ stage }) => stage === 'won' || stage === 'lost');
    return closed.filter(({ stage }) => stage === 'won').length / closed.length;
  };
  const potentials = new Map(
    theCompany.accounts.map(({ account_code, potential }) => [account_code, Number(potential)]),
  );
  const potentialOf = (account: string) => potentials.get(account) ?? 0;
  const small = theCompany.deals.filter(({ account }) => potentialOf(account) < 30_000);
  const large = theCompany.deals.filter(({ account }) => potentialOf(account) > 200_000);
  expect(won(small)).toBeGreaterThan(won(large) + 0.05);
  const titles = new Map(theCompany.people.map(({ email, position_title }) => [email, position_title]));
  const ofTitle = (title: string) => theCompany.deals.filter(({ seller }) => titles.get(seller) === title);
  expect(won(ofTitle('Commercial développement'))).toBeGreaterThan(won(ofTitle('Commercial conquête')) + 0.1);
});

it('draws deal sizes with a long tail', () => {
  const sizes = theCompany.deals.map(({ amount }) => Number(amount)).toSorted((left, right) => left - right);
  const mean = sizes.reduce((sum, size) => sum + size, 0) / sizes.length;
  expect(mean / quantile(sizes, 0.5)).toBeGreaterThan(1.15);
});

it('raises every price by 4 % on 1 January 2025', () => {
  for (const { prices } of theCompany.products) {
    expect(prices.map(({ effective_from }) => effective_from)).toEqual(['2023-01-01', '2025-01-01']);
    expect(Number(prices[1]?.price) / Number(prices[0]?.price)).toBeCloseTo(1.04, 6);
  }
});

it('keeps the pipeline open, with nothing dated after its clock', () => {
  const { today } = theCompany.organisation;
  const open = theCompany.deals.filter(({ closed_on }) => closed_on === '');
  expect(open.length).toBeGreaterThan(500);
  expect(open.every(({ stage }) => stage !== 'won' && stage !== 'lost')).toBe(true);
  expect(
    theCompany.deals.every(({ engaged_on, closed_on }) => engaged_on <= today && closed_on <= today),
  ).toBe(true);
  expect(theCompany.transactions.every(({ date }) => date <= today)).toBe(true);
});

it('bills what was ordered, and pays what was billed less credit notes, down payments and retentions', () => {
  const sum = (kind: string) =>
    theCompany.transactions
      .filter((row) => row.kind === kind)
      .reduce((total, { amount }) => total + Number(amount), 0);
  expect(sum('invoice')).toBeLessThanOrEqual(sum('order'));
  expect(sum('invoice') / sum('order')).toBeGreaterThan(0.9);
  expect(sum('payment') + sum('down_payment')).toBeLessThan(
    sum('invoice') + sum('credit_note') + sum('down_payment'),
  );
  expect(sum('credit_note')).toBeLessThan(0);
  expect(sum('rebate')).toBeLessThan(0);
});

it('sells whole units with a margin between a tenth and three quarters of the price, in the account’s own territory', () => {
  for (const { amount, quantity, margin, territory, segment, attributes } of orders) {
    expect(Number(quantity)).toBeGreaterThanOrEqual(1);
    expect(Number.isInteger(Number(quantity))).toBe(true);
    expect(Number(margin) / Number(amount)).toBeGreaterThan(0.1);
    expect(Number(margin) / Number(amount)).toBeLessThan(0.75);
    expect([territory, segment === '', attributes]).toEqual([
      expect.stringMatching(/^D\d\d$/),
      false,
      expect.stringMatching(/^famille=(?:Cuisson|Lavage|Services)$/),
    ]);
  }
});

it('takes back units and margin with a whole credit note, and margin alone with a part', () => {
  const invoices = new Map(
    theCompany.transactions
      .filter(({ kind }) => kind === 'invoice')
      .map((each) => [each.transaction_code, each]),
  );
  const notes = theCompany.transactions.filter(({ kind }) => kind === 'credit_note');
  expect(notes.length).toBeGreaterThan(20);
  for (const note of notes) {
    const invoice = invoices.get(note.related_code);
    const isWhole = Number(note.amount) === -Number(invoice?.amount);
    expect([Number(note.quantity), Number(note.margin)]).toEqual(
      isWhole ? [-Number(invoice?.quantity), -Number(invoice?.margin)] : [0, Number(note.amount)],
    );
  }
});
