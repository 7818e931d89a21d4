// Capacity plans that are kept: every version stays, two people do not overwrite each other, and two compare to the cent.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestApplication, type TestApplication, type TestMember } from '@cordee/server/test-application';

let app: TestApplication;
let revops: TestMember;
let executive: TestMember;
let finance: TestMember;
let manager: TestMember;
let stranger: TestMember;

const codes = ['S1', 'S2', 'S3'];

beforeAll(async () => {
  app = await openTestApplication();
  const organisation = await app.openOrganisation('Saved');
  revops = await organisation.addMember('revops');
  executive = await organisation.addMember('executive');
  finance = await organisation.addMember('finance');
  manager = await organisation.addMember('manager');
  const first = revops.scope.today.with({ day: 1 });
  const people = codes.map(
    (code, at) => `${code};Seller ${code};Seller;${at === 0 ? 'North' : 'South'};seller`,
  );
  const sales = codes.flatMap((code, rank) =>
    Array.from(
      { length: 12 },
      (_, at) =>
        `T${code}${at};${first.subtract({ months: at + 1 }).toString()};${10_000 + 777 * ((rank + at) % 5)};${code}`,
    ),
  );
  for (const [kind, text] of [
    ['people', `person_code;full_name;position_title;team;role\n${people.join('\n')}\n`],
    ['transactions', `transaction_code;date;amount;seller\n${sales.join('\n')}\n`],
  ] as const) {
    const brought = await organisation.bring(revops.scope, { kind, text });
    if (!brought.ok) throw new Error(brought.refusal.code);
  }
  stranger = await (await app.openOrganisation('Elsewhere')).addMember('revops');
});
afterAll(() => app.stop());

type Version = { id: string; number: number; restores: number | null; drivers: object; by: string };
type Saved = { id: string; name: string; versions: Version[] };
type Shown = { value: string; unit: string; explain: string };
type Two = Record<'left' | 'right' | 'difference', Shown>;
type Month = Record<'target' | 'needed' | 'heads' | 'hires' | 'cost', Two>;
type Comparison = { hires: Two; cost: Two; months: Month[] };
type Problem = { code: string };

async function call<T>(who: TestMember, method: 'GET' | 'POST', path: string, body?: object) {
  const answer = await app.call({ method, path, token: who.token, ...(body === undefined ? {} : { body }) });
  return { status: answer.status, body: (await answer.json()) as T };
}
const plansOf = async (who: TestMember) => (await call<Saved[]>(who, 'GET', '/capacity/plans')).body;
const planNamed = async (name: string): Promise<Saved> => {
  const found = (await plansOf(revops)).find((each) => each.name === name);
  if (found === undefined) throw new Error(`no plan ${name}`);
  return found;
};
const save = (who: TestMember, name: string, drivers: object) =>
  call<{ id: string } & Problem>(who, 'POST', '/capacity/plans', { name, drivers });

it('keeps every version of a plan, with who saved it, and goes back to an earlier one by adding one', async () => {
  expect((await save(revops, 'Prudent', { attrition: '0.2' })).status).toBe(200);
  const { id } = await planNamed('Prudent');
  const next = { follows: 1, drivers: { attrition: '0.3', rampMonths: 4 } };
  expect((await call(executive, 'POST', `/capacity/plans/${id}/versions`, next)).status).toBe(200);
  const back = { follows: 2, restores: 1 };
  expect((await call(revops, 'POST', `/capacity/plans/${id}/restored`, back)).status).toBe(200);
  const { versions } = await planNamed('Prudent');
  expect(versions.map(({ number, restores }) => [number, restores])).toEqual([
    [1, null],
    [2, null],
    [3, 1],
  ]);
  expect(versions[2]?.drivers).toEqual(versions[0]?.drivers);
  expect(versions[1]?.drivers).toMatchObject({ attrition: '0.3', rampMonths: 4 });
  expect(versions[0]?.by).not.toBe(versions[1]?.by);
  expect((await plansOf(finance)).map(({ name }) => name)).toEqual(['Prudent']);
});

it('refuses a name that is taken and a version that somebody has written over; of eight at once one is saved', async () => {
  await save(revops, 'Raced', {});
  const { id } = await planNamed('Raced');
  expect((await save(revops, 'RACED', {})).body.code).toBe('capacity.name_taken_conflict');
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, at) =>
      call<Problem>(revops, 'POST', `/capacity/plans/${id}/versions`, {
        follows: 1,
        drivers: { rampMonths: at },
      }),
    ),
  );
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(new Set(answers.filter(({ status }) => status !== 200).map(({ body }) => body.code))).toEqual(
    new Set(['capacity.version_changed_conflict']),
  );
  expect((await planNamed('Raced')).versions).toHaveLength(2);
  const path = `/capacity/plans/${id}/restored`;
  for (const restores of [2, 9])
    expect((await call<Problem>(revops, 'POST', path, { follows: 2, restores })).body.code).toBe(
      'capacity.version_not_found',
    );
});

it('sets two versions beside each other: the differences are exact, and their reasons end in them', async () => {
  await save(revops, 'Calm', { target: '400000', attrition: '0.1' });
  await save(revops, 'Bold', { target: '650000', attrition: '0.4', hiringCost: '9000' });
  const [calm, bold] = await Promise.all(['Calm', 'Bold'].map(planNamed));
  const two = `left=${calm?.versions[0]?.id}&right=${bold?.versions[0]?.id}`;
  const { status, body } = await call<Comparison>(revops, 'GET', `/capacity/comparison?${two}`);
  expect([status, body.months.length]).toEqual([200, 12]);
  expect(Number(body.hires.difference.value)).toBeGreaterThan(0);
  const cells = [body.hires, body.cost, ...body.months.slice(0, 4).flatMap(ofMonth)];
  for (const { left, right, difference } of cells) {
    expect(Number(difference.value)).toBeCloseTo(Number(right.value) - Number(left.value), 6);
    for (const { value, explain } of [left, right, difference]) {
      const why = await call<{ tree: { valueText: string } }>(revops, 'GET', explain);
      expect([why.status, explain]).toEqual([200, explain]);
      const told = Number(
        why.body.tree.valueText
          .replaceAll(/[^\d,.−-]/gu, '')
          .replace('−', '-')
          .replace(',', '.'),
      );
      expect([explain, told]).toEqual([explain, expect.closeTo(Number(value), 2)]);
    }
  }
});

const ofMonth = ({ target, needed, heads, hires, cost }: Month) => [target, needed, heads, hires, cost];

it('shows and takes nothing across organisations, from who may not save, or in words that it does not know', async () => {
  const { id, versions } = await planNamed('Calm');
  expect(await plansOf(stranger)).toEqual([]);
  const next = { follows: 1, drivers: {} };
  expect((await call(stranger, 'POST', `/capacity/plans/${id}/versions`, next)).status).toBe(404);
  expect(
    (await call(stranger, 'POST', `/capacity/plans/${id}/restored`, { follows: 1, restores: 1 })).status,
  ).toBe(404);
  const two = `left=${versions[0]?.id}&right=${versions[0]?.id}`;
  for (const path of [`/capacity/comparison?${two}`, `/capacity/comparison/explanation?${two}&of=cost`])
    expect((await call(stranger, 'GET', path)).status).toBe(404);
  expect(
    (await call(revops, 'GET', `/capacity/comparison?left=${randomUUID()}&right=${randomUUID()}`)).status,
  ).toBe(404);
  expect((await save(finance, 'Mine', {})).status).toBe(403);
  expect((await call(manager, 'GET', '/capacity/plans')).status).toBe(403);
  expect((await save(revops, 'Odd', { unknown: 1 })).status).toBe(400);
  expect((await save(revops, ' ', {})).status).toBe(400);
});
