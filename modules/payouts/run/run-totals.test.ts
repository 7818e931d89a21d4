import { expect, it } from 'vitest';
import {
  currency,
  decimal,
  decimalText,
  entityId,
  evaluateExplanation,
  findContradictions,
  moneyText,
  numberOf,
} from '@cordee/kernel';
import { explainBefore, explainChange } from '../review/explain-change.ts';
import { explainMiddle } from '../review/explain-middle.ts';
import { middlePay, type PayeeSum } from '../review/review.ts';
import { explainPayeeCount, explainRunTotal, explainStatementTotal } from '../statement/explain-total.ts';
import { drawnStatement } from '../statement/statement.test-support.ts';
import type { RunLine } from '../run.ts';

const EUR = currency('EUR');
const line = (digit: number, minor: bigint, ordinal = 0): RunLine => ({
  payeeId: entityId(`00000000-0000-8000-8000-0000000000${String(digit).padStart(2, '0')}`),
  payee: `Payee ${digit}`,
  payeeCode: `P${digit}`,
  team: null,
  ordinal,
  kind: 'component',
  origin: { planCode: 'hunters-2026', periodCode: '2026-Q1' },
  adjustmentId: null,
  held: null,
  component: 'commission',
  measured: null,
  quota: null,
  attainment: null,
  earned: '0',
  payable: { minor, currency: EUR },
  issue: null,
});
const paySum = (digit: number, minor: bigint): PayeeSum => ({
  payeeId: line(digit, minor).payeeId,
  total: { minor, currency: EUR },
  isIssue: false,
  isHeld: false,
  isCorrected: false,
  isAdjusted: false,
  measured: null,
  quota: null,
  attainment: null,
});
const { run } = drawnStatement();
const decimalOf = (minor: bigint) => decimal(moneyText({ minor, currency: EUR }));
const valueOf = (explanation: Parameters<typeof evaluateExplanation>[0]) => {
  const value = evaluateExplanation(explanation);
  const number = value.ok ? numberOf(value.value) : null;
  return number && decimalText(number);
};

it('explains a run’s total as the sum of its payees, to the cent', () => {
  const lines = [line(1, 10_01n), line(1, 5_00n, 1), line(2, -3_00n)];
  const explanation = explainRunTotal(run, lines);
  expect(explanation.kind === 'sum' && explanation.count).toBe(2);
  expect(valueOf(explanation)).toBe('12.01');
  expect(findContradictions(explanation)).toEqual([]);
});

it('explains a statement’s total as the sum of its components', () => {
  const statement = drawnStatement();
  const explanation = explainStatementTotal(statement.run, statement.lines);
  expect(valueOf(explanation)).toBe('4732.50');
  expect(findContradictions(explanation)).toEqual([]);
});

it('counts a payee once, however many lines pay them, and opens more than fifty by page', () => {
  const few = explainPayeeCount(run, [line(1, 1n), line(1, 1n, 1), line(2, 1n)]);
  expect([valueOf(few), findContradictions(few)]).toEqual(['2', []]);
  const many = explainPayeeCount(
    run,
    Array.from({ length: 51 }, (_, index) => line(index + 1, 1n)),
  );
  expect(many).toMatchObject({ kind: 'sum', count: 51, rows: null });
});

it('explains a difference as what is paid less what the runs before paid, each sum naming its own run', () => {
  const now = drawnStatement();
  const earlier = drawnStatement({ sales: 1 });
  const before = { ...earlier, run: { ...earlier.run, id: 'run-before' } };
  expect(now.total.minor).not.toBe(before.total.minor);
  const { payeeId, payee } = now;
  const one = explainChange({ run: now.run, payeeId, payee, now }, [before]);
  expect(findContradictions(one)).toEqual([]);
  expect(valueOf(one)).toBe(decimalText(decimalOf(now.total.minor - before.total.minor)));
  expect(one).toMatchObject({
    operation: 'subtract',
    inputs: [{ filter: { run: now.run.id } }, { filter: { run: 'run-before' } }],
  });
  expect(valueOf(explainChange({ run: now.run, payeeId, payee, now }, [before, before]))).toBe(
    decimalText(decimalOf(now.total.minor - 2n * before.total.minor)),
  );
});

it('explains what somebody whom the run pays no longer has lost, as nothing less what was paid before', () => {
  const before = drawnStatement();
  const { payeeId, payee } = before;
  const lost = explainChange({ run: before.run, payeeId, payee, now: null }, [before]);
  expect([valueOf(lost), findContradictions(lost)]).toEqual([
    decimalText(decimalOf(-before.total.minor)),
    [],
  ]);
});

it('explains the median of a run by whose pay it is and how many are paid less, as much and more', () => {
  const sums = [3n, 1n, 2n, 2n].map((minor, index) => paySum(index + 1, minor));
  const middle = middlePay(sums);
  expect(middle?.total.minor).toBe(2n);
  const explained = explainMiddle(run, sums, { ...(middle ?? paySum(9, 0n)), payee: 'Ada' });
  expect([valueOf(explained), findContradictions(explained)]).toEqual(['0.02', []]);
  expect(explained.label.args).toEqual({ payees: '4', less: '1', equal: '2', more: '1' });
});

it('explains what was paid before as it stands, and as a sum where several runs paid', () => {
  const before = drawnStatement({ sales: 1 });
  expect(explainBefore([])).toBeUndefined();
  expect(explainBefore([before])).toMatchObject({ kind: 'sum' });
  const both = explainBefore([before, before]);
  expect(both && valueOf(both)).toBe(decimalText(decimalOf(2n * before.total.minor)));
});
