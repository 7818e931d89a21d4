// kill -9 of the whole process tree in the middle of an import, and of the database alone: nothing acknowledged is lost.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Gate, Trial } from './gate.ts';
import { orderFile, orderRows } from './order-file.ts';
import { answerOf, openOwnOrganisation, type ServedClient } from './served-client.ts';
import { serveCordee, type ServedCordee } from './served-cordee.ts';

const claims = {
  answers: 'K1 after kill -9 of everything, it starts again by itself; deep: /healthz answers within 10 s',
  whole: 'K2 an interrupted import has all of its rows or none',
  resumed: 'K3 the interrupted import goes on by itself to its end',
  kept: 'K4 no acknowledged write is lost, none is there by half',
  chain: 'K5 the chain verifies after every restart',
  database: 'K6 after kill -9 of the database alone, the app answers within 10 s',
} as const;

const sabotages = {
  'commits are not waited for': claims.kept,
  'an insert loses rows': claims.whole,
  'the interrupted task is forgotten': claims.resumed,
} as const;

const answerSecondsMax = 10;
const startSecondsMax = 60;

export const gate: Gate = {
  name: 'kill',
  sabotages,
  run: async (trial) => {
    const cordee = await serveCordee();
    try {
      await cordee.start();
      const client = await openOwnOrganisation(cordee);
      await plantFault(trial, cordee);
      const rounds = trial.sabotage ? 4 : trial.depth === 'deep' ? 200 : 20;
      const session: Session = { trial, cordee, client, emails: [], usualSeconds: 0, restartSeconds: [] };
      for (let round = 0; round < rounds; round += 1) await killInImport(session, round);
      tellRestarts(session);
      if (trial.sabotage === null)
        for (let round = 0; round < (trial.depth === 'deep' ? 20 : 3); round += 1)
          await killDatabase(session);
    } finally {
      await cordee.clear();
    }
  },
};

type Session = {
  readonly trial: Trial;
  readonly cordee: ServedCordee;
  readonly client: ServedClient;
  /** Invitations that were answered with "done": each must be found after every end. */
  readonly emails: string[];
  usualSeconds: number;
  readonly restartSeconds: number[];
};

async function plantFault({ sabotage }: Trial, { asOwner }: ServedCordee): Promise<void> {
  if (sabotage === 'commits are not waited for')
    await asOwner((owner) =>
      owner.query(`create function not_waiting() returns trigger language plpgsql as $$ begin perform set_config('synchronous_commit', 'off', true); return new; end $$;
        create trigger not_waiting before insert on change for each row execute function not_waiting()`),
    );
  if (sabotage === 'an insert loses rows')
    await asOwner((owner) =>
      owner.query(`create function losing() returns trigger language plpgsql as $$ begin return null; end $$;
        create trigger losing before insert on transaction for each row when (new.import_line % 100 = 0) execute function losing()`),
    );
}

/** A shared machine says nothing of seconds: the bound of 10 s counts in the deep gate, a start at all in the quick one. */
function answerMax({ depth }: Trial): number {
  return depth === 'deep' ? answerSecondsMax : startSecondsMax;
}

function tellRestarts({ restartSeconds }: Session): void {
  const sorted = restartSeconds.toSorted((a, b) => a - b);
  const [median, worst] = [sorted[Math.floor(sorted.length / 2)] ?? 0, sorted.at(-1) ?? 0];
  console.log(`  restarts: median ${median.toFixed(1)} s, worst ${worst.toFixed(1)} s of ${sorted.length}`);
}

type Import = { readonly importId: string; readonly taskId: string; readonly rows: number };

async function killInImport(session: Session, round: number): Promise<void> {
  const { trial, cordee } = session;
  if (round === 0) session.usualSeconds = await timeOneImport(session);
  const started = await startImport(session, `round-${round}`);
  const writing = writeUntilKilled(session, round);
  const wait = trial.sabotage ? session.usualSeconds / 2 : trial.random.next() * session.usualSeconds * 1.1;
  await sleep(wait * 1000);
  cordee.killTree();
  await writing;
  const seconds = await cordee.start();
  session.restartSeconds.push(seconds);
  trial.check(claims.answers, seconds <= answerMax(trial), () => `${seconds.toFixed(1)} s`);
  if (trial.sabotage === 'the interrupted task is forgotten')
    await cordee.asOwner((owner) =>
      owner.query(`update task set state = 'failed' where id = $1`, [started.taskId]),
    );
  const atFirst = await rowsOfImport(cordee, started.importId);
  trial.check(claims.whole, atFirst === 0 || atFirst === started.rows, () => `${atFirst} of ${started.rows}`);
  const state = await endOfTask(session, started.taskId);
  const atLast = await rowsOfImport(cordee, started.importId);
  trial.check(
    claims.resumed,
    state === 'done' && atLast > 0,
    () => `task ${state}, ${atLast} of ${started.rows} rows\n${cordee.words()}`,
  );
  trial.check(claims.whole, atLast === 0 || atLast === started.rows, () => `${atLast} of ${started.rows}`);
  await checkWrites(session);
}

async function killDatabase(session: Session): Promise<void> {
  const { trial, cordee } = session;
  const writing = writeUntilKilled(session, 1_000 + session.emails.length);
  await sleep(300 + trial.random.below(500));
  const seconds = await cordee.killDatabase();
  await writing;
  trial.check(claims.database, seconds <= answerMax(trial), () => `${seconds.toFixed(1)} s`);
  await checkWrites(session);
}

async function timeOneImport(session: Session): Promise<number> {
  const from = performance.now();
  const { taskId } = await startImport(session, 'rehearsed');
  await endOfTask(session, taskId);
  return (performance.now() - from) / 1000;
}

async function startImport({ trial, client }: Session, source: string): Promise<Import> {
  const rows = trial.sabotage ? 20_000 : 60_000;
  const { text } = orderFile(orderRows(trial.random, rows), trial.random, null);
  const form = new FormData();
  form.set('file', new File([text], 'orders.csv'));
  const sent = await answerOf<{ fileId: string; mapping: unknown; kind: string }>(
    client('POST', '/imports/files', form),
  );
  const body = {
    fileId: sent.fileId,
    fileName: 'orders.csv',
    kind: 'transactions',
    source,
    mapping: sent.mapping,
    dryRun: false,
  };
  const started = await answerOf<{ taskId: string; importId: string }>(client('POST', '/imports', body));
  return { ...started, rows };
}

async function writeUntilKilled({ client, emails }: Session, round: number): Promise<void> {
  for (let count = 0; ; count += 1) {
    const email = `round-${round}-${count}@example.test`;
    const body = { email, name: 'Guest', roles: ['auditor'], personCode: null };
    const answer = await client('POST', '/users/invite', body).catch(() => null);
    if (!answer?.ok) return;
    emails.push(email);
  }
}

async function rowsOfImport({ asOwner }: ServedCordee, importId: string): Promise<number> {
  return asOwner(async (owner) => {
    const { rows } = await owner.query<{ count: string }>(
      'select count(*) from transaction where import_id = $1',
      [importId],
    );
    return Number(rows[0]?.count);
  });
}

const taskSecondsMax = 60;

async function endOfTask({ client }: Session, taskId: string): Promise<string> {
  let state = 'queued';
  for (let waited = 0; waited < taskSecondsMax * 1000; waited += 100) {
    const answer = await client('GET', `/tasks/${taskId}`).catch(() => null);
    if (answer?.ok) ({ state } = (await answer.json()) as { state: string });
    if (state !== 'queued' && state !== 'running') return state;
    await sleep(100);
  }
  return state;
}

/** Each invitation wrote a change and a mail in one transaction: both are there, or neither. */
async function checkWrites({ trial, cordee, client, emails }: Session): Promise<void> {
  const { told, mailed } = await cordee.asOwner(async (owner) => ({
    told: await textsOf(
      owner,
      `select detail->>'email' as text from change where cause = 'access.user_invited'`,
    ),
    mailed: await textsOf(owner, `select recipient as text from mail_message`),
  }));
  for (const email of emails) trial.check(claims.kept, told.has(email) && mailed.has(email), () => email);
  trial.check(claims.kept, told.size === mailed.size, () => `${told.size} changes, ${mailed.size} mails`);
  const verified = await client('POST', '/changes/verify');
  trial.check(claims.chain, verified.ok, () => String(verified.status));
}

async function textsOf(
  owner: { query<Row extends object>(text: string): Promise<{ rows: Row[] }> },
  text: string,
): Promise<ReadonlySet<string>> {
  return new Set((await owner.query<{ text: string }>(text)).rows.map((row) => row.text));
}
