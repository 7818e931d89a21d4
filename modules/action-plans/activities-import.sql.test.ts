import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  openTestApplication,
  type TestApplication,
  type TestMember,
  type TestOrganisation,
} from '@cordee/server/test-application';

let app: TestApplication;
let house: TestOrganisation;
let revops: TestMember;
let seller: TestMember;
let stranger: TestMember;

const header = 'Id;Type;Assigné à;Compte;Affaire;Date;Fait le;Statut;Objet';
let tomorrow = '';
let before = '';
const file = () =>
  [
    header,
    `E1;RDV;S1;A1;D1;${before};;Réalisé;Visite`,
    `E2;RDV;S1;A1;;${before};;Annulé;`,
    `E3;Réunion;Sue Two;;;${before};;No-show;`,
    `E4;Appel;S1;A1;;${tomorrow};;Planifié;Relance`,
    `E5;Appel;S2;;;;${before};Sans réponse;`,
    `E6;RDV;Nobody;;;${before};;Réalisé;`,
    `E7;RDV;S1;A9;;${before};;Réalisé;`,
    `E8;RDV;S1;;D9;${before};;Réalisé;`,
  ].join('\n');

beforeAll(async () => {
  app = await openTestApplication();
  house = await app.openOrganisation('Rendez-vous');
  revops = await house.addMember('revops');
  const { effective } = revops.scope.asOf;
  [before, tomorrow] = [effective.subtract({ days: 3 }).toString(), effective.add({ days: 1 }).toString()];
  const people = 'code;name;team;role\nS1;Sam One;North;seller\nS2;Sue Two;North;seller';
  await house.bring(revops.scope, { kind: 'people', text: people });
  await house.bring(revops.scope, { kind: 'accounts', text: 'account_code;name\nA1;Chamois SA\n' });
  await house.bring(revops.scope, {
    kind: 'deals',
    text: `deal_code;seller;stage;amount;engaged_on\nD1;S1;Prospection;100;${before}\n`,
  });
  seller = await house.addMember('seller', { personCode: 'S2' });
  const elsewhere = await app.openOrganisation('Ailleurs');
  stranger = await elsewhere.addMember('revops');
}, 120_000);
afterAll(() => app.stop());

type Row = { kind: string; seller: string; account: string | null; deal: string | null; outcome: string };
async function ask<T>(path: string, who = revops): Promise<T> {
  const answer = await app.call({ method: 'GET', path, token: who.token });
  expect(answer.status).toBe(200);
  return (await answer.json()) as T;
}
const list = async (query = '', who = revops) =>
  (await ask<{ rows: Row[] }>(`/activities${query}`, who)).rows;

it('brings an agenda in as an office writes it, and refuses by name who, what and which deal it does not know', async () => {
  const brought = await house.bring(revops.scope, { kind: 'activities', text: file() });
  expect(brought.ok && brought.value.counts).toMatchObject({ read: 8, added: 5, rejected: 3 });
  expect(
    brought.ok && brought.value.issues.flatMap(({ refusals }) => refusals.map(({ code }) => code)),
  ).toEqual(['actions.file_seller_unknown', 'actions.file_account_unknown', 'actions.file_deal_unknown']);
  const seen = (await list()).map(({ kind, seller: who, account, deal, outcome }) =>
    [kind, who, account ?? '', deal ?? '', outcome].join(' '),
  );
  expect(seen.toSorted()).toEqual([
    'call Sam One Chamois SA  planned',
    'call Sue Two   not_reached',
    'meeting Sam One Chamois SA  cancelled',
    'meeting Sam One Chamois SA D1 held',
    'meeting Sue Two   no_show',
  ]);
});

it('finds them by words, kind and outcome, and shows a seller their own alone', async () => {
  expect(await list('?outcome=cancelled')).toHaveLength(1);
  expect(await list('?kind=call')).toHaveLength(2);
  expect(await list('?q=chamois')).toHaveLength(3);
  expect((await list('', seller)).map(({ outcome }) => outcome).toSorted()).toEqual([
    'no_show',
    'not_reached',
  ]);
  expect(await list('', stranger)).toEqual([]);
});

it('plans the day of a seller with what is ahead, and leaves out what was called off', async () => {
  const person = (await app.application.people.people(revops.scope, {})).find(({ code }) => code === 'S1');
  const day = await ask<{ ahead: { note: string }[]; items: unknown[] }>(
    `/my-day?seller=${person?.personId}`,
  );
  expect(day.ahead.map(({ note }) => note)).toEqual(['Relance']);
});

it('replaces by its code, and as it was known before the second file it still stands', async () => {
  const [{ number: known } = { number: '' }] = (await ask<{ rows: { number: string }[] }>('/changes')).rows;
  const again = `${header}\nE4;Appel;S1;A1;;${tomorrow};;Annulé;Relance`;
  const brought = await house.bring(revops.scope, { kind: 'activities', text: again });
  expect(brought.ok && brought.value.counts).toMatchObject({ changed: 1 });
  expect(await list('?outcome=planned')).toEqual([]);
  expect(await list(`?outcome=planned&known=${known}`)).toHaveLength(1);
});

it('reads back the list that leaves: nothing changes', async () => {
  const answer = await app.call({ method: 'GET', path: '/exports/activities/csv', token: revops.token });
  expect(answer.status).toBe(200);
  const brought = await house.bring(revops.scope, { kind: 'activities', text: await answer.text() });
  expect(brought.ok && brought.value.counts).toMatchObject({ read: 5, unchanged: 5 });
});
