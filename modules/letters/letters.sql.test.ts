import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestApplication, type TestApplication, type TestMember } from '@cordee/server/test-application';
import { fileHash, isFileSigned } from '@cordee/platform/auth';
import { packStored, unpackStored } from '@cordee/platform/files';
import { ask, mailedCode, openLetterCompany, type LetterCompany } from './letter-company.sql.test-support.ts';
import { verifyLetterFiles } from './letter-files.ts';

let app: TestApplication;
let company: LetterCompany;
const mailed = { smtpUrl: 'smtp://mail.test' };

beforeAll(async () => {
  app = await openTestApplication(null, mailed);
  company = await openLetterCompany(app, 'Letters');
});
afterAll(() => app.stop());

type Line = { id: string; seller: string; state: string; side: string | null };
type Shown = Line & {
  hash: string;
  replacedById: string | null;
  clauses: { id: string; blocks: { kind: string; rows?: string[][] }[] }[];
  signatures: { side: string; address: string }[];
  readings: unknown[];
  commitments: { state: string | null }[];
  code?: string;
};
type Calendar = {
  known: number;
  daysLeft: number;
  lines: { seller: string; state: string; isAtRisk: boolean }[];
};

const content = (company_: LetterCompany, fr = 'Le marché des écoles s’ouvre.') => ({
  words: { fr, en: '' },
  commitments: [{ text: 'Un véhicule de démonstration', by: company_.start }],
  answerBy: company_.start,
});

async function tried(who: TestMember, method: string, path: string, body?: unknown) {
  const answer = await app.call({ method, path, token: who.token, ...(body === undefined ? {} : { body }) });
  return { status: answer.status, ...((await answer.json()) as { code?: string }) };
}

async function letterOf(who: TestMember, seller: string): Promise<Line> {
  const lines = await ask<Line[]>(app, who, 'GET', '/letters');
  const found = lines.findLast((each) => each.seller === seller);
  if (!found) throw new Error(`no letter of ${seller}`);
  return found;
}

const see = (who: TestMember, id: string) => ask<Shown>(app, who, 'GET', `/letters/${id}`);

async function sign(who: TestMember, id: string, code?: string) {
  await ask(app, who, 'POST', `/letters/${id}/code`);
  const { hash } = await see(who, id);
  return tried(who, 'POST', `/letters/${id}/signature`, { hash, code: code ?? (await mailedCode(app, who)) });
}

const calendarOf = (who: TestMember) =>
  ask<Calendar>(app, who, 'GET', `/quota-rounds/${company.roundId}/calendar`);

async function archiveOf(who: TestMember, id: string): Promise<Uint8Array> {
  const answer = await app.call({ method: 'GET', path: `/letters/${id}/file?format=zip`, token: who.token });
  expect(answer.status).toBe(200);
  return new Uint8Array(await answer.arrayBuffer());
}

const proofs = { hash: fileHash, isSigned: isFileSigned, unpack: unpackStored };

it('opens a draft for every settled dossier, which its seller does not see', async () => {
  const { revops, seller, roundId } = company;
  const path = `/quota-rounds/${roundId}/letters`;
  expect(await ask(app, revops, 'POST', path, content(company, ''))).toEqual({ opened: 2 });
  expect(await ask(app, revops, 'POST', path, content(company))).toEqual({ opened: 0 });
  expect(await ask(app, seller, 'GET', '/letters')).toEqual([]);
  expect((await tried(seller, 'POST', path, content(company))).status).toBe(403);
});

it('is not published without a French text, and never changes once it is', async () => {
  const { revops, seller } = company;
  const { id } = await letterOf(revops, 'Sam Simon');
  const publish = () => tried(revops, 'POST', `/letters/${id}/publication`, { act: 'receipt' });
  expect((await publish()).code).toBe('letters.french_missing');
  await ask(app, revops, 'PUT', `/letters/${id}`, content(company));
  expect((await publish()).status).toBe(200);
  expect((await publish()).code).toBe('letters.frozen_conflict');
  expect((await tried(revops, 'PUT', `/letters/${id}`, content(company))).code).toBe(
    'letters.frozen_conflict',
  );
  const shown = await see(seller, id);
  expect(shown).toMatchObject({
    state: 'published',
    side: 'seller',
    hash: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
  const ladder = shown.clauses
    .find((each) => each.id === 'ladder')
    ?.blocks.find(({ kind }) => kind === 'table');
  // 4,000 € a month at 2 %, and the whole bonus of 1,000 € a month from 80 % on.
  expect(ladder?.rows?.map((row) => row[2]?.replaceAll(/\s/g, ' '))).toEqual([
    '120 €',
    '168 €',
    '3 192 €',
    '3 240 €',
    '3 288 €',
  ]);
});

it('is signed by the company first, each with a code of their own, and is then received', async () => {
  const { manager, seller, peer } = company;
  const { id } = await letterOf(manager, 'Sam Simon');
  expect((await tried(peer, 'POST', `/letters/${id}/code`)).code).toBe('letters.letter_not_found');
  expect((await tried(seller, 'POST', `/letters/${id}/code`)).code).toBe('letters.company_first');
  expect((await sign(manager, id, '000000')).code).toMatch(/code_wrong|undefined/);
  expect((await sign(manager, id)).status).toBe(200);
  await ask(app, seller, 'POST', `/letters/${id}/reading`);
  await ask(app, seller, 'POST', `/letters/${id}/reading`);
  const code = await mailedCode(app, manager);
  const { hash } = await see(seller, id);
  await ask(app, seller, 'POST', `/letters/${id}/code`);
  expect((await tried(seller, 'POST', `/letters/${id}/signature`, { hash, code })).code).toBe(
    'letters.code_wrong',
  );
  expect((await sign(seller, id)).status).toBe(200);
  expect(await see(seller, id)).toMatchObject({
    state: 'received',
    readings: [{}],
    signatures: [{ side: 'manager' }, { side: 'seller' }],
  });
  expect((await sign(seller, id).catch(() => null))?.status).not.toBe(200);
});

it('leaves as one file that is verified without the server, and no changed one is', async () => {
  const { seller } = company;
  const { id } = await letterOf(seller, 'Sam Simon');
  const archive = await archiveOf(seller, id);
  expect(verifyLetterFiles(archive, proofs, null)).toMatchObject({
    ok: true,
    value: { letter: id, state: 'received', signatures: 2, rungs: 5 },
  });
  expect(Buffer.from(await archiveOf(seller, id)).equals(archive)).toBe(true);
  const files = new Map(unpackStored(archive));
  const letter = new TextDecoder().decode(files.get('lettre.json'));
  files.set('lettre.json', new TextEncoder().encode(letter.replace('12000.00', '11000.00')));
  expect(verifyLetterFiles(packStored(files), proofs, null)).toMatchObject({
    ok: false,
    refusal: { code: 'letters.file_altered', args: { file: 'lettre.json' } },
  });
  expect(verifyLetterFiles(archive, proofs, 'f'.repeat(64)).ok).toBe(false);
});

it('counts down to the first day, and tells only sales administration and finance what is at risk', async () => {
  const { revops, finance, manager, seller, roundId } = company;
  const calendar = await calendarOf(revops);
  expect(calendar).toMatchObject({
    known: 1,
    lines: [{ isAtRisk: false }, { isAtRisk: true, state: 'draft' }],
  });
  expect((await calendarOf(seller)).lines).toHaveLength(1);
  const path = `/quota-rounds/${roundId}/euros-at-risk`;
  expect(await ask(app, finance, 'GET', path)).toMatchObject({
    total: { value: '3240.00', unit: 'EUR' },
    lines: [{ seller: 'Sue Seguin' }],
  });
  for (const who of [manager, seller]) expect((await tried(who, 'GET', path)).status).toBe(403);
});

it('voids the signatures of a letter that is replaced before it is complete', async () => {
  const { revops, manager, peer } = company;
  const { id } = await letterOf(revops, 'Sue Seguin');
  await ask(app, revops, 'PUT', `/letters/${id}`, content(company));
  await ask(app, revops, 'POST', `/letters/${id}/publication`, { act: 'receipt' });
  expect((await sign(manager, id)).status).toBe(200);
  const { id: next } = await ask<{ id: string }>(app, revops, 'POST', `/letters/${id}/replacement`);
  expect(await see(revops, id)).toMatchObject({ state: 'replaced', replacedById: next });
  expect((await tried(peer, 'POST', `/letters/${id}/code`)).code).toBe('letters.settled_conflict');
  await ask(app, revops, 'POST', `/letters/${next}/publication`, { act: 'agreement' });
  expect((await sign(manager, next)).status).toBe(200);
  expect((await tried(peer, 'POST', `/letters/${next}/refusal`, { reason: 'Too high.' })).status).toBe(200);
  expect(await see(revops, next)).toMatchObject({ state: 'refused', outcome: { reason: 'Too high.' } });
  expect(verifyLetterFiles(await archiveOf(peer, next), proofs, null)).toMatchObject({
    ok: true,
    value: { state: 'refused', signatures: 1 },
  });
});

it('leaves a received letter in force until its amendment is signed by both', async () => {
  const { revops, manager, seller } = company;
  const { id } = await letterOf(seller, 'Sam Simon');
  const { id: next } = await ask<{ id: string }>(app, revops, 'POST', `/letters/${id}/replacement`);
  expect((await tried(revops, 'POST', `/letters/${id}/replacement`)).code).toBe('letters.exists_conflict');
  await ask(app, revops, 'POST', `/letters/${next}/publication`, { act: 'agreement' });
  expect(await see(seller, id)).toMatchObject({ state: 'received' });
  await sign(manager, next);
  expect((await sign(seller, next)).status).toBe(200);
  expect(await see(seller, next)).toMatchObject({ state: 'agreed' });
  await ask(app, revops, 'POST', `/letters/${next}/commitments`, {
    ordinal: 0,
    state: 'late',
    note: 'Livré en mai',
  });
  expect((await see(seller, next)).commitments).toMatchObject([{ state: 'late', note: 'Livré en mai' }]);
});

it('takes a code for ten minutes and five tries', async () => {
  const other = await openLetterCompany(app, 'Codes');
  const { revops, manager, roundId } = other;
  await ask(app, revops, 'POST', `/quota-rounds/${roundId}/letters`, content(other));
  const [line] = await ask<Line[]>(app, revops, 'GET', '/letters');
  const id = line?.id ?? '';
  await ask(app, revops, 'POST', `/letters/${id}/publication`, { act: 'receipt' });
  await ask(app, manager, 'POST', `/letters/${id}/code`);
  const { hash } = await see(manager, id);
  const code = await mailedCode(app, manager);
  const guess = (typed: string) => tried(manager, 'POST', `/letters/${id}/signature`, { hash, code: typed });
  const wrong = code === '111111' ? '222222' : '111111';
  const guesses = await Promise.all(Array.from({ length: 8 }, () => guess(wrong)));
  expect(guesses.filter((each) => each.code === 'letters.code_wrong')).toHaveLength(5);
  expect((await guess(code)).code).toBe('letters.code_spent');
  await ask(app, manager, 'POST', `/letters/${id}/code`);
  await app.owner.query(`update letter_code set sent_at = sent_at - interval '11 minutes'`);
  expect((await guess(await mailedCode(app, manager))).code).toBe('letters.code_gone');
  const { rows } = await app.owner.query<{ text: string }>('select c::text as text from letter_code c');
  for (const { text } of rows) expect(text).not.toContain(code);
});
