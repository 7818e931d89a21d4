import { afterAll, beforeAll, expect, it } from 'vitest';
import { entityId, type EntityId } from '@cordee/kernel';
import { openTestApplication, type TestApplication, type TestMember } from '@cordee/server/test-application';
import type { Activity } from './activity.ts';

let app: TestApplication;
let revops: TestMember;
let manager: TestMember;
let seller: TestMember;
let peer: TestMember;
const sellerIds = new Map<string, EntityId>();

const codes = ['S1', 'S2', 'S3', 'S4', 'S5'];
const people = [
  'person_code;full_name;position_title;team;manager_code;role',
  'M1;Mia Martin;Manager;North;;manager',
  ...codes.map((code) => `${code};Seller ${code};Seller;North;M1;seller`),
].join('\n');

/** S2 has a quarter and its months, and one more month. */
const quotasOf = (year: number): string =>
  [
    `S1;120000;${year}-H2`,
    `S2;90000;${year}-Q3`,
    ...['07', '08', '09'].map((month) => `S2;30000;${year}-${month}`),
    `S2;20000;${year}-10`,
  ].join('\n');

beforeAll(async () => {
  app = await openTestApplication();
  const organisation = await app.openOrganisation('Plans');
  revops = await organisation.addMember('revops');
  const today = revops.scope.asOf.effective;
  const lastMonth = today.with({ day: 1 }).subtract({ days: 3 });
  const deals = codes.flatMap((code, rank) =>
    Array.from({ length: 20 }, (_, index) => {
      const stage = index < 5 + rank ? 'won' : 'lost';
      return `D${code}${index};${code};${stage};A${index % 4};10000;${lastMonth.subtract({ days: 60 }).toString()};${lastMonth.toString()}`;
    }),
  );
  const open = `O1;S1;proposal;A1;25000;${today.subtract({ days: 40 }).toString()};`;
  const files = [
    ['people', people],
    [
      'accounts',
      `account_code;name;potential\n${[0, 1, 2, 3].map((at) => `A${at};Account ${at};90000`).join('\n')}\n`,
    ],
    ['deals', `deal_code;seller;stage;account;amount;engaged_on;closed_on\n${[...deals, open].join('\n')}\n`],
    ['quotas', `seller;amount;period\n${quotasOf(today.year)}\n`],
  ] as const;
  for (const [kind, text] of files) {
    const brought = await organisation.bring(revops.scope, { kind, text });
    if (!brought.ok) throw new Error(brought.refusal.code);
  }
  manager = await organisation.addMember('manager', { personCode: 'M1', name: 'Mia' });
  seller = await organisation.addMember('seller', { personCode: 'S1', name: 'Sam' });
  peer = await organisation.addMember('seller', { personCode: 'S2', name: 'Sue' });
  for (const person of await app.application.people.people(revops.scope, {}))
    sellerIds.set(person.code, person.personId);
  await logMeetings(lastMonth.toString());
});
afterAll(() => app.stop());

const idOf = (code: string): EntityId =>
  sellerIds.get(code) ?? entityId('00000000-0000-7000-8000-000000000000');

/** Forty meetings a seller, of which 16 to 24 end with a proposal asked for. */
async function logMeetings(day: string) {
  const activities = codes.flatMap((code, rank) =>
    Array.from({ length: 40 }, (_, index): Activity => ({
      id: app.application.actionPlans.newId(),
      kind: 'meeting',
      sellerId: idOf(code),
      accountId: null,
      dealId: null,
      plannedOn: null,
      doneOn: day,
      outcome: index < 16 + 2 * rank ? 'proposal_asked' : 'held',
      note: null,
    })),
  );
  await app.application.actionPlans.activities.post(revops.scope, activities, 'actions.logged');
}

type Shown = { value: string; explain: string | null };
type Equation = {
  code?: string;
  seller: string;
  revenue: Shown;
  revenueLow: string;
  revenueHigh: string;
  quota: Shown | null;
  basket: Shown;
  steps: {
    step: string;
    needed: Shown;
    perWeek: string;
    band: { low: string; high: string } | null;
    rate: { figure: Shown; tries: number; successes: number; population: string | null } | null;
  }[];
  unknownSteps: string[];
  days: Shown;
  daysWorked: string;
  refusal: string | null;
};
type Plan = {
  id: string;
  state: string;
  inForce: string | null;
  side: string | null;
  versions: { id: string }[];
};

async function ask<T>(who: TestMember, method: string, path: string, body?: unknown) {
  const answer = await app.call({ method, path, token: who.token, ...(body === undefined ? {} : { body }) });
  return { status: answer.status, body: (await answer.json()) as T };
}

const period = () => `${revops.scope.asOf.effective.year}-H2`;
const equationAt = (who: TestMember, set = '') =>
  ask<Equation>(who, 'GET', `/action-plans/equation?period=${period()}${set}`);

it('goes from the quota to activities a week and days by the seller’s own history, and says what is unknown', async () => {
  const { status, body } = await equationAt(seller);
  expect([status, body.code]).toEqual([200, undefined]);
  expect(body).toMatchObject({
    seller: 'Seller S1',
    quota: { value: '120000' },
    revenue: { value: '120000' },
  });
  expect(body.unknownSteps).toEqual(['call']);
  expect(body.steps.map(({ step }) => step)).toEqual(['meeting', 'proposal', 'deal']);
  expect(body.basket.value).toBe('10000');
  const [meeting, proposal, deal] = body.steps;
  expect(deal?.needed.value).toBe('12');
  expect(meeting?.rate).toMatchObject({ tries: 40, successes: 16, population: 'team' });
  expect(proposal?.rate).toMatchObject({ tries: 20, successes: 5, population: 'team' });
  const rate = (of: typeof meeting) => Number(of?.rate?.figure.value);
  expect(rate(meeting)).toBeGreaterThan(0.4);
  expect(rate(proposal)).toBeGreaterThan(0.25);
  expect(Number(meeting?.needed.value)).toBe(Math.ceil(12 / rate(meeting) / rate(proposal)));
  expect(Number(meeting?.band?.low)).toBeLessThan(Number(meeting?.perWeek));
  expect(Number(meeting?.band?.high)).toBeGreaterThan(Number(meeting?.perWeek));
});

it('counts a month within a quarter once when the half-year is asked for', async () => {
  expect((await equationAt(peer)).body.quota).toMatchObject({ value: '110000' });
});

it('is moved both ways, and every figure says why', async () => {
  const pace = (await equationAt(seller, '&perWeek=10')).body;
  expect(Number(pace.steps[0]?.perWeek)).toBeCloseTo(10, 1);
  const back = (await equationAt(seller, `&revenue=${pace.revenue.value}`)).body;
  expect(Number(back.steps[0]?.perWeek)).toBeCloseTo(10, 1);
  const figures = [
    pace.revenue,
    pace.basket,
    pace.days,
    ...pace.steps.flatMap(({ needed, rate }) => (rate ? [needed, rate.figure] : [needed])),
  ];
  for (const { explain } of figures) {
    expect(explain).not.toBeNull();
    const { status, body } = await ask<{ equation: string }>(seller, 'GET', explain ?? '');
    expect([status, body.equation.length > 0]).toEqual([200, true]);
  }
  const byHand = (await equationAt(seller, '&meetingRate=0.5&callRate=0.2')).body;
  expect(byHand.unknownSteps).toEqual([]);
  expect(byHand.steps[1]?.rate).toMatchObject({ figure: { value: '0.5' }, population: null });
});

it('says, and refuses to plan, more days than are worked', async () => {
  const { body } = await equationAt(seller, '&revenue=99000000');
  expect(body.refusal).toContain(body.daysWorked);
  const refused = await ask<{ code: string }>(seller, 'POST', '/action-plans', {
    ...asked(),
    revenue: '99000000',
  });
  expect(refused.body.code).toBe('planning.more_days_than_worked');
});

const asked = () => ({
  period: period(),
  revenue: '100000',
  expected: { call: 'Un rendez-vous daté.', meeting: 'Une proposition demandée.' },
  means: 'Un fichier de 200 comptes.',
  text: '',
  accounts: [],
  follows: null as string | null,
});

it('is agreed on by two: proposed by one, accepted by the other, and changed the same way', async () => {
  const [suggestion] = (await ask<{ accountId: string }[]>(seller, 'GET', '/action-plans/suggestions')).body;
  const accounts = [{ accountId: suggestion?.accountId, contactsPerYear: 12 }];
  const proposed = await ask<{ id: string }>(seller, 'POST', '/action-plans', { ...asked(), accounts });
  expect(proposed.status).toBe(200);
  const path = `/action-plans/${proposed.body.id}`;
  const see = async (who: TestMember) => (await ask<Plan>(who, 'GET', path)).body;
  const first = await see(seller);
  expect(first).toMatchObject({ state: 'manager_awaited', side: 'seller', inForce: null });
  const agree = (who: TestMember, versionId?: string) =>
    ask<{ code?: string }>(who, 'POST', `${path}/agreement`, { versionId });
  expect((await agree(seller, first.versions[0]?.id)).body.code).toBe('actions.version_changed_conflict');
  expect(
    (await ask<{ code: string }>(manager, 'POST', '/action-plans', { ...asked(), seller: idOf('S1') })).body
      .code,
  ).toBe('actions.plan_conflict');
  const answer = { ...asked(), seller: idOf('S1'), revenue: '110000', follows: first.versions[0]?.id };
  expect((await ask(manager, 'POST', '/action-plans', answer)).status).toBe(200);
  expect((await ask<{ code: string }>(manager, 'POST', '/action-plans', answer)).body.code).toBe(
    'actions.version_changed_conflict',
  );
  const answered = await see(seller);
  expect(answered.state).toBe('seller_awaited');
  const tried = await Promise.all([0, 1, 2].map(() => agree(seller, answered.versions[1]?.id)));
  expect(tried.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(await see(manager)).toMatchObject({
    state: 'agreed',
    side: 'manager',
    inForce: answered.versions[1]?.id,
  });
});

it('is nobody else’s: another seller sees neither plan nor equation', async () => {
  const [plan] = (await ask<Plan[]>(seller, 'GET', '/action-plans')).body;
  expect((await ask(peer, 'GET', `/action-plans/${plan?.id}`)).status).toBe(404);
  expect((await ask<Plan[]>(peer, 'GET', '/action-plans')).body).toEqual([]);
  expect((await equationAt(peer, `&seller=${idOf('S1')}`)).status).toBe(404);
  expect((await ask(peer, 'GET', `/action-plans/suggestions?seller=${idOf('S1')}`)).status).toBe(404);
  expect((await ask(revops, 'POST', '/action-plans', { ...asked(), seller: idOf('S1') })).status).toBe(403);
});

type Row = {
  seller: string;
  planId: string | null;
  lines: { step: string; planned: string }[];
  next: string;
  isReviewed: boolean;
};
type Review = Row & { weeks: { from: string }[]; reviews: { side: string; by: string }[] };

it('is reviewed month by month by its two, and the team sees who has which next act', async () => {
  const month = revops.scope.today.toString().slice(0, 7);
  const [asked_, team] = [`/action-plans/review?month=${month}`, `/action-plans/team-review?month=${month}`];
  const review = (await ask<Review>(seller, 'GET', asked_)).body;
  expect(review.lines.map(({ step }) => step)).toEqual(['meeting', 'proposal', 'deal']);
  expect(review.weeks.length).toBeGreaterThanOrEqual(4);
  for (const { planned } of review.lines) expect(Number(planned)).toBeGreaterThan(0);
  const rows = (await ask<Row[]>(manager, 'GET', team)).body;
  expect(rows.map(({ next }) => next).slice(1)).toEqual(Array(4).fill('make_plan'));
  expect((await ask<Row[]>(seller, 'GET', team)).body).toHaveLength(1);
  const path = `/action-plans/${review.planId}/reviews`;
  const said = { month, reasons: [{ step: 'meeting', reason: 'Deux salons.' }], changes: 'Moins d’appels.' };
  expect((await ask(revops, 'POST', path, said)).status).toBe(403);
  expect((await ask(peer, 'POST', path, said)).status).toBe(404);
  expect((await ask<{ code: string }>(seller, 'POST', path, { ...said, month: '2020-01' })).body.code).toBe(
    'actions.review_elsewhere',
  );
  expect((await ask(seller, 'POST', path, { ...said, unknown: 1 })).status).toBe(400);
  for (const who of [seller, manager]) expect((await ask(who, 'POST', path, said)).status).toBe(200);
  const seen = (await ask<Review>(manager, 'GET', `${asked_}&seller=${idOf('S1')}`)).body;
  expect(seen.reviews).toMatchObject([
    { side: 'seller', by: 'Sam' },
    { side: 'manager', by: 'Mia' },
  ]);
  expect(seen.isReviewed).toBe(true);
  expect((await ask(peer, 'GET', `${asked_}&seller=${idOf('S1')}`)).status).toBe(404);
});

type DayShown = {
  plan: string | null;
  pace: { kind: string; planned: string | null; done: number; succeeded: number; ahead: number }[];
  items: { reason: string; activityId: string | null; accountId: string | null; dealId: string | null }[];
  done: { id: string; outcome: string }[];
};

it('says what to do now and why, takes one press to log it, and takes it back', async () => {
  const day = async () => (await ask<DayShown>(seller, 'GET', '/my-day')).body;
  const [quiet] = (await day()).items;
  expect(quiet?.reason).toBe('deal_quiet');
  const said = {
    kind: 'meeting',
    accountId: quiet?.accountId,
    dealId: quiet?.dealId,
    note: 'Vu.',
    plannedOn: null,
  };
  const logged = await ask<{ id: string }>(seller, 'POST', '/activities', { ...said, outcome: 'held' });
  expect(logged.status).toBe(200);
  expect((await day()).items).toEqual([]);
  expect((await day()).pace[1]).toMatchObject({ kind: 'meeting', done: 1, succeeded: 0 });
  expect((await ask(peer, 'POST', `/activities/${logged.body.id}/undo`)).status).toBe(404);
  expect((await ask(manager, 'POST', `/activities/${logged.body.id}/undo`)).status).toBe(403);
  expect((await ask(seller, 'POST', `/activities/${logged.body.id}/undo`)).status).toBe(200);
  expect((await day()).items).toHaveLength(1);
  expect((await day()).done).toEqual([]);
});

it('plans an activity, says what came of it once, and is planned again when that is taken back', async () => {
  const plannedOn = revops.scope.asOf.effective.toString();
  const subject = { kind: 'call', accountId: null, dealId: null, note: null };
  const { id } = (
    await ask<{ id: string }>(seller, 'POST', '/activities', { ...subject, plannedOn, outcome: null })
  ).body;
  const finish = (outcome: string) =>
    ask<{ code?: string }>(seller, 'POST', `/activities/${id}/outcome`, { outcome, note: null });
  expect((await finish('held')).body.code).toBe('actions.outcome_invalid');
  expect((await finish('meeting_set')).status).toBe(200);
  expect((await finish('meeting_set')).body.code).toBe('actions.done_conflict');
  expect((await ask(seller, 'POST', `/activities/${id}/undo`)).status).toBe(200);
  const { items } = (await ask<DayShown>(seller, 'GET', '/my-day')).body;
  expect(items[0]).toMatchObject({ reason: 'planned', activityId: id });
});

it('refuses what is past, of another kind, or about somebody else’s deal', async () => {
  const subject = { kind: 'call', accountId: null, dealId: null, note: null, plannedOn: null, outcome: null };
  const codeOf = async (who: TestMember, of: object) =>
    (await ask<{ code?: string }>(who, 'POST', '/activities', { ...subject, ...of })).body.code;
  expect(await codeOf(seller, {})).toBe('actions.outcome_invalid');
  expect(await codeOf(seller, { outcome: 'held' })).toBe('actions.outcome_invalid');
  expect(await codeOf(seller, { plannedOn: '2020-01-01' })).toBe('actions.planned_past');
  const dealId = (await app.application.deals.deals(seller.scope, { isOpen: true, offset: 0, limit: 1 }))
    .rows[0]?.id;
  expect(await codeOf(peer, { outcome: 'reached', dealId })).toBe('actions.subject_not_found');
});
