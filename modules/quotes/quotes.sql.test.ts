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

const file = [
  'N° devis;Version;Date du devis;Valable jusqu’au;Statut;Montant HT;Commercial;Client;Affaire',
  'DEV-1;1;05/01/2026;31/01/2026;Envoyé;1 000,50;S1;A1;D1',
  'DEV-1;2;20/02/2026;20/03/2026;Envoyé;900,25;S1;A1;D1',
  'DEV-2;;10/01/2026;;Accepté;500,00;S2;Nouveau client;',
  'DEV-3;1;10/01/2026;01/01/2026;Envoyé;10,00;S1;;',
  'DEV-4;1,5;10/01/2026;;Envoyé;10,00;S1;;',
  'DEV-5;1;10/01/2026;;Envoyé;10,00;Personne;;',
].join('\n');

beforeAll(async () => {
  app = await openTestApplication();
  house = await app.openOrganisation('Devis');
  revops = await house.addMember('revops');
  const people = 'code;name;team;role\nS1;Sam One;North;seller\nS2;Sue Two;North;seller';
  await house.bring(revops.scope, { kind: 'people', text: people });
  await house.bring(revops.scope, { kind: 'accounts', text: 'account_code;name\nA1;Chamois SA\n' });
  seller = await house.addMember('seller', { personCode: 'S2' });
  stranger = await (await app.openOrganisation('Ailleurs')).addMember('revops');
}, 120_000);
afterAll(() => app.stop());

type Row = {
  id: string;
  code: string;
  version: number;
  state: string;
  account: string;
  amount: { value: string; explain: string };
};
const call = (path: string, who = revops) => app.call({ method: 'GET', path, token: who.token });
async function list(query: string, who = revops): Promise<readonly Row[]> {
  const answer = await call(`/quotes?${query}`, who);
  expect(answer.status).toBe(200);
  return ((await answer.json()) as { rows: Row[] }).rows;
}
const words = (rows: readonly Row[]) => rows.map(({ code, version, state }) => `${code}/${version} ${state}`);

it('brings quotes in as an office writes them, and refuses days, versions and sellers that cannot be', async () => {
  const brought = await house.bring(revops.scope, { kind: 'quotes', text: file });
  expect(brought).toMatchObject({ ok: true });
  expect(brought.ok && brought.value.counts).toMatchObject({ read: 6, added: 3, rejected: 3 });
  expect(
    brought.ok && brought.value.issues.flatMap(({ refusals }) => refusals.map(({ code }) => code)),
  ).toEqual(['quotes.days_invalid', 'quotes.version_invalid', 'quotes.seller_unknown']);
});

it('tells the last version of each as it stood on a day: waiting, then expired, then superseded', async () => {
  expect(words(await list('asOf=2026-01-20'))).toEqual(['DEV-2/1 accepted', 'DEV-1/1 sent']);
  expect(words(await list('asOf=2026-02-10'))).toEqual(['DEV-2/1 accepted', 'DEV-1/1 expired']);
  expect(words(await list('asOf=2026-03-20'))).toEqual(['DEV-1/2 sent', 'DEV-2/1 accepted']);
  expect(words(await list('asOf=2026-03-21&state=expired'))).toEqual(['DEV-1/2 expired']);
  expect(words(await list('asOf=2026-03-21&state=superseded'))).toEqual(['DEV-1/1 superseded']);
});

it('finds by customer, known or not, and shows a seller their own alone', async () => {
  expect(words(await list('asOf=2026-03-20&q=chamois'))).toEqual(['DEV-1/2 sent']);
  expect(words(await list('asOf=2026-03-20&q=nouveau'))).toEqual(['DEV-2/1 accepted']);
  expect(words(await list('asOf=2026-03-20', seller))).toEqual(['DEV-2/1 accepted']);
  expect(await list('asOf=2026-03-20', stranger)).toEqual([]);
});

it('opens each amount down to its file and line, and tells nobody else of it', async () => {
  const [last] = await list('asOf=2026-03-20&q=DEV-1');
  expect(last?.amount.value).toBe('900.25');
  const why = await call(`${last?.amount.explain}?asOf=2026-03-20`);
  expect(why.status).toBe(200);
  const text = await why.text();
  expect(text).toContain('DEV-1');
  expect(text).toContain('quotes.csv');
  expect((await call(`${last?.amount.explain}?asOf=2026-03-20`, seller)).status).toBe(404);
  expect((await call(`${last?.amount.explain}?asOf=2026-03-20`, stranger)).status).toBe(404);
});

it('reads back the list that leaves: nothing changes', async () => {
  const answer = await call('/exports/quotes/csv?asOf=2026-03-20');
  expect(answer.status).toBe(200);
  const brought = await house.bring(revops.scope, { kind: 'quotes', text: await answer.text() });
  expect(brought.ok && brought.value.counts).toMatchObject({ read: 3, unchanged: 3 });
});
