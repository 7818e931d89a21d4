import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Result } from '@cordee/kernel';
import { openPayCompany, paid, type PayCompany } from '../pay-run.sql.test-support.ts';
import { lockRun } from '../settle/lock-run.ts';
import { approveRun, holdOut } from '../settle/settle-run.ts';
import { askVoid, voidRun } from '../settle/void-run.ts';

let company: PayCompany;
beforeAll(async () => {
  company = await openPayCompany();
  await company.invoices(
    'F1;invoice;2026-01-10;1000;S1',
    'F2;invoice;2026-01-11;2000;S2',
    'F3;invoice;2026-01-12;3000;S3',
  );
});
afterAll(() => company.app.stop());

const runs = () => company.app.application.runs;
const codeOf = (result: Result<unknown>) => (result.ok ? 'ok' : result.refusal.code);
const person = (code: string) => {
  const id = company.payees[code];
  if (!id) throw new Error(`no payee ${code}`);
  return id;
};
async function settledOf(code: string): Promise<bigint> {
  const entries = await runs().store.settled(company.revops.scope, [person(code)]);
  return entries.reduce((sum, { amount }) => sum + amount.minor, 0n);
}

it('holds one payee out while the rest lock, and pays them later, alone and once', async () => {
  const { revops } = company;
  const january = await company.calculate('2026-01');
  const hold = { payeeId: person('S2'), component: null, reason: 'Contract under review' };
  paid(await holdOut(runs(), revops.scope, january, hold));
  expect(codeOf(await holdOut(runs(), revops.scope, january, hold))).toBe('payouts.hold_conflict');
  await company.settle(january);
  expect(codeOf(await holdOut(runs(), revops.scope, january, { ...hold, payeeId: person('S1') }))).toBe(
    'payouts.hold_after_approval',
  );
  expect([await settledOf('S1'), await settledOf('S2'), await settledOf('S3')]).toEqual([3000n, 0n, 9000n]);
  // The next month does not pay it in passing.
  const february = await company.calculate('2026-02');
  expect((await company.linesOf(february))['S2']).toEqual(['commission 2026-02 0']);
  const alone = await company.calculate('2026-01', { kind: 'supplementary', onlyPayees: [person('S2')] });
  expect(await company.linesOf(alone)).toEqual({ S2: ['commission 2026-01 6000'] });
  await company.settle(alone);
  expect(await settledOf('S2')).toBe(6000n);
  const again = await company.calculate('2026-01', { kind: 'supplementary', onlyPayees: [person('S2')] });
  expect(await company.linesOf(again)).toEqual({});
});

it('lets one of two runs of the same period be locked: the other finds its places taken', async () => {
  const [first, second] = [await company.calculate('2026-02'), await company.calculate('2026-02')];
  for (const run of [first, second]) paid(await approveRun(runs(), company.finance.scope, run));
  const locked = await Promise.all([first, second].map((run) => lockRun(runs(), company.finance.scope, run)));
  expect(locked.map(codeOf).toSorted()).toEqual(['ok', 'payouts.superseded_conflict']);
});

it('is voided by two people, gives back what it settled, and can be paid again by another run', async () => {
  const { revops, finance } = company;
  const { requests } = company.app.application;
  const deps = { store: runs().store, requests, newId: runs().newId };
  await company.invoices('F4;invoice;2026-03-10;1000;S1');
  const march = await company.calculate('2026-03');
  await company.settle(march);
  expect(await settledOf('S1')).toBe(6000n);
  expect(codeOf(await voidRun(deps, finance.scope, march))).toBe('payouts.void_not_asked');
  paid(await askVoid(deps, finance.scope, march, 'Wrong exchange rates'));
  expect(codeOf(await voidRun(deps, finance.scope, march))).toBe('payouts.own_request_forbidden');
  const voided = await Promise.all(
    Array.from({ length: 4 }, () => voidRun(deps, company.executive.scope, march)),
  );
  expect(voided.map(codeOf).toSorted().slice(0, 2)).toEqual(['ok', expect.stringContaining('payouts.')]);
  expect((await runs().store.run(revops.scope, march))?.state).toBe('voided');
  expect(await settledOf('S1')).toBe(3000n);
  const again = await company.calculate('2026-03');
  expect((await company.linesOf(again))['S1']).toEqual(['commission 2026-03 3000']);
  await company.settle(again);
  expect(await settledOf('S1')).toBe(6000n);
});

it('refuses in the database a step out of its order, a void by one, and an approver who is paid by the run', async () => {
  const { organisation, app } = company;
  const april = await company.calculate('2026-04');
  const run = await runs().store.run(company.revops.scope, april);
  if (!run) throw new Error('no run');
  const take = (step: Parameters<ReturnType<typeof runs>['store']['transit']>[2]) =>
    runs().store.transit(company.finance.scope, run, step, {});
  expect(codeOf(await take('locked'))).toBe('payouts.already_done_conflict');
  expect(codeOf(await take('voided'))).toBe('payouts.void_not_asked');
  const payee = await organisation.addMember('finance', { personCode: 'S3' });
  expect(codeOf(await approveRun(runs(), payee.scope, april))).toBe('payouts.beneficiary_approval_forbidden');
  const { rows } = await app.owner.query(`select 1 from payout_event where run_id = $1`, [april]);
  expect(rows).toEqual([]);
});
