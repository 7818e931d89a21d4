// A published letter as it leaves the house.
import { refused, ok, type Result, type Scope } from '@cordee/kernel';
import { evidenceDocument, evidenceText, writeEvidence, type EvidenceDeps } from './evidence.ts';
import type { Letter } from './letter.ts';
import { signedFiles } from './letter-files.ts';
import type { LetterStore } from './letters-store.ts';

export type PackDeps = EvidenceDeps & {
  readonly store: Pick<LetterStore, 'key'>;
  readonly hashOf: (content: Uint8Array) => string;
  readonly print: (document: ReturnType<typeof evidenceDocument>) => Promise<Uint8Array<ArrayBuffer>>;
  /** A file that was kept, by its hash. */
  readonly keptFile: (scope: Scope, hash: string) => Promise<Uint8Array<ArrayBuffer>>;
  readonly pack: (files: ReadonlyMap<string, Uint8Array>) => Uint8Array<ArrayBuffer>;
  /** With the organisation's key as the ring has sealed it; null where the ring cannot open it any more. */
  readonly signFile: (sealedKey: string, content: Uint8Array) => string | null;
};

type Packed = {
  readonly pdf: Uint8Array<ArrayBuffer>;
  readonly archive: () => Promise<Uint8Array<ArrayBuffer>>;
};

/** Refuses letters.not_published and letters.key_lost. */
export async function packLetter(deps: PackDeps, scope: Scope, letter: Letter): Promise<Result<Packed>> {
  const { publication } = letter;
  if (publication === null) return refused('letters.not_published');
  const key = await deps.store.key(scope);
  const canSign = key !== null && deps.signFile(key.sealedKey, new Uint8Array()) !== null;
  if (!canSign) return refused('letters.key_lost');
  const pdf = await deps.keptFile(scope, publication.pdfHash);
  const archive = async () => {
    const evidence = await writeEvidence(deps, scope, letter);
    const files = {
      letter: new TextEncoder().encode(publication.document),
      pages: pdf,
      evidence: new TextEncoder().encode(evidenceText(evidence)),
      evidencePages: await deps.print(evidenceDocument(evidence, publication.document)),
    };
    const sign = (content: Uint8Array) => deps.signFile(key.sealedKey, content) ?? '';
    return deps.pack(signedFiles(files, { hash: deps.hashOf, publicKey: key.publicKey, sign }));
  };
  return ok({ pdf, archive });
}
