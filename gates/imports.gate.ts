// Imports: idempotent, exact in what they change, taken back as a whole, complete in what they count.
import { decimal, equalDecimals, plus } from '@cordee/kernel';
import { undoImport, type ImportOutcome } from '@cordee/modules/imports';
import { Cancelled } from '@cordee/platform/jobs';
import {
  openTestApplication,
  type TestApplication,
  type TestMember,
  type TestOrganisation,
} from '@cordee/server/test-application';
import type { Gate, Trial } from './gate.ts';
import { differingTables, knownState, rowCounts, rowsOf } from './known-state.ts';
import { centsText, orderFile, orderRows, peopleFile, sellerCodes, type OrderRow } from './order-file.ts';

const claims = {
  twice: 'I1 the same file twice changes nothing',
  corrected: 'I2 a corrected file changes its corrected rows and no other',
  undo: 'I3 after an undo every table is as before',
  trail: 'I4 the trail tells import, correction and undo',
  kept: 'I5 an undo keeps the cells that a later import touched',
  complete: 'I6 records read = loaded + rejected + excluded = records of the file',
  bridge: 'I7 file = rejected + excluded + credited + credited to nobody, to the cent',
  cancelled: 'I8 a cancelled import leaves nothing',
  apart: 'I9 two organisations with the same file do not meet',
} as const;

export const gate: Gate = {
  name: 'imports',
  sabotages: {
    'row hashes are lost': claims.twice,
    'retractions are dropped': claims.undo,
    'cancel is not heard': claims.cancelled,
    'a policy lets every tenant in': claims.apart,
  },
  run: async (trial) => {
    const app = await openTestApplication();
    try {
      if (trial.sabotage === 'retractions are dropped') await dropRetractions(app);
      if (trial.sabotage === 'a policy lets every tenant in')
        await app.owner.query('alter policy tenant_only on transaction using (true)');
      const rounds = trial.depth === 'deep' ? 60 : 6;
      for (let round = 0; round < rounds; round += 1) await tryRound(trial, app, round);
    } finally {
      await app.stop();
    }
  },
};

async function dropRetractions({ owner }: TestApplication): Promise<void> {
  await owner.query(`create function drop_retraction() returns trigger language plpgsql as $$ begin return null; end $$;
    create trigger drop_retraction before insert on transaction for each row when (new.retracted) execute function drop_retraction()`);
}

type Round = {
  readonly trial: Trial;
  readonly app: TestApplication;
  readonly own: TestOrganisation;
  readonly member: TestMember;
  readonly rows: readonly OrderRow[];
};

async function tryRound(trial: Trial, app: TestApplication, index: number): Promise<void> {
  const own = await app.openOrganisation(`Round ${index}`);
  const member = await own.addMember('revops');
  await imported(own, member, { kind: 'people', text: peopleFile });
  const rows = orderRows(trial.random, 100 + trial.random.below(900));
  const round: Round = { trial, app, own, member, rows };
  await tryCounts(round);
  await tryCancel(round);
  await tryCorrectionAndUndo(round);
  await tryLaterWork(round);
  await tryNeighbour(round);
}

async function imported(
  own: TestOrganisation,
  member: TestMember,
  file: { kind: 'people' | 'transactions'; text: string; source?: string },
): Promise<ImportOutcome> {
  const outcome = await own.bring(member.scope, file);
  if (!outcome.ok) throw new Error(`the file was refused: ${outcome.refusal.code}`);
  return outcome.value;
}

const orders = (text: string, source = 'crm') => ({ kind: 'transactions' as const, text, source });

async function tryCounts({ trial, own, member, rows }: Round): Promise<void> {
  const file = orderFile([...rows, ...rows.slice(0, 5)], trial.random, 20);
  const { counts, bridge } = await imported(own, member, orders(file.text, 'dirty'));
  const loaded = counts.added + counts.changed + counts.unchanged;
  trial.check(
    claims.complete,
    counts.read === file.dataRows && loaded + counts.rejected + counts.excluded === counts.read,
    () => `${file.dataRows} rows, ${JSON.stringify(counts)}`,
  );
  const parts = bridge && [bridge.rejected, bridge.excluded, bridge.credited, bridge.creditedToNobody];
  const sum = parts?.reduce(plus);
  trial.check(
    claims.bridge,
    bridge !== null &&
      sum !== undefined &&
      equalDecimals(sum, bridge.file) &&
      equalDecimals(bridge.file, decimal(centsText(file.totalCents))),
    () => `${centsText(file.totalCents)} in the file`,
  );
}

async function tryCancel({ trial, app, own, member, rows }: Round): Promise<void> {
  const before = await rowCounts(app.owner, own.id);
  const dies = 1 + trial.random.below(2);
  let looks = 0;
  const check = () => {
    looks += 1;
    if (looks >= dies && trial.sabotage !== 'cancel is not heard') throw new Cancelled();
  };
  const many = [...rows, ...orderRows(trial.random, 1_000, 'MORE')];
  const file = orderFile(many, trial.random, null);
  await own.bring(member.scope, { ...orders(file.text, 'cancelled'), check }).catch((error: unknown) => {
    if (!(error instanceof Cancelled)) throw error;
  });
  const after = await rowCounts(app.owner, own.id);
  trial.check(claims.cancelled, JSON.stringify(before) === JSON.stringify(after), () =>
    JSON.stringify({ before, after }),
  );
}

async function tryCorrectionAndUndo({ trial, app, own, member, rows }: Round): Promise<void> {
  const { application, owner } = app;
  const empty = await knownState(owner, own.id);
  const first = orderFile(rows, trial.random, null);
  const posted = await imported(own, member, orders(first.text));
  const loaded = await knownState(owner, own.id);
  if (trial.sabotage === 'row hashes are lost')
    await owner.query(`update transaction set row_hash = '\\x00' where tenant_id = $1`, [own.id]);
  const again = await imported(own, member, orders(first.text));
  const reloaded = await knownState(owner, own.id);
  trial.check(
    claims.twice,
    again.counts.added + again.counts.changed === 0 &&
      again.counts.unchanged === rows.length &&
      rowsOf(loaded) === rowsOf(reloaded),
    () => JSON.stringify(again.counts),
  );
  const wrong = new Set(rows.filter(() => trial.random.below(10) === 0).map((row) => row.code));
  const mended = rows.map((row) => (wrong.has(row.code) ? { ...row, cents: row.cents + 1n } : row));
  const corrected = await imported(own, member, orders(orderFile(mended, trial.random, null).text));
  const { counts } = corrected;
  trial.check(
    claims.corrected,
    counts.changed === wrong.size && counts.added === 0 && counts.unchanged === rows.length - wrong.size,
    () => `${wrong.size} rows corrected, ${JSON.stringify(counts)}`,
  );
  await undo(app, member, corrected);
  const uncorrected = await knownState(owner, own.id);
  trial.check(claims.undo, differingTables(loaded, uncorrected).length === 0, () => 'after the correction');
  await undo(app, member, posted);
  const undone = await knownState(owner, own.id);
  trial.check(claims.undo, differingTables(empty, undone).length === 0, () =>
    differingTables(empty, undone).join(', '),
  );
  const told = await Array.fromAsync(application.trail.walk(member.scope));
  const ofImport = (cause: string, id: string) =>
    told.some(({ row }) => row.cause === cause && row.detail['importId'] === id);
  for (const { importId } of [posted, corrected])
    trial.check(
      claims.trail,
      ofImport('imports.file_imported', importId) && ofImport('imports.import_undone', importId),
    );
}

async function undo({ application }: TestApplication, { scope }: TestMember, { importId }: ImportOutcome) {
  const undone = await undoImport(application.imports.store, scope, importId);
  if (!undone.ok) throw new Error(`the undo was refused: ${undone.refusal.code}`);
  return undone.value;
}

async function tryLaterWork({ trial, app, own, member, rows }: Round): Promise<void> {
  const early = await imported(own, member, orders(orderFile(rows, trial.random, null).text, 'later'));
  const touched = rows
    .slice(0, 1 + trial.random.below(20))
    .map((row) => ({ ...row, seller: sellerCodes[0], cents: row.cents + 7n }));
  const late = await imported(own, member, orders(orderFile(touched, trial.random, null).text, 'later'));
  const { kept, restored } = await undo(app, member, early);
  const { rows: found } = await app.owner.query<{ count: string }>(
    `select count(*) from (select distinct on (entity_id) retracted, import_id from transaction where tenant_id = $1
       order by entity_id, change desc) latest where not retracted and import_id = $2`,
    [own.id, late.importId],
  );
  trial.check(
    claims.kept,
    kept === touched.length &&
      restored === rows.length - touched.length &&
      Number(found[0]?.count) === touched.length,
    () => `${touched.length} touched later, ${kept} kept, ${restored} restored, ${found[0]?.count} found`,
  );
}

async function tryNeighbour({ trial, app, own, member, rows }: Round): Promise<void> {
  const neighbour = await app.openOrganisation('Neighbour');
  const colleague = await neighbour.addMember('revops');
  const before = await knownState(app.owner, own.id);
  await imported(neighbour, colleague, orders(orderFile(rows, trial.random, null).text));
  const listed = await app.call({ method: 'GET', path: '/transactions', token: colleague.token });
  const { total } = (await listed.json()) as { total: number };
  const after = await knownState(app.owner, own.id);
  const isOwnUntouched = differingTables(before, after).length === 0 && member.scope.tenant === own.id;
  trial.check(claims.apart, total === rows.length && isOwnUntouched, () => `${total} of ${rows.length} rows`);
}
