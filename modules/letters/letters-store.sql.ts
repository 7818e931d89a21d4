import { queueMail } from '@cordee/platform/mail';
import { unlessBroken, type Database, type Refusals, type Writing } from '@cordee/platform/database';
import { ok, type Result, type Scope } from '@cordee/kernel';
import type { Letter } from './letter.ts';
import type {
  LetterStore,
  NewCode,
  NewContent,
  NewLetter,
  NewPublication,
  NewSignature,
  Mail,
  TriedCode,
} from './letters-store.ts';
import { readAlarms, readKey, readLetters } from './read-letters.sql.ts';

export function openLetterStore(database: Database): LetterStore {
  return {
    letters: (scope, filter) => database.read(scope, (tx) => readLetters(tx, scope, filter)),
    key: (scope) => database.read(scope, readKey),
    alarms: (scope) => database.read(scope, readAlarms),
    open: (scope, letter) => open(database, scope, letter),
    write: (scope, letter, content) => write(database, scope, letter, content),
    publish: (scope, letter, publication) => publish(database, scope, letter, publication),
    addKey: async (scope, { id, publicKey, sealedKey }) => {
      await database.write(scope, { code: 'letters.key_made' }, async (tx) =>
        tx.append('letter_key', [{ id, public_key: publicKey, sealed_key: sealedKey }]),
      );
    },
    addCode: (scope, letter, code, mail) => addCode(database, scope, letter, { code, mail }),
    tryCode: (scope, letter, userId) => tryCode(database, scope, letter, userId),
    sign: (scope, letter, signature) => sign(database, scope, letter, signature),
    end: (scope, { id }, kind, reason) =>
      unlessBroken(REFUSALS, () =>
        database.write(scope, { code: `letters.${kind}`, detail: { letter: id } }, async (tx) =>
          tx.append('letter_outcome', [{ letter_id: id, kind, reason }]),
        ),
      ),
    read: async (scope, { id }) => {
      await unlessBroken({ letter_reading_pkey: 'letters.opened_conflict' }, () =>
        database.write(scope, { code: 'letters.opened', detail: { letter: id } }, async (tx) =>
          tx.append('letter_reading', [{ letter_id: id, user_id: scope.actor }]),
        ),
      );
    },
    say: async (scope, { id: letter }, { id, text }) => {
      await database.write(scope, { code: 'letters.said', detail: { letter } }, async (tx) =>
        tx.append('letter_message', [{ id, letter_id: letter, text }]),
      );
    },
    mark: async (scope, { id: letter }, { id, ordinal, state, note }) => {
      await database.write(
        scope,
        { code: 'letters.commitment_marked', detail: { letter, ordinal, state } },
        async (tx) => tx.append('letter_commitment', [{ id, letter_id: letter, ordinal, state, note }]),
      );
    },
    sendAlarm: (scope, { roundId, daysBefore }, mails) =>
      unlessBroken(REFUSALS, () =>
        database.write(
          scope,
          { code: 'letters.alarm_sent', detail: { round: roundId, days: daysBefore } },
          async (tx) => {
            tx.append('letter_alarm', [{ round_id: roundId, days_before: daysBefore }]);
            for (const mail of mails) queueMail(tx, mail);
          },
        ),
      ),
  };
}

function contentRow(letterId: string, { id, words, commitments, answerBy }: NewContent) {
  return {
    id,
    letter_id: letterId,
    words_fr: words.fr,
    words_en: words.en,
    commitments: JSON.stringify(commitments),
    answer_by: answerBy.toString(),
  };
}

function open(
  database: Database,
  scope: Scope,
  { id, dossierId, content, replacesId, ends }: NewLetter,
): Promise<Result<null>> {
  const cause = { code: 'letters.drafted', detail: { letter: id, dossier: dossierId } };
  return unlessBroken(REFUSALS, () =>
    database.write(scope, cause, async (tx) => {
      tx.atTheEnd(async () => refuseSecond(tx, dossierId, [replacesId, ends?.id ?? null]));
      tx.append('letter', [{ id, dossier_id: dossierId, replaces_id: replacesId }]);
      tx.append('letter_content', [contentRow(id, content)]);
      if (ends !== null)
        tx.append('letter_outcome', [{ letter_id: ends.id, kind: 'replaced', reason: null }]);
    }),
  );
}

function write(database: Database, scope: Scope, { id }: Letter, content: NewContent): Promise<Result<null>> {
  return unlessBroken(REFUSALS, () =>
    database.write(scope, { code: 'letters.written', detail: { letter: id } }, async (tx) => {
      tx.atTheEnd(async () => {
        await refuseEnded(tx, id);
        await refuseWhere(
          tx,
          'select from letter_publication where letter_id = $1',
          id,
          'letter_publication_pkey',
        );
      });
      tx.append('letter_content', [contentRow(id, content)]);
    }),
  );
}

function publish(
  database: Database,
  scope: Scope,
  { id }: Letter,
  { act, document, hash, pdfHash, answerBy, keyId }: NewPublication,
): Promise<Result<null>> {
  const cause = { code: 'letters.published', detail: { letter: id, act, hash }, documents: [pdfHash] };
  return unlessBroken(REFUSALS, () =>
    database.write(scope, cause, async (tx) => {
      tx.atTheEnd(() => refuseEnded(tx, id));
      tx.append('letter_publication', [
        {
          letter_id: id,
          act,
          document,
          hash,
          pdf_hash: pdfHash,
          answer_by: answerBy.toString(),
          key_id: keyId,
        },
      ]);
    }),
  );
}

type Sent = { readonly code: NewCode; readonly mail: Mail };

function addCode(
  database: Database,
  scope: Scope,
  { id: letter }: Letter,
  { code, mail }: Sent,
): Promise<Result<null>> {
  return unlessBroken(REFUSALS, () =>
    database.write(scope, { code: 'letters.code_sent', detail: { letter } }, async (tx) => {
      tx.atTheEnd(() => refuseMany(tx, letter, code.userId));
      tx.append('letter_code', [{ id: code.id, letter_id: letter, user_id: code.userId, mark: code.mark }]);
      queueMail(tx, mail);
    }),
  );
}

/** Five codes an hour: each gives five tries of a million. */
async function refuseMany({ client }: Writing, letterId: string, userId: string): Promise<void> {
  const { rows } = await client.query<{ count: number }>(
    `select count(*)::int as count from letter_code where letter_id = $1 and user_id = $2 and sent_at > now() - interval '1 hour'`,
    [letterId, userId],
  );
  if ((rows[0]?.count ?? 0) >= codesAnHourMax) throw new Broken('letter_codes_an_hour');
}

const codesAnHourMax = 5;

/** The try is kept whatever comes of it: callers at once each spend one. */
async function tryCode(
  database: Database,
  scope: Scope,
  { id: letter }: Letter,
  userId: string,
): Promise<Result<TriedCode>> {
  let tried: TriedCode | undefined;
  const spent = await unlessBroken(REFUSALS, () =>
    database.write(scope, { code: 'letters.code_tried', detail: { letter } }, async (tx) =>
      tx.atTheEnd(async (change) => {
        const { rows } = await tx.client.query<TriedCode & { tries: number }>(
          `select c.id, c.mark, (select count(*)::int from letter_code_try t where t.code_id = c.id) as tries from letter_code c
           where c.letter_id = $1 and c.user_id = $2 and c.sent_at > now() - interval '10 minutes' order by c.sent_at desc, c.change desc limit 1`,
          [letter, userId],
        );
        [tried] = rows;
        if (!rows[0]) throw new Broken('letter_code_gone');
        await tx.client.query(
          'insert into letter_code_try (tenant_id, code_id, ordinal, change) values (cordee.tenant(), $1, $2, $3)',
          [rows[0].id, rows[0].tries + 1, change],
        );
      }),
    ),
  );
  if (!spent.ok) return spent;
  if (tried === undefined) throw new TypeError('a try that was kept has its code');
  return ok({ id: tried.id, mark: tried.mark });
}

function sign(
  database: Database,
  scope: Scope,
  { id }: Letter,
  { side, codeId, hash, address, end }: NewSignature,
): Promise<Result<null>> {
  const cause = {
    code: end === null ? 'letters.signed' : `letters.${end}`,
    detail: { letter: id, side, hash },
  };
  return unlessBroken(REFUSALS, () =>
    database.write(scope, cause, async (tx) => {
      tx.append('letter_signature', [{ letter_id: id, side, code_id: codeId, hash, address }]);
      if (end === null) tx.atTheEnd(() => refuseEnded(tx, id));
      else tx.append('letter_outcome', [{ letter_id: id, kind: end, reason: null }]);
    }),
  );
}

/** What no key of a table says, named as a key would be. */
class Broken extends Error {
  readonly constraint: string;

  constructor(constraint: string) {
    super(constraint);
    this.constraint = constraint;
  }
}

/** Writers of an organisation come one after another once they hold its number: what is seen here is final. */
async function refuseWhere(
  { client }: Writing,
  query: string,
  id: string,
  constraint: string,
): Promise<void> {
  const { rowCount } = await client.query(query, [id]);
  if (rowCount !== 0) throw new Broken(constraint);
}

const refuseEnded = (tx: Writing, id: string) =>
  refuseWhere(tx, 'select from letter_outcome where letter_id = $1', id, 'letter_outcome_pkey');

async function refuseSecond(
  { client }: Writing,
  dossierId: string,
  excepted: readonly (string | null)[],
): Promise<void> {
  const { rowCount } = await client.query(
    `select from letter l left join letter_outcome o on o.tenant_id = l.tenant_id and o.letter_id = l.id
     where l.dossier_id = $1 and l.id <> all($2::uuid[]) and (o.kind is null or o.kind in ('received', 'agreed'))
       and not exists (select from letter n join letter_outcome e on e.tenant_id = n.tenant_id and e.letter_id = n.id
         where n.tenant_id = l.tenant_id and n.replaces_id = l.id and e.kind in ('received', 'agreed'))`,
    [dossierId, excepted.filter((each) => each !== null)],
  );
  if (rowCount !== 0) throw new Broken('letter_second');
}

const REFUSALS: Refusals = {
  letter_second: 'letters.exists_conflict',
  letter_outcome_pkey: 'letters.settled_conflict',
  letter_publication_pkey: 'letters.frozen_conflict',
  letter_signature_pkey: 'letters.signed_conflict',
  letter_code_used_once: 'letters.code_gone',
  letter_code_gone: 'letters.code_gone',
  letter_code_five_tries: 'letters.code_spent',
  letter_codes_an_hour: 'letters.code_too_many',
  letter_alarm_pkey: 'letters.alarm_sent_conflict',
};
