// The wizard's door: a file looked at again as a person says that it is written, and as it was agreed to the last time.
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  openTestApplication,
  type TestApplication,
  type TestMember,
  type TestOrganisation,
} from '@cordee/server/test-application';

let app: TestApplication;
beforeAll(async () => {
  app = await openTestApplication();
});
afterAll(() => app.stop());

type Look = {
  readonly fileId: string;
  readonly kind: string;
  readonly delimiter: string;
  readonly encoding: string;
  readonly kept: { readonly source: string; readonly name: string } | null;
  readonly columns: readonly { header: string | null; field: string | null; reason: string | null }[];
  readonly rows: readonly { values: Record<string, string>; messages: readonly string[] }[];
  readonly mapping: {
    readonly fields: Record<string, { readonly from: string; readonly style?: Record<string, string> }>;
    readonly text?: Record<string, string>;
  };
  readonly code?: string;
  readonly detail?: string;
};

async function house(): Promise<{ own: TestOrganisation; member: TestMember }> {
  const own = await app.openOrganisation('House');
  return { own, member: await own.addMember('revops', { name: 'Zoé Roche' }) };
}

const send = async ({ token }: TestMember, name: string, text: string): Promise<Look> =>
  (
    await app.call({ method: 'POST', path: '/imports/files', token, file: { name, text } })
  ).json() as Promise<Look>;

const lookAgain = async ({ token }: TestMember, { fileId }: Look, body: object): Promise<Look> =>
  (
    await app.call({
      method: 'POST',
      path: `/imports/files/${fileId}/preview`,
      token,
      body: { name: 'ventes.csv', kind: 'transactions', ...body },
    })
  ).json() as Promise<Look>;

const order = async ({ token }: TestMember, { fileId, mapping }: Look, dryRun = false) =>
  app.call({
    method: 'POST',
    path: '/imports',
    token,
    body: { fileId, fileName: 'ventes.csv', kind: 'transactions', source: 'erp', mapping, dryRun },
  });

const sales = 'Pièce;Fait le;Montant HT;Qui\nA1;03/04/2026;1.234;V1\nA2;05/06/2026;2.345;V1\n';

it('reads dates and numbers as the person says, in the first rows and in the mapping', async () => {
  const { member } = await house();
  const sent = await send(member, 'ventes.csv', sales);
  const { fields } = sent.mapping;
  const chosen = {
    ...sent.mapping,
    fields: {
      ...fields,
      transaction_code: { from: 'column', column: { header: 'Pièce' } },
      seller: { from: 'column', column: { header: 'Qui' } },
      date: { from: 'column', column: { header: 'Fait le' }, style: { dateOrder: 'mdy' } },
      amount: { from: 'column', column: { header: 'Montant HT' }, style: { decimalMark: 'point' } },
    },
  };
  const seen = await lookAgain(member, sent, { mapping: chosen });
  expect(seen.rows.at(-1)?.values).toMatchObject({ date: '2026-05-06', amount: '2.345' });
  const comma = { ...chosen.fields, amount: { ...chosen.fields.amount, style: { decimalMark: 'comma' } } };
  const again = await lookAgain(member, sent, { mapping: { ...chosen, fields: comma } });
  expect(again.rows.at(-1)?.values).toMatchObject({ amount: '2345' });
});

it('cuts the columns and reads the letters as the person says', async () => {
  const { member } = await house();
  const sent = await send(member, 'ventes.csv', 'Commande|Date,heure|Montant\nA1|2026-04-03|12\n');
  expect(sent.delimiter).toBe('|');
  const cut = await lookAgain(member, sent, { text: { delimiter: ',', encoding: 'windows-1252' } });
  expect(cut.columns).toHaveLength(2);
  expect(cut.encoding).toBe('windows-1252');
  expect(cut.mapping.text).toEqual({ delimiter: ',', encoding: 'windows-1252' });
});

it('proposes what was agreed to for the last file of the source, until that import is taken back', async () => {
  const { own, member } = await house();
  const sent = await send(member, 'ventes.csv', sales);
  const mapping = {
    ...sent.mapping,
    fields: {
      transaction_code: { from: 'column', column: { header: 'Pièce' } },
      date: { from: 'column', column: { header: 'Fait le' }, style: { dateOrder: 'mdy' } },
      amount: { from: 'column', column: { header: 'Montant HT' } },
      seller: { from: 'column', column: { header: 'Qui' } },
    },
  };
  const ordered = (await (await order(member, { ...sent, mapping } as Look)).json()) as { importId: string };
  await app.finishTasks(own.id);
  const next = await send(member, 'ventes.csv', sales.replace('A1', 'A3'));
  expect(next.kept).toMatchObject({ source: 'erp', name: 'ventes.csv' });
  expect(next.columns.map(({ field, reason }) => [field, reason])).toEqual([
    ['transaction_code', 'kept'],
    ['date', 'kept'],
    ['amount', 'kept'],
    ['seller', 'kept'],
  ]);
  expect(next.mapping.fields['date']?.style).toEqual({ dateOrder: 'mdy' });
  expect((await lookAgain(member, next, { isAnew: true })).kept).toBeNull();
  expect((await send(member, 'autre.csv', 'Commande;Date;Montant\nA;2026-01-01;1\n')).kept).toBeNull();
  await app.call({ method: 'POST', path: `/imports/${ordered.importId}/undo`, token: member.token });
  await app.finishTasks(own.id);
  expect((await send(member, 'ventes.csv', sales)).kept).toBeNull();
});

it('refuses a second import of a source that is under way, by name, and lets another source and a rehearsal go', async () => {
  const { own, member } = await house();
  const text = 'Commande;Date;Montant\nA;2026-01-01;1\n';
  const sent = await send(member, 'ventes.csv', text);
  expect((await order(member, sent)).status).toBe(200);
  const second = await order(member, sent);
  expect(second.status).toBe(409);
  const problem = (await second.json()) as { code: string; args: object; detail: string };
  expect(problem).toMatchObject({
    code: 'imports.source_busy_conflict',
    args: { who: 'Zoé Roche', minutes: 0 },
  });
  expect(problem.detail).toContain('Zoé Roche');
  expect((await order(member, sent, true)).status).toBe(200);
  await app.finishTasks(own.id);
  expect((await order(member, sent)).status).toBe(200);
});
