// Stored truth: append-only tables, one chain of changes, four eyes, one winner. The database itself must hold them.
import { changeHash, firstHash, type ChangeRow } from '@cordee/platform/database';
import { verifyChain, type TrailStore } from '@cordee/modules/audit';
import type { Result } from '@cordee/kernel';
import { approveRun, askVoid, lockRun, voidRun } from '@cordee/modules/payouts';
import { openTestApplication, type TestApplication } from '@cordee/server/test-application';
import type { Gate, Trial } from './gate.ts';
import { openPreviewRun, openSmallCompany, type SmallCompany } from './small-company.ts';

const claims = {
  appendOnly: 'L1 the app role cannot update, delete or truncate an append-only table',
  tampering: 'L2 a tampered, missing, added or swapped change is found',
  tail: 'L2 a cut tail is found against the head; cut together with the head only an outside anchor finds it',
  chain: 'L3 16 writers leave one chain without a fork or a gap',
  fourEyes: 'L4 nobody approves what they calculated or what pays them, whatever the program does',
  winner: 'W1 of 8 callers of a transition exactly one wins',
} as const;

export const gate: Gate = {
  name: 'stored-truth',
  sabotages: {
    'update is granted': claims.appendOnly,
    'hashes are not compared': claims.tampering,
    'the head is not compared': claims.tail,
    'the number is read before it is written': claims.chain,
    'the four eyes constraint is dropped': claims.fourEyes,
    'transitions have no key': claims.winner,
  },
  run: async (trial) => {
    const app = await openTestApplication();
    try {
      const company = await openSmallCompany(app, 'truth');
      await plantFault(trial, app);
      if (trial.concerns(claims.appendOnly)) await tryAppendOnly(trial, app);
      if (trial.concerns(claims.chain)) await tryWriters(trial, app, company);
      if (trial.concerns(claims.tampering, claims.tail)) await tryTampering(trial, app, company);
      if (trial.concerns(claims.fourEyes)) await tryFourEyes(trial, app, company);
      if (trial.concerns(claims.winner)) await tryOneWinner(trial, app, company);
    } finally {
      await app.stop();
    }
  },
};

async function plantFault({ sabotage }: Trial, { owner }: TestApplication): Promise<void> {
  if (sabotage === 'update is granted') await owner.query('grant update on payout_line to cordee_app');
  if (sabotage === 'the four eyes constraint is dropped')
    await owner.query('alter table payout_event drop constraint four_eyes');
  if (sabotage === 'transitions have no key')
    await owner.query(
      'alter table payout_event drop constraint payout_event_follows, drop constraint payout_event_step, drop constraint payout_event_pkey',
    );
}

/** The tables that change by design (a number, work under way, how a delivery ended, a seal that is destroyed); all others are append-only. */
const mutable = new Set([
  'tenant_change',
  'task',
  'mail_delivery',
  'quota_seal',
  'webhook_cursor',
  'webhook_delivery',
]);

async function tryAppendOnly(trial: Trial, { owner, application }: TestApplication): Promise<void> {
  const { rows } = await owner.query<{ table: string; column: string }>(
    `select table_name as table, min(column_name) as column from information_schema.columns
     where table_schema = 'public' and table_name in (select table_name from information_schema.columns where column_name = 'tenant_id') group by table_name`,
  );
  const tenant = (await application.access.organisations())[0]?.id;
  if (!tenant) throw new Error('there is no organisation');
  for (const { table, column } of rows.filter((each) => !mutable.has(each.table))) {
    for (const statement of [
      `update "${table}" set "${column}" = "${column}"`,
      `delete from "${table}"`,
      `truncate "${table}"`,
    ]) {
      const refusal = await application.database
        .operate(tenant, (tx) => tx.client.query(statement))
        .then(() => 'accepted', String);
      trial.check(claims.appendOnly, refusal.includes('permission denied'), () => `${statement}: ${refusal}`);
    }
  }
}

async function tryWriters(trial: Trial, { application, owner }: TestApplication, company: SmallCompany) {
  const { scope } = company.users.revops;
  const writesEach = trial.depth === 'deep' ? 500 : 40;
  const write = async (): Promise<unknown> => {
    if (trial.sabotage === 'the number is read before it is written')
      return application.database.operate(scope.tenant, async ({ client }) => {
        const { rows } = await client.query<{ number: string }>(
          'select max(number) + 1 as number from change',
        );
        await client.query('select pg_sleep(0.002)');
        await client.query(
          `insert into change select tenant_id, $1, at, actor_id, cause, detail, documents, previous_hash, hash from change limit 1`,
          [rows[0]?.number],
        );
      });
    return application.database.write(scope, { code: 'access.switch_set' }, async () => undefined);
  };
  const writers = Array.from({ length: 16 }, async () => {
    for (let count = 0; count < writesEach; count += 1) {
      const failure = await write().then(() => null, String);
      trial.check(claims.chain, failure === null, () => failure ?? '');
    }
  });
  await Promise.all(writers);
  const { rows } = await owner.query<{ last: string; count: string; forks: string }>(
    `select max(number) as last, count(*) as count, count(*) - count(distinct previous_hash) as forks from change where tenant_id = $1`,
    [scope.tenant],
  );
  const [found] = rows;
  trial.check(
    claims.chain,
    found?.last === found?.count && found?.forks === '0' && (await verifyChain(application.trail, scope)).ok,
    () => JSON.stringify(found),
  );
}

type Chained = { row: ChangeRow; previousHash: Buffer; hash: Buffer };

/** The chain is read once; each try spoils a copy of it the way a hand in the table would. */
async function tryTampering(trial: Trial, { application }: TestApplication, company: SmallCompany) {
  const { scope } = company.users.revops;
  const chain = await Array.fromAsync(application.trail.walk(scope));
  const head = await application.trail.head(scope);
  const spoilt = (rows: readonly Chained[]): TrailStore => {
    const stored = new Map<object, Buffer>(rows.map((each) => [each.row, each.hash]));
    return {
      ...application.trail,
      head: async () => (trial.sabotage === 'the head is not compared' ? null : head),
      walk: async function* () {
        yield* rows;
      },
      // The planted fault trusts the hash that stands in the row.
      hashOf:
        trial.sabotage === 'hashes are not compared'
          ? (_previous, row) => stored.get(row) ?? firstHash
          : changeHash,
    };
  };
  const tries = trial.depth === 'deep' ? 10_000 : 1_000;
  trial.check(
    claims.tampering,
    (await verifyChain(spoilt(chain), scope)).ok,
    () => 'the whole chain is refused',
  );
  for (let count = 0; count < tries; count += 1) {
    const verified = await verifyChain(spoilt(tampered(chain, trial)), scope);
    trial.check(claims.tampering, !verified.ok, () => `try ${count}`);
  }
  for (let cut = 1; cut <= 50; cut += 1)
    trial.check(
      claims.tail,
      !(await verifyChain(spoilt(chain.slice(0, -cut)), scope)).ok,
      () => `${cut} cut`,
    );
}

function tampered(chain: readonly Chained[], { random }: Trial): readonly Chained[] {
  const at = random.below(chain.length - 1);
  const [own, next] = [chain[at], chain[at + 1]];
  if (!own || !next) throw new Error('the chain is too short');
  const replaced = (each: Chained) => chain.with(at, each);
  const row = (changes: Partial<ChangeRow>) => replaced({ ...own, row: { ...own.row, ...changes } });
  const flipped = Buffer.from(own.hash);
  flipped[random.below(32)]! ^= 1 << random.below(8); // a byte within the 32 of a hash
  const hands: readonly (() => readonly Chained[])[] = [
    () => row({ cause: `${own.row.cause} ` }),
    () => row({ at: own.row.at.replace('2026', '2025') }),
    () => row({ actorId: company(own.row.actorId) }),
    () => row({ detail: { ...own.row.detail, forged: 1 } }),
    () => row({ documents: [...own.row.documents, 'f'.repeat(64)] }),
    () => replaced({ ...own, hash: flipped }),
    () => replaced({ ...own, previousHash: flipped }),
    () => chain.toSpliced(at, 1),
    () => chain.toSpliced(at, 0, own),
    () => chain.with(at, next).with(at + 1, own),
    () => {
      const forged = { ...own.row, cause: 'forged' };
      return replaced({ ...own, row: forged, hash: changeHash(own.previousHash, forged) });
    },
  ];
  return random.pick(hands)();
}

/** Another person's id. */
function company(id: string): string {
  return id.endsWith('0') ? id.replace(/0$/, '1') : id.replace(/.$/, '0');
}

async function tryFourEyes(trial: Trial, app: TestApplication, company: SmallCompany): Promise<void> {
  const { application } = app;
  const { scope } = company.users.finance;
  for (let count = 0; count < 100; count += 1) {
    const runId = count % 20 === 0 ? await openPreviewRun(app, company, scope) : lastRun;
    lastRun = runId;
    const run = await application.runs.store.run(scope, runId);
    if (!run) throw new Error('the run is gone');
    // Around the use case: the store writes what it is told, so that only the database can refuse.
    const approved = await application.runs.store.transit(scope, run, 'approved', {});
    trial.check(claims.fourEyes, !approved.ok);
    const forged = { ...run, calculatedBy: company.users.executive.userId };
    const around = await application.runs.store.transit(scope, forged, 'approved', {}).then(
      (result) => result.ok,
      () => false,
    );
    trial.check(claims.fourEyes, !around, () => 'with another name as the one who calculated');
  }
  if (!trial.sabotage) await tryBeneficiaries(trial, app, company);
}

/** People of finance who are paid by the run, one after the other, straight at the store. */
async function tryBeneficiaries(trial: Trial, app: TestApplication, company: SmallCompany): Promise<void> {
  const runId = await openPreviewRun(app, company, company.users.revops.scope);
  const run = await app.application.runs.store.run(company.users.revops.scope, runId);
  if (!run) throw new Error('the run is gone');
  for (const code of Object.keys(company.payees)) {
    const payee = await company.organisation.addMember('finance', { personCode: `${code}${company.mark}` });
    const approved = await app.application.runs.store.transit(payee.scope, run, 'approved', {});
    trial.check(claims.fourEyes, !approved.ok, () => `${code} approved their own pay`);
  }
}
let lastRun = '';

async function tryOneWinner(trial: Trial, app: TestApplication, company: SmallCompany): Promise<void> {
  const rounds = trial.sabotage ? 5 : trial.depth === 'deep' ? 300 : 50;
  for (let round = 0; round < rounds; round += 1) {
    const runId = await openPreviewRun(app, company, company.users.revops.scope);
    for (const settle of [approveRun, lockRun])
      await tryRace(trial, settle.name, () =>
        settle(app.application.runs, company.users.finance.scope, runId),
      );
    if (round % 2 === 0) await tryPayrollSteps(trial, app, company, runId);
    else await tryVoidAgainstTransmission(trial, app, company, runId);
  }
}

type Attempt = (caller: number) => Promise<Result<unknown>>;

async function tryRace(trial: Trial, name: string, attempt: Attempt): Promise<void> {
  const results = await Promise.all(Array.from({ length: 8 }, (_, caller) => attempt(caller)));
  const winners = results.filter((result) => result.ok).length;
  trial.check(claims.winner, winners === 1, () => `${winners} winners of ${name}`);
}

async function tryPayrollSteps(
  trial: Trial,
  { application }: TestApplication,
  { users }: SmallCompany,
  runId: string,
): Promise<void> {
  const { store } = application.runs;
  const { scope } = users.finance;
  for (const step of ['transmitted', 'confirmed', 'paid'] as const) {
    const run = await store.run(scope, runId);
    if (run) await tryRace(trial, step, () => store.transit(scope, run, step, {}));
  }
}

/** A void and the transmission are for one place of the chain: half of the callers want the one, half the other. */
async function tryVoidAgainstTransmission(
  trial: Trial,
  { application }: TestApplication,
  { users }: SmallCompany,
  runId: string,
): Promise<void> {
  const { runs, requests } = application;
  const deps = { store: runs.store, requests, newId: runs.newId };
  await askVoid(deps, users.revops.scope, runId, 'Tried by the gate');
  const run = await runs.store.run(users.finance.scope, runId);
  if (!run) throw new Error('the run is gone');
  await tryRace(trial, 'void and transmission', (caller) =>
    caller % 2 === 0
      ? voidRun(deps, users.finance.scope, runId)
      : runs.store.transit(users.finance.scope, run, 'transmitted', {}),
  );
}
