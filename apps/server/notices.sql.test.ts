import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { userId } from '@cordee/kernel';
import { readMailbox } from '@cordee/platform/mail';
import {
  invoicePlan,
  openPayCompany,
  type PayCompany,
} from '../../modules/payouts/pay-run.sql.test-support.ts';
import type { TestMember } from './open-test-application.test-support.ts';

let company: PayCompany;
let seller: TestMember;
let peer: TestMember;
let seen = 0;

beforeAll(async () => {
  company = await openPayCompany();
  await company.invoices('F1;invoice;2026-01-10;1000;S1', 'F2;invoice;2026-01-11;2000;S2');
  seller = await company.organisation.addMember('seller', { personCode: 'S1' });
  peer = await company.organisation.addMember('seller', { personCode: 'S2' });
});
afterAll(() => company.app.stop());
beforeEach(async () => void (await news()));

/** What came into the outbox since one last looked, oldest first: to whom, and what. */
async function news() {
  const all = await readMailbox(company.app.application.database, company.revops.scope);
  const fresh = all.slice(0, all.length - seen).toReversed();
  seen = all.length;
  return fresh;
}

const mailOf = ({ userId: id }: TestMember) => `${id}@example.test`;

async function ask(who: TestMember, method: string, path: string, body?: unknown) {
  const answer = await company.app.call({
    method,
    path,
    token: who.token,
    ...(body === undefined ? {} : { body }),
  });
  expect(answer.status).toBe(200);
  return (await answer.json()) as { id: string; consultation: { comments: { id: string }[] } };
}

it('a first preview asks finance for its approval; the lock tells each payee of their own statement, without a figure', async () => {
  const runId = await company.calculate('2026-01');
  const asked = await news();
  expect(asked.map(({ to }) => to)).toEqual([mailOf(company.finance)]);
  expect(asked[0]?.subject).toContain('janvier 2026');
  const again = await company.calculate('2026-01');
  expect(await news()).toEqual([]);
  await company.settle(again);
  const told = await news();
  expect(told.map(({ to }) => to).toSorted()).toEqual([mailOf(seller), mailOf(peer)].toSorted());
  const own = told.find(({ to }) => to === mailOf(seller))?.text ?? '';
  expect(own).toContain(`/statements/${again}/${company.payees['S1']}`);
  expect(own).not.toContain(company.payees['S2']);
  expect(own).not.toMatch(/\d[,.]\d\d\b|€/);
  expect(runId).not.toBe(again);
});

it('a dispute tells who decides, its messages the other side, its decision the opener', async () => {
  const { id } = await ask(seller, 'POST', '/disputes', {
    kind: 'missing',
    orderCode: 'F9',
    text: 'It is mine.',
  });
  const deciders = [mailOf(company.revops), mailOf(company.finance)].toSorted();
  const opened = await news();
  expect(opened.map(({ to }) => to).toSorted()).toEqual(deciders);
  expect(opened[0]?.text).toContain(`/disputes/${id}`);
  await ask(company.revops, 'POST', `/disputes/${id}/messages`, { text: 'We look.' });
  expect((await news()).map(({ to }) => to)).toEqual([mailOf(seller)]);
  await ask(seller, 'POST', `/disputes/${id}/messages`, { text: 'Thank you.' });
  expect((await news()).map(({ to }) => to).toSorted()).toEqual(deciders);
  await ask(company.finance, 'POST', `/disputes/${id}/outcome`, {
    isAccepted: false,
    reason: 'Not invoiced.',
  });
  const decided = await news();
  expect(decided.map(({ to }) => to)).toEqual([mailOf(seller)]);
  expect(decided[0]?.text).not.toContain('Not invoiced.');
});

it('a consultation is told to whom it is put, in their language; a comment to who opened it; its answer to the asker', async () => {
  const { access } = company.app.application;
  await access.setLocale(userId(peer.userId), 'en');
  const today = company.revops.scope.asOf.effective.toString();
  const { id } = await ask(company.revops, 'POST', '/consultations', {
    document: invoicePlan('2', '0.04'),
    from: today,
    to: today,
    payees: [company.payees['S1'], company.payees['S2']],
    asksWorksCouncil: false,
  });
  const opened = await news();
  const subjects = Object.fromEntries(opened.map(({ to, subject }) => [to, subject]));
  expect(subjects).toEqual({
    [mailOf(seller)]: 'Votre avis est demandé sur « Invoiced »',
    [mailOf(peer)]: 'Your opinion is asked on "Invoiced"',
  });
  await ask(seller, 'POST', `/consultations/${id}/comments`, {
    clause: 'components.commission',
    text: 'Why?',
  });
  expect((await news()).map(({ to }) => to)).toEqual([mailOf(company.revops)]);
  const { consultation } = await ask(company.revops, 'GET', `/consultations/${id}`);
  const [comment] = consultation.comments;
  await ask(company.revops, 'POST', `/consultations/${id}/comments/${comment?.id}/answer`, {
    text: 'So.',
    isPublic: true,
  });
  expect((await news()).map(({ to }) => to)).toEqual([mailOf(seller)]);
});

it('who is suspended is told nothing, and a refused write queues nothing', async () => {
  const { access } = company.app.application;
  await access.setSuspended(company.organisation.id, userId(peer.userId), true);
  const runId = await company.calculate('2026-02');
  await news();
  const refused = await company.app.call({
    method: 'POST',
    path: `/runs/${runId}/lock`,
    token: company.finance.token,
  });
  expect(refused.status).not.toBe(200);
  expect(await news()).toEqual([]);
  await company.settle(runId);
  expect((await news()).map(({ to }) => to)).not.toContain(mailOf(peer));
});
