// A clock that moves to the first day of a quarter: who is told, once each, what ends by itself, and what then proves what.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { plainDate } from '@cordee/kernel';
import { openTestApplication, type TestApplication, type TestMember } from '@cordee/server/test-application';
import { ask, mailedCode, openLetterCompany, type LetterCompany } from './letter-company.sql.test-support.ts';

let app: TestApplication;
let company: LetterCompany;

beforeAll(async () => {
  app = await openTestApplication(null, { smtpUrl: 'smtp://mail.test' });
  company = await openLetterCompany(app, 'Clock');
});
afterAll(() => app.stop());

async function moveTo(daysBefore: number): Promise<string> {
  const day = plainDate(company.start).subtract({ days: daysBefore }).toString();
  const { tenant } = company.revops.scope;
  await app.owner.query('update organisation set clock_today = $2 where id = $1', [tenant, day]);
  return day;
}

const keep = () => app.keepCalendar(company.revops.scope.tenant);

async function told(): Promise<number> {
  const { rows } = await app.owner.query<{ count: string }>(
    `select count(*) from mail_message where body like '%/quota-rounds/%/letters%'`,
  );
  return Number(rows[0]?.count);
}

type Line = { id: string; seller: string; state: string };
type Proofs = {
  complete: number;
  late: number;
  lines: { seller: string; missing: string[]; daysLate: number; receivedOn: string | null }[];
};
const proofs = () => ask<Proofs>(app, company.revops, 'GET', `/quota-rounds/${company.roundId}/proofs`);
const lineOf = async (seller: string) =>
  (await ask<Line[]>(app, company.revops, 'GET', '/letters')).findLast((each) => each.seller === seller);

async function publish(seller: string, act: string, answerBy: string): Promise<string> {
  const { revops } = company;
  const { id = '' } = (await lineOf(seller)) ?? {};
  const words = { fr: 'Le marché des écoles s’ouvre.', en: '' };
  await ask(app, revops, 'PUT', `/letters/${id}`, { words, commitments: [], answerBy });
  await ask(app, revops, 'POST', `/letters/${id}/publication`, { act });
  return id;
}

async function sign(who: TestMember, id: string): Promise<void> {
  await ask(app, who, 'POST', `/letters/${id}/code`);
  const { hash } = await ask<{ hash: string }>(app, who, 'GET', `/letters/${id}`);
  await ask(app, who, 'POST', `/letters/${id}/signature`, { hash, code: await mailedCode(app, who) });
}

it('tells nobody 31 days before, and once each at 30, 15, 5 and 0 days', async () => {
  await moveTo(31);
  expect(await keep()).toEqual({ alarms: 0, expired: 0 });
  expect(await told()).toBe(0);
  let mails = 0;
  for (const days of [30, 15, 5]) {
    await moveTo(days);
    expect((await keep()).alarms).toBe(1);
    expect((await keep()).alarms).toBe(0);
    await moveTo(days - 1);
    expect((await keep()).alarms).toBe(0);
    // Sales administration for both sellers, their manager for their own.
    expect(await told()).toBe((mails += 2));
  }
  await moveTo(0);
  expect(await Promise.all([keep(), keep(), keep()])).toHaveLength(3);
  expect(await told()).toBe(mails + 2);
  await moveTo(-3);
  expect((await keep()).alarms).toBe(0);
  expect(await told()).toBe(mails + 2);
});

it('says what every proof lacks, and counts the days of a receipt that came late', async () => {
  const { revops, manager, seller, roundId } = company;
  const day = await moveTo(-3);
  expect(await proofs()).toMatchObject({
    complete: 0,
    late: 2,
    lines: [{ daysLate: 3, receivedOn: null }, { daysLate: 3 }],
  });
  const content = { words: { fr: '', en: '' }, commitments: [], answerBy: day };
  await ask(app, revops, 'POST', `/quota-rounds/${roundId}/letters`, content);
  expect((await proofs()).lines[0]?.missing).toEqual([
    'attainability',
    'french',
    'hash',
    'delivery',
    'receipt',
  ]);
  const id = await publish('Sam Simon', 'receipt', day);
  expect((await proofs()).lines[0]?.missing).toEqual(['attainability', 'delivery', 'receipt']);
  await sign(manager, id);
  await ask(app, seller, 'POST', `/letters/${id}/reading`);
  expect((await proofs()).lines[0]?.missing).toEqual(['attainability', 'receipt']);
  await sign(seller, id);
  await moveTo(-9);
  const [own] = (await proofs()).lines;
  expect(own).toMatchObject({ missing: ['attainability'], daysLate: 3, receivedOn: day });
  const shown = await ask<Proofs>(app, seller, 'GET', `/quota-rounds/${roundId}/proofs`);
  expect(shown.lines).toHaveLength(1);
});

it('ends an amendment that nobody signed the day after its last day, once, and says so in the proof', async () => {
  const day = await moveTo(-10);
  const id = await publish('Sue Seguin', 'agreement', day);
  expect((await keep()).expired).toBe(0);
  await moveTo(-11);
  expect((await keep()).expired).toBe(1);
  expect((await keep()).expired).toBe(0);
  expect(await lineOf('Sue Seguin')).toMatchObject({ id, state: 'expired' });
  expect((await proofs()).lines[1]).toMatchObject({
    missing: ['attainability', 'delivery', 'receipt'],
    daysLate: 11,
  });
});
