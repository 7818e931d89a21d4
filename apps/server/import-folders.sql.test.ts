import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { enqueueTask, runTask } from '@cordee/platform/jobs';
import { openFolderSweep } from './import-folders.ts';
import {
  openTestApplication,
  type TestApplication,
  type TestMember,
  type TestOrganisation,
} from './open-test-application.test-support.ts';

const root = mkdtempSync(join(tmpdir(), 'cordee-root-'));
const asleep = { wake: async () => undefined, onWake: async () => undefined, stop: async () => undefined };
let app: TestApplication;
let house: TestOrganisation;
let revops: TestMember;
let folder: { readonly id: string; readonly path: string };

beforeAll(async () => {
  app = await openTestApplication(null, { importFolder: root });
  house = await app.openOrganisation('Dossiers');
  revops = await house.addMember('revops');
  const people = 'person_code;full_name\nS1;Anna Roc\n';
  await house.bring(revops.scope, { kind: 'people', text: people });
  await house.bring(revops.scope, { kind: 'deals', text: deals('D0;won;1'), source: 'crm' });
  folder = await ask('POST', '/imports/folders', { source: 'crm', kind: 'deals' });
}, 120_000);
beforeEach(() => {
  for (const name of readdirSync(folder.path)) if (name.includes('.')) rmSync(join(folder.path, name));
});
afterAll(async () => {
  await app.stop();
  rmSync(root, { recursive: true });
});

const deals = (...rows: string[]) =>
  `deal_code;seller;stage;amount\n${rows.map((row) => row.replace(';', ';S1;')).join('\n')}\n`;
const put = (name: string, content: string) => writeFileSync(join(folder.path, name), content);
const room = (name: 'done' | 'rejected') => readdirSync(join(folder.path, name));

async function ask<T>(method: string, path: string, body?: unknown, token = revops.token): Promise<T> {
  const answer = await app.call({ method, path, token, ...(body === undefined ? {} : { body }) });
  const value = (await answer.json()) as T;
  if (answer.status !== 200) throw new Error(`${answer.status} ${JSON.stringify(value)}`);
  return value;
}

type Take = {
  readonly fileName: string;
  readonly outcome: string;
  readonly importId: string | null;
  readonly rejected: number;
  readonly problem: string | null;
};
type Shown = {
  readonly isOffered: boolean;
  readonly folders: {
    readonly id: string;
    readonly canTake: boolean;
    readonly waiting: { readonly name: string; readonly state: string }[];
    readonly takes: Take[];
  }[];
  readonly sources: { readonly source: string; readonly kind: string }[];
};
const shown = async () => {
  const { folders } = await ask<Shown>('GET', '/imports/folders');
  const found = folders.find(({ id }) => id === folder.id);
  if (!found) throw new Error('the folder is watched');
  return found;
};
const lastTake = async () => (await shown()).takes[0];

const openedSweep = () => {
  const sweep = openFolderSweep(app.application, (scope, task) =>
    enqueueTask(app.application.database, asleep, scope, task),
  );
  if (!sweep) throw new Error('a root is set');
  return () => sweep(house.id);
};

/** Looks and works until nothing is taken any more. */
async function takeAll(): Promise<number> {
  const sweep = openedSweep();
  let taken = 0;
  await sweep();
  for (let ordered = await sweep(); ordered > 0; ordered = await sweep()) {
    taken += ordered;
    await app.finishTasks(house.id);
  }
  return taken;
}

const dealCount = async (): Promise<number> => {
  const list = await app.call({ method: 'GET', path: '/exports/deals/jsonl', token: revops.token });
  return (await list.text()).trimEnd().split('\n').length;
};
const importCount = async () => (await ask<unknown[]>('GET', '/imports')).length;

it('takes a file that no longer changes, with the columns agreed to, and moves it to done', async () => {
  put('nuit.csv', deals('D1;won;10', 'D2;lost;20'));
  const sweep = openedSweep();
  expect(await sweep()).toBe(0);
  expect((await shown()).waiting).toEqual([{ name: 'nuit.csv', byteCount: 57, state: 'next' }]);
  put('nuit.csv', deals('D1;won;10', 'D2;lost;20', 'D3;won;30'));
  expect([await sweep(), await sweep(), await sweep()]).toEqual([0, 1, 0]);
  expect((await shown()).waiting[0]?.state).toBe('taking');
  await app.finishTasks(house.id);
  expect(await lastTake()).toMatchObject({ fileName: 'nuit.csv', outcome: 'imported', rejected: 0 });
  expect(await dealCount()).toBe(4);
  expect(room('done')).toEqual([expect.stringMatching(/nuit\.csv$/)]);
  expect((await shown()).waiting).toEqual([]);
});

it('takes the files of a source one after the other, the oldest first, and the same bytes again for nothing', async () => {
  put('1.csv', deals('E1;open;1'));
  put('2.csv', deals('E1;won;2'));
  put('3.csv', deals('E1;won;2'));
  const before = await importCount();
  expect(await takeAll()).toBe(3);
  const takes = (await shown()).takes.slice(0, 3);
  expect(takes.map(({ fileName, outcome }) => [fileName, outcome])).toEqual([
    ['3.csv', 'repeated'],
    ['2.csv', 'imported'],
    ['1.csv', 'imported'],
  ]);
  expect(await importCount()).toBe(before + 2);
});

it('puts the rows that were turned away beside, with their reasons', async () => {
  put('mixte.csv', deals('F1;won;10', 'F2;won;beaucoup'));
  await takeAll();
  expect(await lastTake()).toMatchObject({ outcome: 'imported', rejected: 1, problem: null });
  const [name = ''] = room('rejected').filter((each) => each.includes('mixte'));
  const text = readFileSync(join(folder.path, 'rejected', name), 'utf8');
  expect(text).toMatch(/^\ufeffdeal_code;seller;stage;amount;/);
  expect(text).toContain('F2;S1;won;beaucoup;3;');
});

it('turns away a file that lacks a column or is no table, says why on the screen and beside it, and tries it again when it is put back', async () => {
  put('colonnes.csv', 'autre;chose\n1;2\n');
  const before = await importCount();
  await takeAll();
  const take = await lastTake();
  expect(take).toMatchObject({ fileName: 'colonnes.csv', outcome: 'refused', importId: null });
  expect(take?.problem).toContain('deal_code');
  const names = room('rejected').filter((each) => each.includes('colonnes'));
  const [file = '', reason = ''] = names.toSorted();
  expect(readFileSync(join(folder.path, 'rejected', reason), 'utf8')).toBe(`${take?.problem}\n`);
  expect(await importCount()).toBe(before);
  renameSync(join(folder.path, 'rejected', file), join(folder.path, 'colonnes.csv'));
  expect(await takeAll()).toBe(1);
  put('vide.csv', '');
  await takeAll();
  expect(await lastTake()).toMatchObject({ fileName: 'vide.csv', outcome: 'refused' });
});

it('neither loses a file nor takes it twice when it is cut short before or after its import, or before it is moved', async () => {
  const counts = [await importCount(), await dealCount()];
  put('coupe.csv', deals('G1;won;1'));
  const { folders, filesOf } = app.application.importFolders;
  const [watched] = await folders.watched(house.id);
  if (!watched || !filesOf) throw new Error('it is watched');
  const sweep = openedSweep();
  await sweep();
  await sweep();
  const { rows } = await app.owner.query<{ id: string }>(`select id from task where state = 'queued'`);
  const id = rows[0]?.id ?? '';
  const { database, tasks } = app.application;
  const again = () => app.owner.query(`update task set state = 'queued' where id = $1`, [id]);
  const killed = async (sabotage: string, mend: string) => {
    await app.owner.query(sabotage);
    await runTask(database, house.id, id, tasks, () => undefined);
    await app.owner.query(mend);
    expect(existsSync(join(folder.path, 'coupe.csv'))).toBe(true);
    await again();
  };
  await killed('revoke insert on import from cordee_app', 'grant insert on import to cordee_app');
  expect(await importCount()).toBe(counts[0]);
  await killed('revoke insert on folder_take from cordee_app', 'grant insert on folder_take to cordee_app');
  expect(await importCount()).toBe((counts[0] ?? 0) + 1);
  renameSync(join(folder.path, 'done'), join(folder.path, 'away'));
  await runTask(database, house.id, id, tasks, () => undefined);
  renameSync(join(folder.path, 'away'), join(folder.path, 'done'));
  await again();
  await runTask(database, house.id, id, tasks, () => undefined);
  expect([await importCount(), await dealCount()]).toEqual([(counts[0] ?? 0) + 1, (counts[1] ?? 0) + 1]);
  expect((await shown()).takes.filter(({ fileName }) => fileName === 'coupe.csv')).toHaveLength(1);
  expect(existsSync(join(folder.path, 'coupe.csv'))).toBe(false);
  expect(room('done').filter((name) => name.includes('coupe'))).toHaveLength(1);
});

it('waits while another import of the source is under way, and leaves a file that was cancelled until it is touched', async () => {
  put('attend.csv', deals('H1;won;1'));
  const busy = { source: 'crm', isRehearsal: false };
  const other = { id: crypto.randomUUID(), kind: 'import', input: { file: busy } };
  await enqueueTask(app.application.database, asleep, revops.scope, other);
  const sweep = openedSweep();
  expect([await sweep(), await sweep()]).toEqual([0, 0]);
  await app.owner.query(`update task set state = 'cancelled' where id = $1`, [other.id]);
  expect(await sweep()).toBe(1);
  await app.owner.query(`update task set state = 'cancelled' where state = 'queued'`);
  expect([await sweep(), await sweep()]).toEqual([0, 0]);
  expect((await shown()).waiting[0]).toMatchObject({ name: 'attend.csv', state: 'stopped' });
  put('attend.csv', deals('H1;won;1', 'H2;won;2'));
  expect(await takeAll()).toBe(1);
});

it('takes nothing in the name of somebody who may no longer bring files in, or of a folder that was left', async () => {
  const other = await app.openOrganisation('Ailleurs');
  const stranger = await other.addMember('revops');
  const leave = (token: string) =>
    app.call({ method: 'POST', path: `/imports/folders/${folder.id}/leave`, token });
  expect((await leave(stranger.token)).status).toBe(404);
  put('tard.csv', deals('I1;won;1'));
  const suspend = (isSuspended: boolean) =>
    app.owner.query(`update membership set is_suspended = $2 where user_id = $1`, [
      revops.userId,
      isSuspended,
    ]);
  await suspend(true);
  expect(await takeAll()).toBe(0);
  await suspend(false);
  await app.owner.query(`update membership set roles = '{seller}' where user_id = $1`, [revops.userId]);
  expect(await takeAll()).toBe(0);
  await app.owner.query(`update membership set roles = '{revops}' where user_id = $1`, [revops.userId]);
  expect((await leave(revops.token)).status).toBe(200);
  expect(await takeAll()).toBe(0);
  const left = await ask<Shown>('GET', '/imports/folders');
  expect(left).toMatchObject({ isOffered: true, folders: [] });
  expect(left.sources).toContainEqual({ source: 'crm', kind: 'deals' });
  await ask('POST', '/imports/folders', { source: 'crm', kind: 'deals' });
  expect(await takeAll()).toBe(1);
});

it('watches no source whose columns nobody agreed to', async () => {
  const answer = await app.call({
    method: 'POST',
    path: '/imports/folders',
    token: revops.token,
    body: { source: 'inconnue', kind: 'deals' },
  });
  expect(answer.status).toBe(422);
});
