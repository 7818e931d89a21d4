// The letter as JSON: everything that it says, and what its figures are calculated from. Its bytes are what is signed.
import { decimalText, sumDecimals, decimal, type PlainDate } from '@cordee/kernel';
import type { Act, Commitment, Letter } from './letter.ts';
import type { LadderBasis, Rung } from './ladder.ts';

export const LETTER_FORMAT = 'cordee-letter/1';

export type LetterBody = {
  readonly format: typeof LETTER_FORMAT;
  readonly id: string;
  readonly act: Act;
  /** The letter whose place this one takes, by its hash. */
  readonly replaces: { readonly id: string; readonly hash: string } | null;
  readonly organisation: string;
  readonly seller: { readonly id: string; readonly code: string; readonly name: string };
  readonly manager: { readonly id: string; readonly name: string };
  readonly ground: {
    readonly round: string;
    readonly dossier: string;
    readonly kind: 'agreed' | 'decided';
    readonly on: string;
    readonly reason: string | null;
  };
  readonly period: { readonly code: string; readonly from: string; readonly last: string };
  readonly measures: readonly BodyMeasure[];
  readonly plan: { readonly code: string; readonly name: string; readonly version: string } | null;
  readonly ladder: BodyLadder;
  readonly commitments: readonly Commitment[];
  readonly words: { readonly fr: string; readonly en: string };
  readonly issued_on: string;
  readonly answer_by: string;
  /** The SHA-256 of the public key with which the organisation signs the files. */
  readonly key: string;
};

type BodyMeasure = {
  readonly code: string;
  readonly amount: string;
  readonly currency: string;
  /** A ratio: 1 is all of it. */
  readonly weight: string;
  /** How often pay is calculated on it. */
  readonly frequency: string;
  readonly months: readonly { readonly month: string; readonly amount: string }[];
};

/** Pay by attainment, or why it cannot be calculated from the objective alone. */
type BodyLadder =
  | {
      readonly known: true;
      readonly currency: string;
      readonly basis: LadderBasis;
      readonly rungs: readonly Rung[];
    }
  | { readonly known: false; readonly why: string };

export type BodySources = {
  readonly letter: Letter;
  readonly act: Act;
  readonly replaces: LetterBody['replaces'];
  readonly organisation: string;
  readonly seller: LetterBody['seller'];
  readonly manager: LetterBody['manager'];
  readonly ground: LetterBody['ground'];
  readonly period: LetterBody['period'];
  readonly measure: Pick<BodyMeasure, 'code' | 'currency' | 'frequency' | 'months'>;
  readonly plan: LetterBody['plan'];
  readonly ladder: BodyLadder;
  readonly today: PlainDate;
  readonly key: string;
};

/** One measure carries the whole weight: a round settles one. */
export function writeBody(sources: BodySources): LetterBody {
  const { letter, act, replaces, organisation, seller, manager, ground, period, plan, ladder, key } = sources;
  const { months } = sources.measure;
  const amount = decimalText(sumDecimals(months.map((each) => decimal(each.amount))));
  const { commitments, words, answerBy } = letter.content;
  return {
    format: LETTER_FORMAT,
    id: letter.id,
    act,
    replaces,
    organisation,
    seller,
    manager,
    ground,
    period,
    measures: [{ ...sources.measure, amount, weight: '1' }],
    plan,
    ladder,
    commitments,
    words,
    issued_on: sources.today.toString(),
    answer_by: answerBy.toString(),
    key,
  };
}

export const bodyText = (body: LetterBody): string => `${JSON.stringify(body, null, 1)}\n`;

/** What writeBody wrote, read back from a publication of ours. */
export const readBody = (document: string): LetterBody => JSON.parse(document) as LetterBody;
