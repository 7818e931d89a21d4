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

const sales = `Ventes de mars
transaction_code;date;amount;seller
T1;2026-03-01;100,50;S1
T2;2026-03-02;20,25;=NOBODY()
T3;31/02/2026;7,00;S1
T1;2026-03-01;100,50;S1
T5;2026-03-05;-3,00;S1
Total;;124,75;
`;

beforeAll(async () => {
  app = await openTestApplication();
  house = await app.openOrganisation('Passerelle');
  revops = await house.addMember('revops');
  await house.bring(revops.scope, { kind: 'people', text: 'person_code;full_name\nS1;Anna Roc\n' });
}, 120_000);
afterAll(() => app.stop());

async function bring(text: string) {
  const brought = await house.bring(revops.scope, { kind: 'transactions', text, name: 'mars.csv' });
  if (!brought.ok) throw new Error(brought.refusal.code);
  return brought.value;
}
async function bridgeOf(importId: string) {
  const answer = await app.call({
    method: 'GET',
    path: `/imports/${importId}/bridge.csv`,
    token: revops.token,
  });
  return { status: answer.status, text: await answer.text() };
}
const cellsOf = (text: string) =>
  text
    .replace('\ufeff', '')
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(';'));

it('tells of each row where its amount went, and adds up to the file; no cell runs as a formula', async () => {
  const { importId } = await bring(sales);
  const { text } = await bridgeOf(importId);
  const [, ...lines] = cellsOf(text);
  expect(lines.map(([line, , part, amount, seller]) => [line, part, amount, seller].join(' | '))).toEqual([
    '3 | Attribué | 100,50 | S1',
    "4 | Attribué à personne | 20,25 | '=NOBODY()",
    '5 | Rejeté | 7,00 | S1',
    '6 | Exclu | 100,50 | S1',
    '7 | Attribué | -3,00 | S1',
    ' | Rejeté | 7,00 | ',
    ' | Exclu | 100,50 | ',
    ' | Attribué | 97,50 | ',
    ' | Attribué à personne | 20,25 | ',
    ' | Montant du fichier | 225,25 | ',
  ]);
  expect(lines[2]?.[5]).toContain('31/02/2026');
});

it('tells what it told on the day, whoever has come since', async () => {
  const { importId } = await bring('transaction_code;date;amount;seller\nN1;2026-03-01;9,00;S2\n');
  const before = (await bridgeOf(importId)).text;
  await house.bring(revops.scope, { kind: 'people', text: 'person_code;full_name\nS2;Ben Roc\n' });
  expect((await bridgeOf(importId)).text).toBe(before);
  expect(before).toContain('Attribué à personne;9,00;');
});

it('has nothing to divide in a file without amounts', async () => {
  const people = await house.bring(revops.scope, {
    kind: 'people',
    text: 'person_code;full_name\nS3;Cy Roc\n',
  });
  const { status, text } = await bridgeOf(people.ok ? people.value.importId : '');
  expect([status, JSON.parse(text).code]).toEqual([422, 'imports.bridge_without_amounts']);
});
