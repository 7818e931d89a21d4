import {
  amountText,
  compareDecimals,
  decimal,
  percentageOf,
  sumDecimals,
  timesDecimal,
} from '@cordee/kernel';
import type { Decimal, EntityId } from '@cordee/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf, idOf, PLAN_RUNS, saleOf } from '../whole-plan.test-support.ts';
import { creditTransactions } from './credit-transactions.ts';
import type { Credit } from './credit.ts';
import type { CreditingFacts } from './crediting-facts.ts';
import { PEOPLE, rulesOf } from './crediting.test-support.ts';
import type { Transaction } from './transaction.ts';

const runs = { numRuns: PLAN_RUNS };
const person = fc.constantFrom(...PEOPLE).map(idOf);
const day = fc.integer({ min: -60, max: 150 });
const lasting = fc.tuple(day, fc.option(fc.integer({ min: 1, max: 90 }))).map(([from, length]) => ({
  effectiveFrom: dayOf(from),
  effectiveTo: length === null ? null : dayOf(from + length),
}));

const splits = fc
  .tuple(
    fc.uniqueArray(person, { minLength: 1, maxLength: 4 }),
    fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 4, maxLength: 4 }),
  )
  .map(([payees, weights]) => {
    const taken = payees.slice(1).map((payee, index) => ({ payee, share: ratio(weights[index] ?? 1) }));
    const rest = 100 - taken.reduce((sum, { share }) => sum + Number(share.unscaled), 0);
    return payees
      .slice(0, 1)
      .map((payee) => ({ payee, share: ratio(rest) }))
      .concat(taken);
  });

const transaction = fc
  .record({
    code: fc.integer({ min: 0, max: 9_999 }).map((number) => `S${number}`),
    kind: fc.constantFrom('order' as const, 'invoice' as const),
    day,
    amount: fc
      .integer({ min: -500_000, max: 5_000_000 })
      .map((value) => ({ unscaled: BigInt(value), scale: 2 })),
    seller: fc.option(fc.constantFrom(...PEOPLE)),
    splits: fc.oneof(fc.constant([]), splits),
    territory: fc.option(fc.constantFrom('69', '75')),
    customer: fc.option(fc.constantFrom('K', 'L')),
    product: fc.option(fc.constantFrom('ropes', 'boots')),
  })
  .map(({ code, kind, day: on, amount, seller, ...rest }): Transaction => ({
    ...saleOf({ kind, day: on, amount, seller }, code),
    ...rest,
  }));

const effective = <T extends object>(shape: { [K in keyof T]: fc.Arbitrary<T[K]> }) =>
  fc.array(
    fc.tuple(fc.record<T>(shape), lasting).map(([fact, dates]) => ({ ...fact, ...dates })),
    { maxLength: 5 },
  );

const anyFacts: fc.Arbitrary<CreditingFacts> = fc.record({
  assignments: effective<{ payee: EntityId }>({ payee: person }),
  reports: effective<{ payee: EntityId; manager: EntityId }>({ payee: person, manager: person }),
  teams: effective<{ payee: EntityId; team: string; role: string | null }>({
    payee: person,
    team: fc.constantFrom('lyon', 'nice'),
    role: fc.constantFrom('presales', null),
  }),
  territories: effective<{ payee: EntityId; territory: string }>({
    payee: person,
    territory: fc.constantFrom('69', '75'),
  }),
  customers: effective<{ payee: EntityId; customer: string }>({
    payee: person,
    customer: fc.constantFrom('K', 'L'),
  }),
  specialists: effective<{ payee: EntityId; field: string; value: string }>({
    payee: person,
    field: fc.constant('product'),
    value: fc.constantFrom('ropes', 'boots'),
  }),
  handovers: fc.array(
    fc.record({
      customer: fc.constantFrom('K', 'L'),
      from: person,
      to: fc.option(person),
      on: fc.constantFrom(-40, 0, 40).map(dayOf),
      until: fc.constant(null),
    }),
    { maxLength: 4 },
  ),
});

const direct = ['holdover', 'split', 'territory', 'customer_holder', 'owner'];
const anyRules = fc
  .tuple(
    fc.shuffledSubarray(direct, { minLength: 1 }),
    fc.subarray(['team', 'overlay', 'roll_up']),
    fc.boolean(),
  )
  .map(([first, top, isExclusive]) =>
    rulesOf(
      { type: 'inherited' },
      ...first.map((type) => (type === 'holdover' ? { type, args: { share: '0.5', months: 2 } } : { type })),
      ...top.map((type) => ({
        type,
        group: isExclusive ? 'extra' : null,
        ...(type === 'overlay' ? { args: { by: 'product' } } : {}),
        ...(type === 'roll_up' ? { args: { levels: 3, shares: ['1', '0.5'] } } : {}),
      })),
    ),
  );

const anyWorld = fc
  .record({
    transactions: fc.uniqueArray(transaction, { maxLength: 6, selector: ({ code }) => code }),
    facts: anyFacts,
    rules: anyRules,
  })
  .map((world) => ({ ...world, codes: new Set(world.transactions.map(({ code }) => code)) }));

describe('crediting', () => {
  it('splits each transaction into direct credits and what counts for nobody, to the cent (C1)', () => {
    fc.assert(
      fc.property(anyWorld, ({ transactions, facts, rules }) => {
        const { credits, uncredited } = creditTransactions(transactions, facts, rules);
        for (const one of transactions) {
          const parts = [
            ...credits.filter(({ kind, transaction: of }) => kind === 'direct' && of === one),
            ...uncredited.filter(({ transaction: of }) => of === one),
          ];
          const isDirect = parts.length > 0;
          const sum = sumDecimals(parts.map(({ amount }) => amount.value));
          expect(isDirect ? compareDecimals(sum, one.amount.value) : 0).toBe(0);
          expect(isDirect || credits.some(({ transaction: of }) => of === one)).toBe(true);
        }
      }),
      runs,
    );
  });

  it('is the same whatever the order of transactions, facts and rules (C5)', () => {
    fc.assert(
      fc.property(anyWorld, ({ transactions, facts, rules }) => {
        const reversed = {
          assignments: facts.assignments.toReversed(),
          reports: facts.reports?.toReversed() ?? [],
          teams: facts.teams?.toReversed() ?? [],
          territories: facts.territories?.toReversed() ?? [],
          customers: facts.customers?.toReversed() ?? [],
          specialists: facts.specialists?.toReversed() ?? [],
          handovers: facts.handovers?.toReversed() ?? [],
        };
        const again = creditTransactions(transactions.toReversed(), reversed, rules.toReversed());
        expect(again.credits.map(textOf).toSorted()).toEqual(
          creditTransactions(transactions, facts, rules).credits.map(textOf).toSorted(),
        );
      }),
      runs,
    );
  });

  it('takes at most one rule of an exclusive group for a transaction, and a payee once a rule (C11)', () => {
    fc.assert(
      fc.property(anyWorld, ({ transactions, facts, rules }) => {
        const { credits } = creditTransactions(transactions, facts, rules);
        for (const own of Map.groupBy(credits, ({ transaction: of }) => of).values()) {
          const used = rules.filter(({ code }) => own.some(({ rule }) => rule === code));
          const grouped = used.filter(({ group }) => group !== null).map(({ group }) => group);
          expect(new Set(grouped).size).toBe(grouped.length);
          expect(new Set(own.map(({ payee, rule }) => `${payee} ${rule}`)).size).toBe(own.length);
        }
      }),
      runs,
    );
  });

  it('leaves nothing of a sale and its full refund, whatever happened between the two (C8)', () => {
    fc.assert(
      fc.property(anyWorld, day, person, ({ transactions, facts, rules }, later, other) => {
        const refunds = transactions.map((one): Transaction => ({
          ...one,
          kind: 'credit_note',
          code: `R${one.code}`,
          date: dayOf(later),
          amount: timesDecimal(one.amount, decimal('-1')),
          seller: other,
          splits: [],
          territory: null,
          refersTo: { source: one.source, code: one.code },
        }));
        const { credits } = creditTransactions([...transactions, ...refunds], facts, rules);
        for (const own of Map.groupBy(credits, ({ payee, rule }) => `${payee} ${rule}`).values())
          expect(sumDecimals(own.map(({ amount }) => amount.value)).unscaled).toBe(0n);
      }),
      runs,
    );
  });

  it('never gives managers more of a sale than it is, whatever the reorganisations (C20)', () => {
    const rules = rulesOf({ type: 'split' }, { type: 'owner' }, { type: 'roll_up', args: { levels: 1 } });
    fc.assert(
      fc.property(anyWorld, ({ transactions, facts }) => {
        const { credits } = creditTransactions(transactions, facts, rules);
        for (const own of Map.groupBy(credits, ({ transaction: of }) => of).values()) {
          const managed = sumDecimals(own.flatMap(({ role, share }) => (role === 'manager' ? [share] : [])));
          expect(compareDecimals(managed, decimal('1'))).toBeLessThanOrEqual(0);
        }
      }),
      runs,
    );
  });

  it('pays a reorganisation of later dates nothing (C20)', () => {
    const rules = rulesOf({ type: 'owner' }, { type: 'roll_up', args: { levels: 3 } });
    fc.assert(
      fc.property(anyWorld, person, person, ({ transactions, facts }, payee, manager) => {
        const last = { payee, manager, effectiveFrom: dayOf(151), effectiveTo: null };
        const reorganised = { ...facts, reports: [...(facts.reports ?? []), last] };
        expect(creditTransactions(transactions, reorganised, rules).credits.map(textOf)).toEqual(
          creditTransactions(transactions, facts, rules).credits.map(textOf),
        );
      }),
      runs,
    );
  });
});

function textOf({ payee, rule, kind, role, share, amount, transaction: { code } }: Credit): string {
  return [payee, rule, kind, role, String(share.unscaled), share.scale, amountText(amount), code].join(' ');
}

function ratio(hundredths: number): Decimal & ReturnType<typeof percentageOf> {
  return percentageOf({ unscaled: BigInt(hundredths), scale: 2 });
}
