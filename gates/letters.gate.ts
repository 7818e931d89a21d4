// Letters of objectives: no byte of what was signed changes unseen, and of several acts at once one is the outcome.
import { packLetter, readPeriodProofs, verifyLetterFiles, type LetterStore } from '@cordee/modules/letters';
import { fileHash, isFileSigned } from '@cordee/platform/auth';
import { packStored, unpackStored, type ArchivedFiles } from '@cordee/platform/files';
import { openTestApplication, type TestApplication } from '@cordee/server/test-application';
import type { Gate, Random, Trial } from './gate.ts';
import { openLetterActs, type Letters } from './letter-acts.ts';
import { openSmallCompany } from './small-company.ts';

const claims = {
  genuine: 'every genuine file is accepted, whatever became of its letter',
  mutants: 'no file of which one byte was changed is accepted',
  repacked: 'no file is accepted of which a part was changed, packed and counted again',
  winner: 'of signing, refusing, withdrawing and expiring at once exactly one is done',
  void: 'a letter that was replaced takes no signature any more',
  proof:
    'the list of proofs has every seller of a round once, and a receipt only where the seller has signed',
} as const;

export const gate: Gate = {
  name: 'letters',
  sabotages: {
    'the key of another organisation is expected': claims.genuine,
    'the archive is not compared to the byte': claims.mutants,
    'the signature over the files is not checked': claims.repacked,
    'outcomes have no key': claims.winner,
    'replacing ends nothing': claims.void,
    'whoever got a letter is taken to have signed it': claims.proof,
  },
  run: async (trial) => {
    const app = await openTestApplication();
    try {
      const letters = await openLetterActs(app, await openSmallCompany(app, 'letters'));
      await plantFault(trial, app);
      if (trial.concerns(claims.proof))
        await tryProofs(trial, await openLetterActs(app, await openSmallCompany(app, 'proofs')));
      if (trial.concerns(claims.genuine, claims.mutants, claims.repacked)) await tryFiles(trial, letters);
      if (trial.concerns(claims.winner)) await tryRaces(trial, app, letters);
      if (trial.concerns(claims.void)) await tryVoid(trial, letters);
    } finally {
      await app.stop();
    }
  },
};

async function plantFault({ sabotage }: Trial, { owner }: TestApplication): Promise<void> {
  if (sabotage === 'outcomes have no key')
    await owner.query(
      `alter table letter_outcome drop constraint letter_outcome_pkey; alter table letter_signature drop constraint letter_signature_pkey, drop constraint letter_code_used_once`,
    );
  if (sabotage === 'replacing ends nothing')
    await owner.query(
      `create function keep_open() returns trigger language plpgsql as $$ begin return null; end $$;
       create trigger keep_open before insert on letter_outcome for each row when (new.kind = 'replaced') execute function keep_open()`,
    );
}

/** One letter from its publication to its receipt; the other sellers of the round stand in the list with theirs missing. */
async function tryProofs(trial: Trial, { deps, writer, publish, sendTo, sign }: Letters): Promise<void> {
  const isLoose = trial.sabotage === 'whoever got a letter is taken to have signed it';
  const store = isLoose ? signedByAll(deps.store) : deps.store;
  const id = await publish('receipt');
  const [letter] = await deps.store.letters(writer, { id });
  const round = (await deps.rounds.rounds(writer)).find((each) => each.id === letter?.roundId);
  const dossiers = await deps.rounds.dossiers(writer, { roundId: letter?.roundId ?? '' });
  const check = async (step: string, isReceived: boolean) => {
    const read = await readPeriodProofs({ ...deps, store }, writer, round?.period.code ?? '');
    const proofs = read.ok ? read.value.flatMap((each) => each.proofs) : [];
    const own = proofs.find((each) => each.letter?.id === id);
    const once = new Set(proofs.map(({ dossier }) => dossier.id)).size === dossiers.length;
    const holds =
      proofs.length === dossiers.length && once && own?.missing.includes('receipt') === !isReceived;
    trial.check(
      claims.proof,
      holds,
      () => `${step}: ${proofs.length} proofs, missing ${String(own?.missing)}`,
    );
  };
  await check('published', false);
  await sendTo('manager', id);
  await sign('manager', id);
  await check('signed by the company', false);
  await sendTo('seller', id);
  await sign('seller', id);
  await check('signed by both', true);
}

function signedByAll(store: LetterStore): LetterStore {
  return {
    ...store,
    letters: async (scope, filter) =>
      (await store.letters(scope, filter)).map((letter) => {
        const { publication } = letter;
        if (publication === null) return letter;
        const { by, at, change, hash } = publication;
        const signature = {
          by,
          at,
          change,
          hash,
          side: 'seller',
          address: '',
          codeSentAt: at,
          tries: 1,
        } as const;
        const outcome = { by, at, change, kind: 'received', reason: null } as const;
        return { ...letter, signatures: [signature], outcome };
      }),
  };
}

/** One letter to each end, its file taken at every step. */
async function tryFiles(trial: Trial, letters: Letters): Promise<void> {
  const { sabotage } = trial;
  const proofs = {
    hash: fileHash,
    isSigned: sabotage === 'the signature over the files is not checked' ? () => true : isFileSigned,
    unpack: sabotage === 'the archive is not compared to the byte' ? unpackLoosely : unpackStored,
  };
  const expected = sabotage === 'the key of another organisation is expected' ? 'f'.repeat(64) : null;
  const verify = (archive: Uint8Array) => verifyLetterFiles(archive, proofs, expected);
  const archives = await archivesOf(letters);
  for (const [state, archive] of archives) {
    const verdict = verify(archive);
    const holds = verdict.ok && verdict.value.state === state;
    trial.check(claims.genuine, holds, () => `${state}: ${JSON.stringify(verdict)}`);
  }
  const tries = trial.depth === 'deep' ? 10_000 : 1_000;
  const list = [...archives.values()];
  for (let count = 0; count < tries; count += 1) {
    const archive = trial.random.pick(list);
    trial.check(
      claims.mutants,
      !verify(mutantOf(archive, trial.random)).ok,
      () => 'a changed byte was accepted',
    );
    const [name, forged] = repackedMutant(archive, trial.random);
    trial.check(claims.repacked, !verify(forged).ok, () => `a changed byte of ${name} was accepted`);
  }
}

async function archivesOf(letters: Letters): Promise<ReadonlyMap<string, Uint8Array>> {
  const archives = new Map<string, Uint8Array>();
  const take = async (id: string, state: string) => {
    const letter = await letters.read(id);
    if (letter === undefined) throw new Error('the letter is there');
    const packed = await packLetter(letters.deps, letters.writer, letter);
    if (packed.ok) archives.set(state, await packed.value.archive());
  };
  const signBy = async (id: string, side: 'manager' | 'seller') => {
    await letters.sendTo(side, id);
    await letters.sign(side, id);
  };
  const issue = async (act: 'receipt' | 'agreement') => {
    const id = await letters.publish(act);
    await signBy(id, 'manager');
    return id;
  };
  const published = await letters.publish('receipt');
  await take(published, 'published');
  await letters.withdraw(published);
  await take(published, 'withdrawn');
  const expired = await issue('agreement');
  await take(expired, 'issued');
  await letters.expire(expired);
  await take(expired, 'expired');
  const refused = await issue('agreement');
  await letters.refuse(refused);
  await take(refused, 'refused');
  const received = await issue('receipt');
  await signBy(received, 'seller');
  await take(received, 'received');
  const agreed = await issue('agreement');
  await signBy(agreed, 'seller');
  await take(agreed, 'agreed');
  return archives;
}

function mutantOf(bytes: Uint8Array, random: Random): Uint8Array {
  const mutant = Uint8Array.from(bytes);
  const at = random.below(mutant.length);
  mutant[at] = (mutant[at] ?? 0) ^ (1 + random.below(255));
  return mutant;
}

/** As somebody would who has the file and the product, and not the key: the list of hashes is made to fit again. */
function repackedMutant(archive: Uint8Array, random: Random): readonly [string, Uint8Array] {
  const files = new Map(unpackStored(archive));
  const name = random.pick([...files.keys()]);
  const content = files.get(name) ?? new Uint8Array();
  const changed = mutantOf(content, random);
  files.set(name, changed);
  const seal = new TextDecoder().decode(files.get('signature.json'));
  if (name !== 'signature.json')
    files.set('signature.json', new TextEncoder().encode(seal.replace(fileHash(content), fileHash(changed))));
  return [name, packStored(files)];
}

/** A reader that takes names and sizes as they are said, and looks at nothing else. */
function unpackLoosely(bytes: Uint8Array): ArchivedFiles {
  const archive = Buffer.from(bytes);
  const files = new Map<string, Uint8Array>();
  for (let at = 0; at + 30 <= archive.length && archive.readUInt32LE(at) === 0x04034b50;) {
    const start = at + 30 + archive.readUInt16LE(at + 26);
    const end = start + archive.readUInt32LE(at + 22);
    files.set(archive.toString('utf8', at + 30, start), archive.subarray(start, end));
    at = end;
  }
  return files;
}

/** Eight callers at once, on one letter after another. */
async function tryRaces(trial: Trial, { owner }: TestApplication, letters: Letters): Promise<void> {
  const races = trial.sabotage ? 10 : trial.depth === 'deep' ? 300 : 20;
  for (let count = 0; count < races; count += 1) {
    const id = await letters.publish('agreement');
    await letters.sendTo('manager', id);
    await letters.sign('manager', id);
    await letters.sendTo('seller', id);
    const acts = [
      () => letters.sign('seller', id),
      () => letters.sign('seller', id),
      () => letters.sign('seller', id),
      () => letters.refuse(id),
      () => letters.withdraw(id),
      () => letters.withdraw(id),
      () => letters.expire(id),
      () => letters.expire(id),
    ].toSorted(() => trial.random.next() - 0.5);
    const results = await Promise.all(acts.map((act) => act()));
    const won = results.filter(({ ok }) => ok).length;
    const { rows } = await owner.query<{ kind: string; signed: string }>(
      `select kind, (select count(*) from letter_signature s where s.letter_id = $1 and s.side = 'seller') as signed from letter_outcome where letter_id = $1`,
      [id],
    );
    const [outcome] = rows;
    const holds =
      won === 1 && rows.length === 1 && (outcome?.kind === 'agreed') === (outcome?.signed === '1');
    trial.check(claims.winner, holds, () => `${won} of 8 were done: ${JSON.stringify(rows)}`);
  }
}

async function tryVoid(trial: Trial, letters: Letters): Promise<void> {
  const tries = trial.sabotage ? 1 : trial.depth === 'deep' ? 50 : 5;
  for (let count = 0; count < tries; count += 1) {
    const id = await letters.publish('agreement');
    await letters.sendTo('manager', id);
    await letters.sign('manager', id);
    await letters.sendTo('seller', id);
    await letters.replace(id);
    const late = await letters.sign('seller', id);
    trial.check(claims.void, !late.ok, () => 'a replaced letter was signed');
    await letters.withdrawDraft();
  }
}
