// letter.zip: the letter and its evidence, as text and as pages, and one signature over all of them. Whoever has the file
// checks it without the server: every byte counts.
import { decimal, equalDecimals, ok, refused, type Result } from '@cordee/kernel';
import { z } from '@hono/zod-openapi';
import { EVIDENCE_FORMAT, type Evidence } from './evidence.ts';
import { LETTER_FORMAT, type LetterBody } from './letter-body.ts';
import { ladderOf, type LadderBasis } from './ladder.ts';
import { endOf } from './letter.ts';

const FILES_FORMAT = 'cordee-letter-files/1';
const FILE_NAMES = {
  letter: 'lettre.json',
  pages: 'lettre.pdf',
  evidence: 'preuve.json',
  evidencePages: 'preuve.pdf',
} as const;
const seal = 'signature.json';

export type LetterFiles = Readonly<Record<keyof typeof FILE_NAMES, Uint8Array>>;
type Archived = ReadonlyMap<string, Uint8Array>;

/** What hashes, signs and packs: the platform's. */
export type FileProofs = {
  readonly hash: (content: Uint8Array) => string;
  readonly isSigned: (publicKey: string, content: Uint8Array, signature: string) => boolean;
  readonly unpack: (archive: Uint8Array) => Archived | null;
};
export type FileSigner = Pick<FileProofs, 'hash'> & {
  readonly publicKey: string;
  readonly sign: (content: Uint8Array) => string;
};

/** The files in their order, with the signature over their hashes. */
export function signedFiles(files: LetterFiles, { hash, publicKey, sign }: FileSigner): Archived {
  const named = Object.entries(FILE_NAMES).map(
    ([kind, name]) => [name, files[kind as keyof LetterFiles]] as const, // the keys of FILE_NAMES are those of LetterFiles
  );
  const list = listText(named.map(([name, content]) => ({ name, sha256: hash(content) })));
  const signature = sign(bytesOf(list));
  return new Map([...named, [seal, bytesOf(sealText({ list, publicKey, signature }))]]);
}

const bytesOf = (text: string) => new TextEncoder().encode(text);
const listText = (files: readonly { readonly name: string; readonly sha256: string }[]): string =>
  files.map(({ name, sha256 }) => `${sha256}  ${name}\n`).join('');

const Seal = z.strictObject({
  format: z.literal(FILES_FORMAT),
  list: z.string(),
  publicKey: z.string(),
  signature: z.string(),
});
const sealText = (own: Omit<z.output<typeof Seal>, 'format'>): string =>
  `${JSON.stringify({ format: FILES_FORMAT, ...own }, null, 1)}\n`;

export type LetterVerdict = {
  readonly letter: string;
  readonly seller: string;
  readonly state: string;
  readonly hash: string;
  /** The key that signed the file, to be held against the one that the organisation publishes. */
  readonly key: string;
  readonly signatures: number;
  readonly rungs: number;
};

/**
 * Refuses letters.file_not_one for anything but such an archive, file_altered with the name of what was changed,
 * file_other_key where another key signed than the letter names or the reader expects, and file_contradicts where letter,
 * evidence and the engine do not say the same. Never throws.
 */
export function verifyLetterFiles(
  archive: Uint8Array,
  { hash, isSigned, unpack }: FileProofs,
  expectedKey: string | null,
): Result<LetterVerdict> {
  const files = unpack(archive);
  const sealed = files?.get(seal);
  const written = sealed && parsed(Seal, sealed);
  if (!files || !sealed || !written) return refused('letters.file_not_one');
  const { list, publicKey, signature } = written;
  if (textOf(sealed) !== sealText({ list, publicKey, signature })) return altered(seal);
  if (!isSigned(publicKey, bytesOf(list), signature)) return altered(seal);
  const contents = [...files].filter(([name]) => name !== seal);
  const found = contents.map(([name, content]) => ({ name, sha256: hash(content) }));
  if (listText(found) !== list) {
    const lines = new Set(list.split('\n'));
    return altered(found.find(({ name, sha256 }) => !lines.has(`${sha256}  ${name}`))?.name ?? seal);
  }
  const key = hash(bytesOf(publicKey));
  return judge(files, { hash, key, expectedKey });
}

const altered = (file: string) => refused('letters.file_altered', { file });
const contradicts = (what: string) => refused('letters.file_contradicts', { what });

type Known = Pick<FileProofs, 'hash'> & { readonly key: string; readonly expectedKey: string | null };

/** What the organisation has signed, held against itself and against the engine. */
function judge(files: Archived, { hash, key, expectedKey }: Known): Result<LetterVerdict> {
  const [text, pages] = [files.get(FILE_NAMES.letter), files.get(FILE_NAMES.pages)];
  const told = files.get(FILE_NAMES.evidence);
  const body = text && (parsed(Body, text) as LetterBody | null); // what Body leaves open is JSON of the same writer
  const evidence = told && (parsed(Proof, told) as Evidence | null);
  if (!text || !pages || !body || !evidence) return refused('letters.file_not_one');
  if (key !== body.key || (expectedKey !== null && expectedKey !== key))
    return refused('letters.file_other_key', { key });
  const own = hash(text);
  if (evidence.letter !== body.id || evidence.hash !== own) return contradicts('hash');
  if (evidence.pdf !== hash(pages)) return contradicts('pdf');
  const signed = evidence.events.filter(({ what }) => what === 'signed');
  if (signed.some((each) => each.hash !== own)) return contradicts('signature');
  if (!isStateProved(evidence, body)) return contradicts('state');
  if (!isLadderRight(body)) return contradicts('ladder');
  return ok({
    letter: body.id,
    seller: body.seller.name,
    state: evidence.state,
    hash: own,
    key,
    signatures: signed.length,
    rungs: body.ladder.known ? body.ladder.rungs.length : 0,
  });
}

/** A letter is received or agreed on by two signatures, and by no other way. */
function isStateProved({ state, events }: Evidence, { act }: LetterBody): boolean {
  const sides = events.flatMap(({ what, side }) => (what === 'signed' ? [side] : []));
  const both = sides.length === 2 && sides[0] === 'manager' && sides[1] === 'seller';
  const isComplete = state === 'received' || state === 'agreed';
  return isComplete ? both && state === endOf(act) : !both;
}

function isLadderRight({ ladder }: LetterBody): boolean {
  if (!ladder.known) return true;
  try {
    const again = ladderOf(ladder.basis);
    return (
      again.ok &&
      again.value.length === ladder.rungs.length &&
      again.value.every((rung, at) => {
        const stated = ladder.rungs[at];
        return (
          stated?.attainment === rung.attainment &&
          equalDecimals(decimal(stated.pay), decimal(rung.pay)) &&
          equalDecimals(decimal(stated.result), decimal(rung.result))
        );
      })
    );
  } catch {
    return false; // a basis that somebody else wrote may hold anything
  }
}

const text = z.string();
const Body = z.looseObject({
  format: z.literal(LETTER_FORMAT),
  id: text,
  act: z.enum(['receipt', 'agreement']),
  key: text,
  seller: z.looseObject({ name: text }),
  ladder: z.discriminatedUnion('known', [
    z.looseObject({
      known: z.literal(true),
      basis: z.custom<LadderBasis>((given) => typeof given === 'object' && given !== null),
      rungs: z.array(z.object({ attainment: text, result: text, pay: text })),
    }),
    z.looseObject({ known: z.literal(false), why: text }),
  ]),
});
const Proof = z.looseObject({
  format: z.literal(EVIDENCE_FORMAT),
  letter: text,
  state: text,
  hash: text,
  pdf: text,
  events: z.array(z.looseObject({ what: text, side: text.nullable(), hash: text.nullable() })),
});

function parsed<S extends z.ZodType>(schema: S, content: Uint8Array): z.output<S> | null {
  try {
    const read = schema.safeParse(JSON.parse(textOf(content)));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

const textOf = (content: Uint8Array): string => new TextDecoder().decode(content);
