// A small company with everything the API can show: people in two teams, files, quotas, a plan, a locked and an open run.
// Every text of it carries the company's mark, so that a mark in another company's answer is a leak.
import { ROLES, invariant, type EntityId, type Role, type Scope } from '@cordee/kernel';
import { approveRun, calculateRun, lockRun } from '@cordee/modules/payouts';
import { openPlanDraftStore, publishPlan } from '@cordee/modules/plans';
import { newId } from '@cordee/platform/ids';
import type { TestApplication, TestMember, TestOrganisation } from '@cordee/server/test-application';

export type SmallCompany = {
  readonly mark: string;
  readonly organisation: TestOrganisation;
  /** One user per role; the manager leads S1 and S2, the seller is S1. */
  readonly users: Readonly<Record<Role, TestMember>>;
  /** The seller of the other team, whose manager is M2. */
  readonly stranger: TestMember;
  /** A seller of the same team as the seller. */
  readonly peer: TestMember;
  readonly payees: Readonly<Record<string, EntityId>>;
  readonly planCode: string;
  readonly lockedRun: string;
  readonly openRun: string;
};

const calm = { progress: () => undefined, check: () => undefined };

export async function openSmallCompany(app: TestApplication, mark: string): Promise<SmallCompany> {
  const organisation = await app.openOrganisation(`Company ${mark}`);
  const users = {} as Record<Role, TestMember>; // filled for every role two lines below
  const firstScope = (await organisation.addMember('revops')).scope;
  for (const [kind, text] of filesOf(mark)) {
    const brought = await organisation.bring(firstScope, { kind, text, name: `${kind}-${mark}.csv` });
    invariant(brought.ok, `the ${kind} of the small company are in order`, brought.ok ? {} : { ...brought });
    invariant(brought.value.counts.added > 0, `the ${kind} of the small company are loaded`);
  }
  const codeOf: Partial<Record<Role, string>> = { manager: `M1${mark}`, seller: `S1${mark}` };
  for (const role of ROLES) {
    const personCode = codeOf[role];
    users[role] = await organisation.addMember(role, {
      name: `${role} ${mark}`,
      ...(personCode ? { personCode } : {}),
    });
  }
  const planCode = `plan-${mark}`;
  const { application } = app;
  const { scope } = users.revops;
  const published = await publishPlan(application.plans, scope, {
    document: planOf(planCode, mark),
    effectiveFrom: '2026-01-01',
  });
  invariant(published.ok, 'the plan of the small company is in order');
  await openPlanDraftStore(application.database).save(
    scope,
    { id: newId(), follows: '0' },
    { planCode, state: 'open', document: planOf(planCode, mark) },
  );
  const roundId = await openSmallRound(app, users.revops, mark);
  await planSmallActivities(app, users.seller, mark);
  const people = await application.people.people(scope, {});
  const payees = Object.fromEntries(people.map((each) => [each.code.replace(mark, ''), each.personId]));
  await application.plans.assign(
    scope,
    people.map(({ personId }) => ({ payeeId: personId, planCode, from: '2026-01-01', to: null })),
  );
  await publishSmallLetter(app, users, roundId, mark);
  return {
    mark,
    organisation,
    users,
    payees,
    planCode,
    stranger: await organisation.addMember('seller', { name: `stranger ${mark}`, personCode: `S3${mark}` }),
    peer: await organisation.addMember('seller', { name: `peer ${mark}`, personCode: `S2${mark}` }),
    lockedRun: await runOf(app, users, planCode, '2026-Q1', true),
    openRun: await runOf(app, users, planCode, '2026-Q2', false),
  };
}

/** A dossier for each seller: what they say in it is nobody else's. */
async function openSmallRound(
  app: TestApplication,
  { token, scope }: TestMember,
  mark: string,
): Promise<string> {
  const round = { name: `Round ${mark}`, total: '9000', step: '100', method: 'equal', margin: '0.1' };
  const answersBy = scope.asOf.effective.add({ days: 30 }).toString();
  const body = { ...round, period: '2026-Q4', mode: 'seller_first', answersBy };
  const opened = await app.call({ method: 'POST', path: '/quota-rounds', token, body });
  invariant(opened.status === 200, 'the round of the small company is open', { status: opened.status });
  return ((await opened.json()) as { id: string }).id;
}

/** The seller's quota is agreed on, and the letter that tells it published. */
async function publishSmallLetter(
  app: TestApplication,
  { revops, seller, manager }: SmallCompany['users'],
  roundId: string,
  mark: string,
): Promise<void> {
  const ask = async <T>({ token }: TestMember, method: string, path: string, body?: unknown): Promise<T> => {
    const answer = await app.call({ method, path, token, ...(body === undefined ? {} : { body }) });
    invariant(answer.status === 200, 'the letter of the small company is published', {
      path,
      status: answer.status,
    });
    return (await answer.json()) as T;
  };
  type Round = { readonly dossiers: readonly { readonly id: string }[] };
  const [round] = await ask<Round[]>(seller, 'GET', '/quota-rounds');
  const dossier = `/quota-dossiers/${round?.dossiers[0]?.id}`;
  const said = { kept: '3000', lost: '0', gained: '0', price: '0', text: `Said ${mark}`, means: '' };
  await ask(seller, 'POST', `${dossier}/proposals`, said);
  type Proposals = { readonly proposals: readonly { readonly id: string }[] };
  const { proposals } = await ask<Proposals>(manager, 'GET', dossier);
  await ask(manager, 'POST', `${dossier}/agreement`, { proposalId: proposals[0]?.id });
  const answerBy = revops.scope.asOf.effective.add({ days: 30 }).toString();
  const commitments = [{ text: `Undertaken ${mark}`, by: answerBy }];
  const content = { words: { fr: `Contexte ${mark}`, en: '' }, commitments, answerBy };
  await ask(revops, 'POST', `/quota-rounds/${roundId}/letters`, content);
  const [letter] = await ask<{ id: string }[]>(revops, 'GET', '/letters');
  await ask(revops, 'POST', `/letters/${letter?.id}/publication`, { act: 'receipt' });
}

/** A meeting and a plan of one seller: what they do is nobody else's. */
async function planSmallActivities(
  app: TestApplication,
  { token, scope }: TestMember,
  mark: string,
): Promise<void> {
  const plannedOn = scope.asOf.effective.add({ days: 3 }).toString();
  const subject = { accountId: null, dealId: null, outcome: null };
  const activity = { ...subject, kind: 'meeting', note: `Note ${mark}`, plannedOn };
  const rates = { callRate: '0.5', meetingRate: '0.5', proposalRate: '0.5', basket: '1000', revenue: '1000' };
  const words = { means: `Means ${mark}`, text: `Text ${mark}`, expected: { call: '', meeting: '' } };
  const plan = { ...rates, ...words, period: '2026-Q4', follows: null };
  for (const [path, body] of [
    ['/activities', activity],
    ['/action-plans', plan],
  ] as const) {
    const said = await app.call({ method: 'POST', path, token, body });
    invariant(said.status === 200, 'the seller of the small company has a plan', {
      status: said.status,
      path,
    });
  }
}

function filesOf(mark: string) {
  const [m1, m2, s1, s2, s3] = ['M1', 'M2', 'S1', 'S2', 'S3'].map((code) => `${code}${mark}`);
  const people = [
    [m1, 'manager', '', `North${mark}`],
    [m2, 'manager', '', `South${mark}`],
    [s1, 'seller', m1, `North${mark}`],
    [s2, 'seller', m1, `North${mark}`],
    [s3, 'seller', m2, `South${mark}`],
  ].map(([code, role, manager, team]) =>
    [code, `Person ${code}`, `Title ${mark}`, team, manager, role, '5 %', '1000'].join(';'),
  );
  const orders = [s1, s2, s3, s1, s2, s3].map((seller, index) =>
    [
      `O${index}${mark}`,
      index < 3 ? `2026-02-1${index}` : `2026-05-1${index}`,
      `${1_000 * (index + 1)}.25`,
      seller,
      `A1${mark}`,
      `Product ${mark}`,
    ].join(';'),
  );
  return [
    [
      'people',
      `person_code;full_name;position_title;team;manager_code;role;commission_rate;target_incentive\n${people.join('\n')}\n`,
    ],
    ['accounts', `account_code;name;sector;town\nA1${mark};Account ${mark};Sector ${mark};Town ${mark}\n`],
    [
      'deals',
      `deal_code;seller;stage;account;product;amount;engaged_on;closed_on\nD1${mark};${s1};won;A1${mark};Product ${mark};700;2026-01-05;2026-02-01\n`,
    ],
    [
      'transactions',
      `transaction_code;date;amount;seller;account;product\n${orders.join('\n')}\nBAD${mark};2026-02-31;1;${s1};A1${mark};Product ${mark}\n`,
    ],
    [
      'quotas',
      `seller;amount;period\n${[s1, s2, s3].flatMap((seller) => [`${seller};2000;2026-Q1`, `${seller};3000;2026-Q2`]).join('\n')}\n`,
    ],
  ] as const;
}

function planOf(code: string, mark: string) {
  return {
    format: 'cordee-plan/1',
    code,
    name: `Plan ${mark}`,
    version: '1',
    semantics: 1,
    currency: 'EUR',
    calendar: 'civil',
    grain: 'quarter',
    measures: [{ code: 'orders', base: 'order_intake', aggregation: 'amount' }],
    components: [
      {
        code: 'commission',
        type: 'percentage_of_measure',
        args: { measure: 'orders', rate: { from: 'payee_term', code: 'commission_rate' } },
      },
      { code: 'bonus', type: 'bonus_at_target', args: { measure: 'orders', bonus: '500' } },
    ],
  };
}

/** A further run in preview, calculated by the scope's actor. */
export async function openPreviewRun(
  { application }: TestApplication,
  { planCode }: Pick<SmallCompany, 'planCode'>,
  scope: Scope,
  period = '2026-Q2',
): Promise<string> {
  const runId = newId();
  const calculated = await calculateRun(application.runs, scope, { runId, planCode, period }, calm);
  invariant(calculated.ok, 'the run of the small company is calculated');
  return runId;
}

async function runOf(
  app: TestApplication,
  users: SmallCompany['users'],
  planCode: string,
  period: string,
  isLocked: boolean,
): Promise<string> {
  const { application } = app;
  const runId = await openPreviewRun(app, { planCode }, users.revops.scope, period);
  if (!isLocked) return runId;
  const approved = await approveRun(application.runs, users.finance.scope, runId);
  const locked = approved.ok ? await lockRun(application.runs, users.finance.scope, runId) : approved;
  invariant(locked.ok, 'the run of the small company is locked');
  return runId;
}
