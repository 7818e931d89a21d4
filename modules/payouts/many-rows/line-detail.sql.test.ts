// The files of a run: any byte that was touched, any file lost or added, any word of the ledger changed is found by name.
import { appendFileSync, globSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { refused } from '@cordee/kernel';
import { lockRun } from '../settle/lock-run.ts';
import { openPayCompany, paid, type PayCompany } from '../pay-run.sql.test-support.ts';
import { approveRun } from '../settle/settle-run.ts';

let company: PayCompany;
let [january, february, folder] = ['', '', ''];

beforeAll(async () => {
  company = await openPayCompany();
  await company.invoices('F1;invoice;2026-01-10;1000;S1', 'F2;invoice;2026-02-11;2000;S2');
  january = await company.calculate('2026-01');
  february = await company.calculate('2026-02');
  const { config } = company.app.application;
  folder = join(config.dataFolder, 'artefacts', company.revops.scope.tenant);
});
afterAll(() => company.app.stop());

type Answer = {
  readonly runs: number;
  readonly absent: number;
  readonly code: string;
  readonly args: Readonly<Record<string, unknown>>;
};

async function verified(): Promise<readonly unknown[]> {
  const { token } = company.revops;
  const answer = await company.app.call({ method: 'POST', path: '/changes/verify', token });
  const { runs, absent, code, args } = (await answer.json()) as Answer;
  return answer.ok ? ['whole', runs, absent] : [code, args['period'], args['slice'] ?? null];
}

function fileOf(run: string): string {
  const [file] = globSync(join(folder, run, '*', '*.parquet'));
  if (file === undefined) throw new Error('the run keeps its credits in a file');
  return file;
}

it('are sealed by the trail, each run by its own bytes though two runs hold the same', async () => {
  const again = await company.calculate('2026-01');
  const { rows } = await company.app.owner.query<{ row_stream_hash: string }>(
    'select row_stream_hash from payout_artefact where run_id = any($1)',
    [[january, again]],
  );
  expect(new Set(rows.map((row) => row.row_stream_hash)).size).toBe(1);
  expect(await verified()).toEqual(['whole', 3, 0]);
});

it('are refused with run and slice whichever byte is flipped, or when one is lost or added', async () => {
  const file = fileOf(february);
  const bytes = readFileSync(file);
  const altered = ['payouts.line_detail_altered', '2026-02', 0];
  for (const place of [0, Math.floor(bytes.length / 2), bytes.length - 1]) {
    const flipped = Buffer.from(bytes);
    flipped.writeUInt8(flipped.readUInt8(place) ^ 1, place);
    writeFileSync(file, flipped);
    expect(await verified(), `byte ${place}`).toEqual(altered);
  }
  writeFileSync(file, bytes);
  expect(await verified()).toEqual(['whole', 3, 0]);
  writeFileSync(`${file}.more`, '');
  expect(await verified()).toEqual(altered);
  rmSync(`${file}.more`);
  appendFileSync(file, '\0');
  expect(await verified()).toEqual(altered);
  rmSync(file);
  expect(await verified()).toEqual(altered);
  writeFileSync(file, bytes);
});

it('are what a lock of very many credits is explained from: one that is not what was written locks nothing', async () => {
  const run = await company.calculate('2026-02');
  const { runs } = company.app.application;
  const { many } = runs;
  if (many === undefined) throw new Error('the product pays many rows');
  const deps = { ...runs, many: { ...many, creditsExplainedByRowsMin: 1 } };
  const { scope } = company.finance;
  paid(await approveRun(runs, scope, run));
  const file = fileOf(run);
  renameSync(file, `${file}.away`);
  expect(await lockRun(deps, scope, run)).toMatchObject({
    refusal: { code: 'payouts.line_detail_altered', args: { period: '2026-02', slice: 0 } },
  });
  renameSync(`${file}.away`, file);
  const cancelled = { progress: () => undefined, check: () => paid(refused('platform.task_cancelled')) };
  await expect(lockRun(deps, scope, run, cancelled)).rejects.toThrow('platform.task_cancelled');
  expect((await runs.store.run(scope, run))?.state).toBe('approved');
  paid(await lockRun(deps, scope, run));
  const { rows } = await company.app.owner.query<{ artefact: string }>(
    `select distinct jsonb_path_query(explanation, '$.**.artefact') #>> '{}' as artefact from locked_explanation where run_id = $1`,
    [run],
  );
  expect(rows.map(({ artefact }) => artefact)).toContain('slice=0');
});

it('may be on another machine: the run is told as absent, and its statements need no file', async () => {
  renameSync(join(folder, january), join(folder, '../elsewhere'));
  expect(await verified()).toEqual(['whole', 4, 1]);
  expect(await company.linesOf(january)).toMatchObject({ S1: ['commission 2026-01 3000'] });
  renameSync(join(folder, '../elsewhere'), join(folder, january));
});

it('cannot be sealed anew behind the trail', async () => {
  const { owner } = company.app;
  const { rows } = await owner.query<{ file_seal: string }>(
    'select file_seal from payout_artefact where run_id = $1',
    [february],
  );
  const write = (seal: string | undefined) =>
    owner.query('update payout_artefact set file_seal = $2 where run_id = $1', [february, seal]);
  await write('0'.repeat(64));
  expect(await verified()).toEqual(['payouts.line_detail_seal_altered', '2026-02', null]);
  await write(rows[0]?.file_seal);
  expect(await verified()).toEqual(['whole', 4, 0]);
});
