// Two sign, each with a code that is mailed to their own address: the company first, then the seller.
import { ok, refused, type Locale, type Result, type Scope } from '@cordee/kernel';
import { formatPeriod, messageOf } from '@cordee/messages/explanation';
import { findLetter, findOwnLetter, type FindDeps } from './find-letter.ts';
import { checkRefusal, checkSigning, endOf, isPastDue, type Letter, type Side } from './letter.ts';
import { readBody } from './letter-body.ts';

/** Who signs, as the session knows them. */
export type Signer = { readonly scope: Scope; readonly email: string; readonly locale: Locale };

export type SignDeps = FindDeps & {
  readonly newId: () => string;
  /** Six digits. */
  readonly newCode: () => string;
  /** The key ring: what it has signed tells whether a text is right without telling the text. */
  readonly ring: { sign(text: string): string; isSigned(text: string, signature: string): boolean };
  /** Whether a mail reaches its reader alone: in an outbox that nobody empties, others would read the code. */
  readonly reaches: (scope: Scope) => Promise<boolean>;
};

/**
 * Mails six digits that hold for this letter, this text, this person and ten minutes. Refuses what checkSigning does,
 * letters.no_mail, and code_too_many.
 */
export async function sendCode(
  deps: SignDeps,
  { scope, email, locale }: Signer,
  id: string,
): Promise<Result<{ readonly address: string }>> {
  const found = await findOwnLetter(deps, scope, id);
  if (!found.ok) return found;
  const { letter, side } = found.value;
  const hash = letter.publication?.hash ?? '';
  const allowed = checkSigning(letter, { side, hash, today: scope.today });
  if (!allowed.ok) return allowed;
  if (!(await deps.reaches(scope))) return refused('letters.no_mail');
  const [codeId, code] = [deps.newId(), deps.newCode()];
  const mark = deps.ring.sign(boundText({ codeId, letter, userId: scope.actor, hash, code }));
  const sent = await deps.store.addCode(
    scope,
    letter,
    { id: codeId, userId: scope.actor, mark },
    { to: email, ...codeMail(letter, code, locale) },
  );
  return sent.ok ? ok({ address: hiddenAddress(email) }) : sent;
}

function codeMail(letter: Letter, code: string, locale: Locale) {
  const { period } = readBody(letter.publication?.document ?? '{}');
  const args = { code, period: formatPeriod(period.code, locale) };
  return {
    subject: messageOf('letters.code_subject', { period: args.period }, locale),
    body: messageOf('letters.code_body', args, locale),
  };
}

type Bound = {
  readonly codeId: string;
  readonly letter: Letter;
  readonly userId: string;
  readonly hash: string;
  readonly code: string;
};

const boundText = ({ codeId, letter, userId, hash, code }: Bound): string =>
  JSON.stringify([codeId, letter.id, userId, hash, code]);

/** c…@exemple.fr: enough for its owner to know it. */
function hiddenAddress(email: string): string {
  const at = email.lastIndexOf('@');
  return `${email.slice(0, 1)}…${email.slice(Math.max(at, 0))}`;
}

/** Refuses what checkSigning does, letters.code_wrong, code_gone after ten minutes, and code_spent after five tries. */
export async function signLetter(
  deps: SignDeps,
  { scope, email }: Signer,
  id: string,
  { hash, code }: { readonly hash: string; readonly code: string },
): Promise<Result<null>> {
  const found = await findOwnLetter(deps, scope, id);
  if (!found.ok) return found;
  const { letter, side } = found.value;
  const allowed = checkSigning(letter, { side, hash, today: scope.today });
  if (!allowed.ok) return allowed;
  const tried = await deps.store.tryCode(scope, letter, scope.actor);
  if (!tried.ok) return tried;
  const { id: codeId, mark } = tried.value;
  if (!deps.ring.isSigned(boundText({ codeId, letter, userId: scope.actor, hash, code }), mark))
    return refused('letters.code_wrong');
  const end = endedBy(side, letter);
  return deps.store.sign(scope, letter, { side, codeId, hash, address: hiddenAddress(email), end });
}

function endedBy(side: Side, { publication }: Letter) {
  return side === 'seller' && publication !== null ? endOf(publication.act) : null;
}

/** The seller alone, and only of an agreement. Refuses letters.not_yours_forbidden and what checkRefusal does. */
export async function refuseLetter(
  deps: SignDeps,
  scope: Scope,
  id: string,
  reason: string,
): Promise<Result<null>> {
  const found = await findOwnLetter(deps, scope, id);
  if (!found.ok) return found;
  const { letter, side } = found.value;
  if (side !== 'seller') return refused('letters.not_yours_forbidden');
  const allowed = checkRefusal(letter);
  return allowed.ok ? deps.store.end(scope, letter, 'refused', reason) : allowed;
}

/** Ends an agreement whose day has passed. Refuses letters.settled_conflict, and not_due before. */
export async function expireLetter(deps: FindDeps, scope: Scope, id: string): Promise<Result<null>> {
  const found = await findLetter(deps, scope, id);
  if (!found.ok) return found;
  const { outcome, publication } = found.value;
  if (outcome !== null) return refused('letters.settled_conflict');
  if (publication === null || !isPastDue(publication, scope.today)) return refused('letters.not_due');
  return deps.store.end(scope, found.value, 'expired', null);
}

/** That the seller has opened it, once. */
export async function openedLetter(deps: FindDeps, scope: Scope, id: string): Promise<Result<null>> {
  const found = await findOwnLetter(deps, scope, id);
  if (!found.ok) return found;
  const { letter } = found.value;
  if (letter.publication === null) return refused('letters.not_published');
  if (!letter.readings.some(({ by }) => by === scope.actor)) await deps.store.read(scope, letter);
  return ok(null);
}
