import type { EntityId, Result, Scope } from '@cordee/kernel';
import type { CommitmentState, Content, End, Letter, Publication, Side } from './letter.ts';

export type NewPublication = Pick<
  Publication,
  'act' | 'document' | 'hash' | 'pdfHash' | 'answerBy' | 'keyId'
>;
/** An organisation's signing key; the private half as the key ring has sealed it. */
export type LetterKey = { readonly id: string; readonly publicKey: string; readonly sealedKey: string };
export type Mail = { readonly to: string; readonly subject: string; readonly body: string };
/** `mark` tells whether a code is right and not which. */
export type NewCode = { readonly id: string; readonly userId: string; readonly mark: string };
export type TriedCode = Pick<NewCode, 'id' | 'mark'>;
export type NewSignature = {
  readonly side: Side;
  readonly codeId: string;
  readonly hash: string;
  readonly address: string;
  /** What the signature brings about; null as long as the other is awaited. */
  readonly end: End | null;
};
export type SentAlarm = { readonly roundId: string; readonly daysBefore: number };

export type LetterStore = {
  /** Of the sellers whom the scope sees; drafts too: who may see them is said by the use case. */
  letters(
    scope: Scope,
    filter: { readonly id?: string; readonly roundId?: string; readonly sellerId?: EntityId },
  ): Promise<readonly Letter[]>;
  /** Refuses letters.exists_conflict where the dossier has a letter in force other than the replaced one. */
  open(scope: Scope, letter: NewLetter): Promise<Result<null>>;
  write(scope: Scope, letter: Letter, content: NewContent): Promise<Result<null>>;
  publish(scope: Scope, letter: Letter, publication: NewPublication): Promise<Result<null>>;
  key(scope: Scope): Promise<LetterKey | null>;
  addKey(scope: Scope, key: LetterKey): Promise<void>;
  /** The code and its mail in one change. Refuses letters.code_too_many. */
  addCode(scope: Scope, letter: Letter, code: NewCode, mail: Mail): Promise<Result<null>>;
  /** The person's newest code, one try of it spent. Refuses letters.code_gone, code_spent. */
  tryCode(scope: Scope, letter: Letter, userId: string): Promise<Result<TriedCode>>;
  sign(scope: Scope, letter: Letter, signature: NewSignature): Promise<Result<null>>;
  end(scope: Scope, letter: Letter, kind: End, reason: string | null): Promise<Result<null>>;
  read(scope: Scope, letter: Letter): Promise<void>;
  say(scope: Scope, letter: Letter, message: { readonly id: string; readonly text: string }): Promise<void>;
  mark(scope: Scope, letter: Letter, mark: NewMark): Promise<void>;
  alarms(scope: Scope): Promise<readonly SentAlarm[]>;
  /** The alarm and its mails in one change; once. Refuses letters.alarm_sent_conflict. */
  sendAlarm(scope: Scope, alarm: SentAlarm, mails: readonly Mail[]): Promise<Result<null>>;
};

export type NewContent = Content & { readonly id: string };
export type NewLetter = {
  readonly id: string;
  readonly dossierId: string;
  readonly content: NewContent;
  /** The letter that stands, or stood, and whose place it takes. */
  readonly replacesId: string | null;
  /** One that is not complete, and ends with it. */
  readonly ends: Letter | null;
};
type NewMark = {
  readonly id: string;
  readonly ordinal: number;
  readonly state: CommitmentState;
  readonly note: string;
};
