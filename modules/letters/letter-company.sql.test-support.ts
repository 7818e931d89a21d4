// A manager and two sellers whose quotas of the next quarter are agreed on, and a plan that pays 2 % and a bonus.
import { invariant } from '@cordee/kernel';
import { publishPlan } from '@cordee/modules/plans';
import type { TestApplication, TestMember } from '@cordee/server/test-application';

export type LetterCompany = {
  readonly revops: TestMember;
  readonly finance: TestMember;
  readonly manager: TestMember;
  readonly seller: TestMember;
  readonly peer: TestMember;
  readonly roundId: string;
  readonly start: string;
};

const people = [
  'person_code;full_name;position_title;team;manager_code;role;commission_rate;target_incentive',
  'M1;Mia Martin;Manager;North;;manager;;',
  'S1;Sam Simon;Seller;North;M1;seller;2 %;1000',
  'S2;Sue Seguin;Seller;North;M1;seller;2 %;1000',
].join('\n');

const plan = {
  format: 'cordee-plan/1',
  code: 'hunting',
  name: 'Conquête',
  version: '1',
  semantics: 1,
  currency: 'EUR',
  calendar: 'civil',
  grain: 'month',
  measures: [{ code: 'orders', base: 'order_intake', aggregation: 'amount' }],
  components: [
    {
      code: 'commission',
      type: 'percentage_of_measure',
      args: { measure: 'orders', rate: { from: 'payee_term', code: 'commission_rate' } },
    },
    {
      code: 'bonus',
      type: 'bonus_at_target',
      args: {
        measure: 'orders',
        bonus: { from: 'payee_term', code: 'target_incentive' },
        weight: '1',
        threshold: '0.8',
      },
    },
  ],
};

export async function openLetterCompany(app: TestApplication, name: string): Promise<LetterCompany> {
  const organisation = await app.openOrganisation(name);
  const revops = await organisation.addMember('revops', { name: 'Rose' });
  const brought = await organisation.bring(revops.scope, { kind: 'people', text: `${people}\n` });
  invariant(brought.ok, 'the people of the company are in order');
  const finance = await organisation.addMember('finance');
  const manager = await organisation.addMember('manager', { personCode: 'M1', name: 'Mia' });
  const seller = await organisation.addMember('seller', { personCode: 'S1', name: 'Sam' });
  const peer = await organisation.addMember('seller', { personCode: 'S2', name: 'Sue' });
  const { application } = app;
  const published = await publishPlan(application.plans, revops.scope, {
    document: plan,
    effectiveFrom: '2026-01-01',
  });
  invariant(published.ok, 'the plan of the company is in order');
  const persons = await application.people.people(revops.scope, {});
  await application.plans.assign(
    revops.scope,
    persons.map(({ personId }) => ({ payeeId: personId, planCode: plan.code, from: '2026-01-01', to: null })),
  );
  const company = { revops, finance, manager, seller, peer, ...nextQuarter(revops) };
  const roundId = await openAgreedRound(app, company);
  return { ...company, roundId };
}

function nextQuarter({ scope }: TestMember): { readonly start: string; readonly period: string } {
  const day = scope.asOf.effective;
  const first = day.with({ day: 1 }).add({ months: 3 - ((day.month - 1) % 3) });
  return { start: first.toString(), period: `${first.year}-Q${Math.ceil(first.month / 3)}` };
}

type Opening = Omit<LetterCompany, 'roundId'> & { readonly period: string };

/** 12,000 € for each of the two: 4,000 € a month. */
async function openAgreedRound(app: TestApplication, company: Opening): Promise<string> {
  const { revops, manager, seller, peer, period } = company;
  const answersBy = revops.scope.asOf.effective.toString();
  const round = { name: 'Next quarter', period, total: '24000', step: '100', method: 'equal' };
  const body = { ...round, mode: 'seller_first', answersBy, margin: '0.1' };
  const { id: roundId } = await ask<{ id: string }>(app, revops, 'POST', '/quota-rounds', body);
  for (const who of [seller, peer]) {
    const rounds = await ask<{ id: string; dossiers: { id: string }[] }[]>(app, who, 'GET', '/quota-rounds');
    const path = `/quota-dossiers/${rounds.find(({ id }) => id === roundId)?.dossiers[0]?.id}`;
    const said = { kept: '12000', lost: '0', gained: '0', price: '0', text: '', means: '' };
    await ask(app, who, 'POST', `${path}/proposals`, said);
    const { proposals } = await ask<{ proposals: { id: string }[] }>(app, manager, 'GET', path);
    await ask(app, manager, 'POST', `${path}/agreement`, { proposalId: proposals[0]?.id });
  }
  return roundId;
}

/** What is answered; throws where it is refused. */
export async function ask<T = unknown>(
  app: TestApplication,
  { token }: TestMember,
  method: string,
  path: string,
  body?: unknown,
): Promise<T> {
  const answer = await app.call({ method, path, token, ...(body === undefined ? {} : { body }) });
  const json = (await answer.json()) as T;
  invariant(answer.status === 200, 'the request is answered', {
    path,
    status: answer.status,
    ...(json as object),
  });
  return json;
}

/** The code of the newest mail to somebody. */
export async function mailedCode({ owner }: TestApplication, { userId }: TestMember): Promise<string> {
  const { rows } = await owner.query<{ body: string }>(
    `select m.body from mail_message m join app_user u on u.email = m.recipient where u.id = $1 order by m.change desc limit 1`,
    [userId],
  );
  return /\b\d{6}\b/.exec(rows[0]?.body ?? '')?.[0] ?? '';
}
