import { afterAll, beforeAll, expect, it } from 'vitest';
import { openPayCompany, type PayCompany } from '../pay-run.sql.test-support.ts';

let company: PayCompany;
beforeAll(async () => {
  company = await openPayCompany({ isStopped: true });
  await company.invoices(
    'F1;invoice;2026-01-10;1000;S1',
    'F2;invoice;2026-01-11;2000;S2',
    'F3;invoice;2026-01-12;30000;S3',
    'F4;invoice;2026-02-10;1000;S1',
  );
  await company.settle(await company.calculate('2026-01'));
});
afterAll(() => company.app.stop());

async function ask(method: string, path: string, body?: unknown, who = company.finance) {
  const answer = await company.app.call({
    method,
    path,
    token: who.token,
    ...(body === undefined ? {} : { body }),
  });
  return { status: answer.status, body: (await answer.json()) as never };
}
const codeOf = ({ body }: { body: { code?: string } }) => body.code ?? 'ok';

it('stops a run in which two of three sellers are missing, until two people pass it with a reason', async () => {
  const { revops, finance, executive } = company;
  const february = await company.calculate('2026-02');
  const review = (await ask('GET', `/runs/${february}/review`)).body as {
    stops: { code: string; sentence: string }[];
  };
  const items = (await ask('GET', `/runs/${february}/review/items`)).body as {
    rows: { payee: string; reasons: string[]; causes: string[] }[];
    total: number;
  };
  expect(review.stops.map(({ code }) => code)).toEqual(['sellers_missing']);
  expect(review.stops[0]?.sentence).toContain('2 des 3 commerciaux');
  expect(items.rows.map(({ payee, causes }) => [payee, causes])).toEqual([['Seller S3', ['fewer_sales']]]);
  expect(items.total).toBe(1);
  await expectOpened(items.rows[0] ?? {});
  expect(codeOf(await ask('POST', `/runs/${february}/approve`))).toBe('payouts.breaker_open');
  const reason = { reason: 'The two are on leave' };
  const { requestId } = (await ask('POST', `/runs/${february}/override-request`, reason, finance)).body as {
    requestId: string;
  };
  const accept = { isAccepted: true, reason: null };
  expect(codeOf(await ask('POST', `/pay-requests/${requestId}/decision`, accept, finance))).toBe(
    'payouts.own_request_forbidden',
  );
  expect(codeOf(await ask('POST', `/runs/${february}/approve`))).toBe('payouts.breaker_open');
  expect(codeOf(await ask('POST', `/pay-requests/${requestId}/decision`, accept, executive))).toBe('ok');
  expect(codeOf(await ask('POST', `/runs/${february}/approve`))).toBe('ok');
  expect(codeOf(await ask('POST', `/runs/${february}/lock`, undefined, revops))).toBe('ok');
});

type Opened = { tree: { valueText: string } };

/** Every figure of a review opens, and its reasoning ends with the figure itself. */
async function expectOpened(row: Readonly<Record<string, unknown>>): Promise<void> {
  for (const name of ['now', 'before', 'difference', 'peers']) {
    const { value, explain } = row[name] as { value: string; explain: string }; // the API's own shape
    const { status, body } = await ask('GET', explain);
    expect([name, status]).toEqual([name, 200]);
    const { valueText } = (body as Opened).tree;
    const digits = valueText.replace(/[^\d,-]/g, '').replace(',', '.');
    expect([name, Number(digits)]).toEqual([name, Number(value)]);
  }
}

const adjustment = (payee: string, amount: string) => ({
  payee,
  amount,
  code: 'welcome',
  reason: 'Welcome bonus',
});
const asked = async (...rows: ReturnType<typeof adjustment>[]) =>
  ask('POST', '/adjustments', { planCode: 'invoiced', period: '2026-03', rows }, company.revops);
type Listed = { id: string; requestId: string; payee: string; paidBy: string | null };
const listed = async () => (await ask('GET', '/adjustments')).body as Listed[];

it('reads a list of adjustments whole or not at all, and names the line that it cannot read', async () => {
  const unknown = await asked(adjustment('S1', '100'), adjustment('S9', '100'));
  expect(unknown.body).toMatchObject({ code: 'payouts.adjustment_payee_not_found', place: { line: 2 } });
  expect(codeOf(await asked(adjustment('S1', '1.005')))).toBe('payouts.adjustment_amount_invalid');
  expect(codeOf(await asked(adjustment('S1', '0')))).toBe('payouts.adjustment_amount_invalid');
  expect(await listed()).toEqual([]);
});

it('pays an adjustment once another person within their ceiling has accepted it, and once only', async () => {
  await asked(adjustment('S1', '100,50'), adjustment('s2', '-20'), adjustment('S3', '9000'));
  const all = await listed();
  const requestOf = (payee: string) => all.find((each) => each.payee === payee)?.requestId;
  const decide = (payee: string, who = company.finance, isAccepted = true) =>
    ask('POST', `/pay-requests/${requestOf(payee)}/decision`, { isAccepted, reason: null }, who);
  expect(codeOf(await decide('Seller S1', company.revops))).toBe('payouts.own_request_forbidden');
  const beneficiary = await company.organisation.addMember('finance', { personCode: 'S1' });
  expect(codeOf(await decide('Seller S1', beneficiary))).toBe('payouts.beneficiary_approval_forbidden');
  expect(codeOf(await decide('Seller S1'))).toBe('ok');
  expect(codeOf(await decide('Seller S1'))).toBe('payouts.already_done_conflict');
  expect(codeOf(await decide('Seller S2', company.finance, false))).toBe('ok');
  expect(codeOf(await decide('Seller S3'))).toBe('payouts.adjustment_above_ceiling');
  expect(codeOf(await decide('Seller S3', company.executive))).toBe('ok');
  const march = await company.calculate('2026-03');
  expect(await company.linesOf(march)).toEqual({
    S1: ['commission 2026-03 0', 'welcome 2026-03 10050'],
    S2: ['commission 2026-03 0'],
    S3: ['commission 2026-03 0', 'welcome 2026-03 900000'],
  });
});

it('looks at a file of adjustments line by line, asks for it as a list, and has it decided or taken back at once', async () => {
  const { app, revops, finance, executive } = company;
  const check = async (text: string) => {
    const path = '/adjustment-lists/checks?planCode=invoiced&period=2026-05';
    const file = { name: 'ajustements.csv', text };
    const answer = await app.call({ method: 'POST', path, token: revops.token, file });
    return (await answer.json()) as {
      code?: string;
      refused: number;
      total: { value: string };
      rows: { line: number; name: string | null; problem: string | null; acceptedBy: string[] }[];
    };
  };
  expect((await check('Nom;Somme\nS1;10\n')).code).toBe('payouts.adjustment_columns_missing');
  expect((await check('Code de la personne;Montant;Motif\n')).code).toBe('payouts.adjustment_list_empty');
  const list = 'Ajustements de mai\n\nCode de la personne;Montant;Nature;Motif\n';
  const dirty = await check(
    `${list}S1;1 200,50;accueil;Prime d’accueil\nS9;10;;Erreur\nS2;x;;Reprise\nS3;-50;;\n`,
  );
  expect([dirty.refused, dirty.total.value]).toEqual([3, '1200.50']);
  expect(dirty.rows.map(({ line, problem }) => [line, problem === null])).toEqual([
    [4, true],
    [5, false],
    [6, false],
    [7, false],
  ]);
  expect(dirty.rows[0]).toMatchObject({ name: 'Seller S1', acceptedBy: ['finance', 'executive'] });

  const ask2 = () =>
    ask(
      'POST',
      '/adjustments',
      {
        planCode: 'invoiced',
        period: '2026-05',
        rows: [adjustment('S1', '1200.5'), adjustment('S2', '-50')],
      },
      revops,
    );
  type Batched = Listed & { batchId: string | null; decision: unknown };
  const waiting = async () =>
    ((await ask('GET', '/adjustments')).body as Batched[]).filter(
      ({ batchId, decision }) => batchId !== null && decision === null,
    );
  const decide = (id: string | null | undefined, isAccepted: boolean, who = finance) =>
    ask('POST', `/adjustment-lists/${id}/decision`, { isAccepted, reason: null }, who);
  await ask2();
  const [first] = await waiting();
  expect(codeOf(await decide(first?.batchId, true, revops))).toBe('payouts.adjustment_above_ceiling');
  expect(codeOf(await decide(first?.batchId, false, revops))).toBe('ok');
  expect(codeOf(await decide(first?.batchId, true, executive))).toBe('payouts.request_not_found');
  await ask2();
  const [second] = await waiting();
  const both = await Promise.all([decide(second?.batchId, true), decide(second?.batchId, false, executive)]);
  expect(both.filter((each) => codeOf(each) === 'ok')).toHaveLength(1);
  expect(await waiting()).toEqual([]);
});

it('pays a leaver off cycle, and the regular run of the period only what is left', async () => {
  const leaver = company.payees['S2'];
  if (!leaver) throw new Error('no S2');
  await company.invoices('F5;invoice;2026-04-10;1000;S2', 'F6;invoice;2026-04-11;500;S1');
  const alone = await company.calculate('2026-04', { kind: 'off_cycle', onlyPayees: [leaver] });
  expect(await company.linesOf(alone)).toEqual({ S2: ['commission 2026-04 3000'] });
  await company.settle(alone);
  await company.invoices('F7;invoice;2026-04-12;200;S2');
  const april = await company.linesOf(await company.calculate('2026-04'));
  expect(april['S2']).toEqual(['commission 2026-04 600']);
  expect(april['S1']?.[0]).toBe('commission 2026-04 1500');
});

it('keeps a closing checklist: who does what until when, who stands in, and who did it', async () => {
  const { finance, revops, executive } = company;
  const list = (await ask('POST', '/closing/2026-03')).body as {
    done: number;
    total: number;
    items: { code: string; label: string; dueOn: string; canMark: boolean }[];
  };
  expect([list.done, list.total, list.items[0]]).toMatchObject([
    0,
    8,
    {
      code: 'feeds',
      label: 'Tous les fichiers de la période sont chargés',
      dueOn: '2026-04-02',
      canMark: true,
    },
  ]);
  const mark = (who: typeof finance, isDone = true) =>
    ask('POST', '/closing/2026-03/items/feeds/marks', { isDone, note: null }, who);
  expect(codeOf(await mark(revops))).toBe('payouts.closing_item_forbidden');
  const delegate = { userId: revops.userId, from: '2000-01-01', to: '2100-01-01' };
  expect(codeOf(await ask('PATCH', '/closing/2026-03/items/feeds', { delegate }))).toBe('ok');
  expect(codeOf(await mark(finance))).toBe('payouts.closing_item_forbidden');
  expect(codeOf(await mark(revops))).toBe('ok');
  expect(codeOf(await mark(revops))).toBe('payouts.already_done_conflict');
  const after = (await ask('GET', '/closing/2026-03', undefined, executive)).body as {
    done: number;
    items: { marks: { isDone: boolean }[]; state: string }[];
  };
  expect([after.done, after.items[0]?.state, after.items[0]?.marks.length]).toEqual([1, 'done', 1]);
});
