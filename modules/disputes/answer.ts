// What can be said at once of a claimed sale: where it went, and by which rule. Of others it names the team, never the pay.
import type { EntityId } from '@cordee/kernel';

/** The code of the sentence disputes.answer_<code>, and what it names. */
export type Answer = { readonly code: AnswerCode; readonly args: Readonly<Record<string, string>> };
type AnswerCode =
  | 'explained'
  | 'release'
  | 'not_in_files'
  | 'rejected'
  | 'credited_to_nobody'
  | 'credited_to_team'
  | 'counted'
  | 'kind_not_counted'
  | 'other_period';

export type FoundSale = {
  readonly code: string;
  readonly kind: string;
  readonly day: string;
  readonly sellerId: EntityId | null;
  readonly sellerKey: string | null;
  /** The team of whoever it is credited to, on the day of the sale. */
  readonly team: string | null;
  readonly file: string | null;
  readonly line: number | null;
};

/** A line of a file that names the sale and was not taken; the reason is already a sentence. */
export type RejectedSale = { readonly file: string; readonly line: number; readonly reason: string };

export type ClaimFacts = {
  readonly orderCode: string;
  readonly payeeId: EntityId;
  readonly sales: readonly FoundSale[];
  readonly rejected: readonly RejectedSale[];
  /** The kinds that some measure of the payee's plan counts; null: the payee has no plan that day. */
  readonly countedKinds: readonly string[] | null;
  /** The codes that the payee's statements count, each with the period that does. */
  readonly countedIn: ReadonlyMap<string, string>;
};

/** The first that holds: counted, the payee's own but not counted, credited to others or to nobody, rejected, unknown. */
export function answerClaim(claim: ClaimFacts): Answer {
  const { orderCode: order } = claim;
  const own = claim.sales.find(({ sellerId }) => sellerId === claim.payeeId);
  if (own) return answerOwn(own, claim);
  const [other] = claim.sales.filter(({ sellerId }) => sellerId !== null);
  if (other) return { code: 'credited_to_team', args: { order, team: other.team ?? '—', ...placeOf(other) } };
  const [orphan] = claim.sales;
  if (orphan)
    return {
      code: 'credited_to_nobody',
      args: { order, seller: orphan.sellerKey ?? '—', ...placeOf(orphan) },
    };
  const [rejected] = claim.rejected;
  if (rejected) {
    const { file, line, reason } = rejected;
    return { code: 'rejected', args: { order, file, line: String(line), reason } };
  }
  return { code: 'not_in_files', args: { order } };
}

function answerOwn(own: FoundSale, { orderCode: order, countedIn, countedKinds }: ClaimFacts): Answer {
  const period = countedIn.get(own.code);
  if (period !== undefined) return { code: 'counted', args: { order, period } };
  if (countedKinds !== null && !countedKinds.includes(own.kind))
    return { code: 'kind_not_counted', args: { order, kind: own.kind } };
  return { code: 'other_period', args: { order, day: own.day } };
}

const placeOf = ({ file, line }: FoundSale) => ({
  file: file ?? '—',
  line: line === null ? '—' : String(line),
});
