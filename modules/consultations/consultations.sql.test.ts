import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PlainDate } from '@cordee/kernel';
import type { TestMember } from '@cordee/server/test-application';
import { invoicePlan, openPayCompany, type PayCompany } from '../payouts/pay-run.sql.test-support.ts';

let company: PayCompany;
let seller: TestMember;
let peer: TestMember;
let stranger: TestMember;
let council: TestMember;
let today: PlainDate;

beforeAll(async () => {
  company = await openPayCompany();
  await company.invoices('F1;invoice;2026-01-10;1000;S1', 'F2;invoice;2026-01-11;2000;S2');
  const member = (role: 'seller' | 'works_council', personCode: string | null) =>
    company.organisation.addMember(role, personCode === null ? {} : { personCode });
  [seller, peer, stranger] = [
    await member('seller', 'S1'),
    await member('seller', 'S2'),
    await member('seller', 'S3'),
  ];
  council = await member('works_council', null);
  today = company.revops.scope.asOf.effective;
});
afterAll(() => company.app.stop());

type Shown = {
  id: string;
  code?: string;
  args?: Record<string, string>;
  consultation: {
    state: string;
    unanswered: number;
    comments: { id: string; text: string; author: string | null; answer: { text: string } | null }[];
    closing: { unanswered: string[]; worksCouncilOn: string | null } | null;
  };
  rules: { clauses: { id: string; title: string }[] };
  changes: { clause: string; before: string | null; after: string | null }[] | null;
  pay: { value: string };
  held: { change: { value: string } } | null;
};

async function ask(who: TestMember, method: string, path: string, body?: unknown) {
  const answer = await company.app.call({
    method,
    path,
    token: who.token,
    ...(body === undefined ? {} : { body }),
  });
  return { status: answer.status, body: (await answer.json()) as Shown };
}

async function opened({ days = [0, 0], worksCouncil = false } = {}): Promise<string> {
  const [from = 0, to = 0] = days;
  const { status, body } = await ask(company.revops, 'POST', '/consultations', {
    document: invoicePlan('2', '0.04'),
    from: today.add({ days: from }).toString(),
    to: today.add({ days: to }).toString(),
    payees: [company.payees['S1'], company.payees['S2']],
    asksWorksCouncil: worksCouncil,
  });
  expect(status).toBe(200);
  return body.id;
}

const say = (who: TestMember, id: string, text = 'Why 4 %?', clause = 'components.commission') =>
  ask(who, 'POST', `/consultations/${id}/comments`, { clause, text });
const see = async (who: TestMember, id: string) => (await ask(who, 'GET', `/consultations/${id}`)).body;
const close = (id: string, more: object = {}, view = '') =>
  ask(company.revops, 'POST', `/consultations/${id}/closing${view}`, {
    note: null,
    worksCouncilOn: null,
    leavesUnanswered: false,
    ...more,
  });

it('shows the plan in articles to whom it is put to, and to nobody else', async () => {
  const id = await opened();
  const shown = await see(seller, id);
  expect(shown.consultation.state).toBe('open');
  expect(shown.rules.clauses.map((each) => each.id)).toContain('components.commission');
  expect((await see(stranger, id)).code).toBe('consultations.consultation_not_found');
  expect((await see(council, id)).code).toBe('consultations.consultation_not_found');
  expect((await ask(stranger, 'GET', '/consultations')).body).toEqual([]);
});

it('takes comments on its articles on its days only', async () => {
  const id = await opened();
  expect((await say(seller, id)).status).toBe(200);
  expect((await say(seller, id, 'And this?', 'components.bonus')).body.code).toBe(
    'consultations.clause_not_found',
  );
  expect((await say(stranger, id)).body.code).toBe('consultations.consultation_not_found');
  for (const days of [
    [1, 2],
    [-3, -1],
  ])
    expect((await say(seller, await opened({ days }))).body.code).toBe('consultations.not_open');
  expect((await say(company.revops, id)).status).toBe(403);
});

it('publishes an answer to all or to the asker, without the name of who asked', async () => {
  const id = await opened({ worksCouncil: true });
  await say(seller, id, 'Is the rate capped?');
  await say(peer, id, 'My own case');
  const { comments } = (await see(company.revops, id)).consultation;
  expect(comments.map(({ author }) => author !== null)).toEqual([true, true]);
  expect((await see(seller, id)).consultation.comments.map(({ text }) => text)).toEqual([
    'Is the rate capped?',
  ]);
  const answer = (at: number, isPublic: boolean) =>
    ask(company.finance, 'POST', `/consultations/${id}/comments/${comments[at]?.id}/answer`, {
      text: 'It is not.',
      isPublic,
    });
  expect((await answer(0, true)).status).toBe(200);
  expect((await answer(1, false)).status).toBe(200);
  expect((await answer(0, false)).body.code).toBe('consultations.answered_conflict');
  for (const [who, texts] of [
    [peer, ['Is the rate capped?', 'My own case']],
    [council, ['Is the rate capped?']],
  ] as const) {
    const seen = (await see(who, id)).consultation.comments;
    expect(seen.map(({ text }) => text)).toEqual(texts);
    expect(seen[0]).toMatchObject({ author: null, answer: { text: 'It is not.' } });
  }
});

it('is closed on its last day, with its unanswered comments listed and the works council’s date', async () => {
  const id = await opened({ worksCouncil: true });
  await say(seller, id);
  const [comment] = (await see(company.revops, id)).consultation.comments;
  expect((await close(id)).body.code).toBe('consultations.works_council_date_missing');
  const late = { worksCouncilOn: today.add({ days: 1 }).toString() };
  expect((await close(id, late)).body.code).toBe('consultations.works_council_date_missing');
  const asked = { worksCouncilOn: today.toString() };
  expect((await close(id, asked)).body).toMatchObject({ code: 'consultations.unanswered' });
  const closed = await Promise.all([0, 1, 2, 3].map(() => close(id, { ...asked, leavesUnanswered: true })));
  expect(closed.filter(({ status }) => status === 200)).toHaveLength(1);
  expect((await see(seller, id)).consultation).toMatchObject({
    state: 'closed',
    closing: { unanswered: [comment?.id], worksCouncilOn: today.toString() },
  });
  expect((await say(seller, id)).body.code).toBe('consultations.not_open');
  const later = await opened({ days: [0, 5] });
  for (const view of ['', `?asOf=${today.add({ days: 9 }).toString()}`])
    expect((await close(later, {}, view)).body.code).toBe('consultations.still_open');
});

it('keeps what was asked, answered and changed once a version is published', async () => {
  const id = await opened();
  await say(seller, id);
  const [comment] = (await see(company.revops, id)).consultation.comments;
  await ask(company.revops, 'POST', `/consultations/${id}/comments/${comment?.id}/answer`, {
    text: 'You are right.',
    isPublic: true,
  });
  const publication = { effectiveFrom: today.add({ days: 30 }).toString() };
  const record = () => ask(company.revops, 'POST', `/consultations/${id}/publication`, publication);
  expect((await record()).body.code).toBe('consultations.not_closed');
  expect((await close(id)).status).toBe(200);
  expect((await record()).body.code).toBe('consultations.plan_not_published');
  await ask(company.revops, 'POST', '/plans', { document: invoicePlan('3', '0.045'), ...publication });
  expect((await record()).status).toBe(200);
  expect((await record()).body.code).toBe('consultations.published_conflict');
  const kept = (await ask(seller, 'GET', `/consultations/${id}/record`)).body;
  expect(kept.consultation.state).toBe('published');
  expect(kept.changes?.map(({ clause }) => clause)).toEqual(['components.commission']);
  expect(kept.changes?.[0]?.before).toMatch(/4\s?%/);
  expect(kept.changes?.[0]?.after).toMatch(/4,5\s?%/);
});

it('replays one’s own history under the plan', async () => {
  const id = await opened();
  const tried = await ask(seller, 'POST', `/consultations/${id}/trials`, { period: '2026-01' });
  // 4 % of 1,000 instead of 3 %.
  expect(tried.body).toMatchObject({ pay: { value: '40.00' }, held: { change: { value: '10.00' } } });
  expect((await ask(stranger, 'POST', `/consultations/${id}/trials`, { period: '2026-01' })).body.code).toBe(
    'consultations.consultation_not_found',
  );
});

it('asks whoever holds the plan where nobody is named, and refuses what it cannot ask', async () => {
  const asked = (more: object) =>
    ask(company.revops, 'POST', '/consultations', {
      document: invoicePlan('2', '0.04'),
      from: today.toString(),
      to: today.toString(),
      asksWorksCouncil: false,
      ...more,
    });
  const { id } = (await asked({})).body;
  expect((await see(stranger, id)).consultation.state).toBe('open');
  expect((await asked({ to: today.subtract({ days: 1 }).toString() })).body.code).toBe(
    'consultations.days_reversed',
  );
  expect((await asked({ document: { ...invoicePlan('1', '0.04'), code: 'new' } })).body.code).toBe(
    'consultations.nobody_asked',
  );
  const successor = { document: { ...invoicePlan('1', '0.04'), code: 'new' }, heldPlan: 'invoiced' };
  expect((await see(stranger, (await asked(successor)).body.id)).consultation.state).toBe('open');
  expect((await asked({ heldPlan: 'none' })).body.code).toBe('consultations.nobody_asked');
  expect((await asked({ document: { format: 'x' } })).body.code).toMatch(/^compensation\.plan_/);
});
