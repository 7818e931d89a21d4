// What one side enters under seal. The figure is encrypted in the browser under a key of its own; the key is the
// exclusive-or of two shares. One share is sealed by the server's key ring, the other by public keys of the two people.
import { decimal, RowStreamHash } from '@cordee/kernel';
import type { Analysis, Side } from './dossier.ts';

/** A figure as it was typed: these texts, and no others, give the commitment. */
export type SealedFigure = Readonly<
  Record<'kept' | 'lost' | 'gained' | 'price' | 'text' | 'means' | 'salt', string>
>;

/** The other share of a content's key, for whoever holds the private half of one public key. */
export type KeyShare = {
  readonly keyId: string;
  readonly ephemeral: string;
  readonly nonce: string;
  readonly wrapped: string;
};

export type Seal = {
  readonly nonce: string;
  readonly ciphertext: string;
  /** As the browser gives it, or as the ring has sealed it: never both in one place. */
  readonly ringShare: string;
  readonly keyShares: readonly KeyShare[];
};

export type PublicKey = { readonly id: string; readonly personId: string; readonly publicKey: string };

/** SHA-256 over one line of dossier, side, figure and salt: nobody can take over another's commitment or that of another dossier. */
export function commitmentOf(dossierId: string, side: Side, figure: SealedFigure): string {
  const { kept, lost, gained, price, text, means, salt } = figure;
  return sha256(JSON.stringify([dossierId, side, kept, lost, gained, price, text, means, salt]));
}

export function analysisOf({
  kept,
  lost,
  gained,
  price,
}: Pick<SealedFigure, 'kept' | 'lost' | 'gained' | 'price'>): Analysis {
  return { kept: decimal(kept), lost: decimal(lost), gained: decimal(gained), price: decimal(price) };
}

/** What two people can read to each other to know that they hold each other's key. */
export function fingerprintOf({ publicKey }: Pick<PublicKey, 'publicKey'>): string {
  const digest = sha256(publicKey).slice(0, 16);
  return (digest.match(/.{4}/g) ?? []).join(' ');
}

const sha256 = (line: string): string => new RowStreamHash().addText(`${line}\n`, 1).digest();
