import { afterAll, beforeAll, expect, it } from 'vitest';
import { openPayCompany, type PayCompany } from '../pay-run.sql.test-support.ts';

let company: PayCompany;
beforeAll(async () => {
  company = await openPayCompany();
  await company.invoices('F1;invoice;2026-01-10;1000;S1', 'F2;invoice;2026-02-10;1000;S1');
});
afterAll(() => company.app.stop());

async function ask(method: string, path: string, body?: unknown, who = company.revops) {
  const answer = await company.app.call({
    method,
    path,
    token: who.token,
    ...(body === undefined ? {} : { body }),
  });
  return { status: answer.status, body: (await answer.json()) as never };
}
const codeOf = ({ body }: { body: { code?: string } }) => body.code ?? 'ok';
type Listed = {
  id: string;
  requestId: string;
  amount: { value: string };
  reverses: string | null;
  reversedBy: string | null;
};
const listed = async () => (await ask('GET', '/adjustments')).body as Listed[];
const decide = (requestId: string | undefined, isAccepted: boolean, who = company.finance) =>
  ask('POST', `/pay-requests/${requestId}/decision`, { isAccepted, reason: null }, who);
const reverse = (id: string | undefined, who = company.revops) =>
  ask('POST', `/adjustments/${id}/reversal`, { reason: 'Asked for twice' }, who);

it('takes an accepted adjustment back by its opposite, once, and pays both', async () => {
  const rows = [{ payee: 'S1', amount: '150', code: 'fair', reason: 'Trade fair' }];
  await ask('POST', '/adjustments', { planCode: 'invoiced', period: '2026-01', rows });
  const [first] = await listed();
  expect(codeOf(await reverse(first?.id))).toBe('payouts.adjustment_not_accepted');
  expect(codeOf(await decide(first?.requestId, true))).toBe('ok');
  const january = await company.calculate('2026-01');
  expect((await company.linesOf(january))['S1']).toEqual(['commission 2026-01 3000', 'fair 2026-01 15000']);
  await company.settle(january);

  expect(codeOf(await reverse('00000000-0000-4000-8000-000000000001'))).toBe('payouts.adjustment_not_found');
  expect(codeOf(await reverse(first?.id))).toBe('ok');
  expect(codeOf(await reverse(first?.id))).toBe('payouts.adjustment_reversed_conflict');
  const [refused] = await listed();
  expect([refused?.amount.value, refused?.reverses]).toEqual(['-150.00', first?.id]);
  expect((await listed()).find(({ id }) => id === first?.id)?.reversedBy).toBe(refused?.id);
  // Refused: it may be asked for again.
  expect(codeOf(await decide(refused?.requestId, true, company.revops))).toBe(
    'payouts.own_request_forbidden',
  );
  expect(codeOf(await decide(refused?.requestId, false))).toBe('ok');
  expect((await listed()).find(({ id }) => id === first?.id)?.reversedBy).toBe(null);

  const both = await Promise.all([reverse(first?.id), reverse(first?.id, company.finance)]);
  expect(both.map(codeOf).toSorted()).toEqual(['ok', 'payouts.adjustment_reversed_conflict']);
  const [again] = await listed();
  expect(codeOf(await decide(again?.requestId, true, company.executive))).toBe('ok');
  const february = await company.linesOf(await company.calculate('2026-02'));
  expect(february['S1']).toEqual(['commission 2026-02 3000', 'fair 2026-02 -15000']);
});
