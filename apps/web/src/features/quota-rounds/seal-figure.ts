// A figure sealed in the browser: encrypted under a key of its own, whose two shares go different ways. The server gets
// one; the other leaves encrypted to the public keys of the two people. Only Web Crypto, so that a gate can run it too.
import type { NewProposal, OpenedFigures, QuotaSeal, SealedEntry } from '../../api/quotas/quota-rounds.ts';

export type SealedSide = QuotaSeal['side'];
export type SealedFigure = OpenedFigures['seller'];
export type PublicKey = { readonly id: string; readonly publicKey: string };
export type OwnKey = { readonly id: string; readonly privateKey: CryptoKey };
export type Place = { readonly dossierId: string; readonly side: SealedSide };

type Bytes = Uint8Array<ArrayBuffer>;
const curve = { name: 'ECDH', namedCurve: 'P-256' };
const keyBytes = 32;
const nonceBytes = 12;

/** The private half cannot be taken out of the browser, by this program or another. */
export async function makeKeyPair(): Promise<{ readonly publicKey: string; readonly privateKey: CryptoKey }> {
  const { publicKey, privateKey } = await crypto.subtle.generateKey(curve, false, ['deriveBits']);
  return { publicKey: textOf(new Uint8Array(await crypto.subtle.exportKey('raw', publicKey))), privateKey };
}

/** Sealed to every key given: that of the counterpart, and one's own. */
export async function sealFigure(
  place: Place,
  figure: NewProposal,
  keys: readonly PublicKey[],
): Promise<SealedEntry> {
  const sealed: SealedFigure = { ...figure, salt: textOf(randomBytes(keyBytes)) };
  const commitment = await commitmentOf(place, sealed);
  const [contentKey, ringShare] = [randomBytes(keyBytes), randomBytes(keyBytes)];
  const otherShare = exclusiveOr(contentKey, ringShare);
  const { nonce, ciphertext } = await encrypt(contentKey, bytesOfWords(JSON.stringify(sealed)), commitment);
  return {
    commitment,
    nonce,
    ciphertext,
    ringShare: textOf(ringShare),
    keyShares: await Promise.all(keys.map((key) => wrapShare(otherShare, key, commitment))),
  };
}

/** Null where this key opens no share, or where what was sealed is not what was committed to. */
export async function openSeal(
  dossierId: string,
  { side, commitment, nonce, ciphertext, ringShare, keyShares }: QuotaSeal,
  own: OwnKey,
): Promise<SealedFigure | null> {
  const share = keyShares.find(({ keyId }) => keyId === own.id);
  if (share === undefined) return null;
  try {
    const wrapKey = await sharedKey(own.privateKey, await importPublic(share.ephemeral), share.ephemeral);
    const otherShare = await decrypt(wrapKey, { nonce: share.nonce, ciphertext: share.wrapped }, commitment);
    const contentKey = exclusiveOr(otherShare, bytesOf(ringShare));
    const words = new TextDecoder().decode(await decrypt(contentKey, { nonce, ciphertext }, commitment));
    const figure = JSON.parse(words) as SealedFigure; // sealed with this commitment, which is held against it below
    return (await commitmentOf({ dossierId, side }, figure)) === commitment ? figure : null;
  } catch {
    return null;
  }
}

/** The same texts in the same order as the server's: any other sign gives another commitment. */
async function commitmentOf({ dossierId, side }: Place, figure: SealedFigure): Promise<string> {
  const { kept, lost, gained, price, text, means, salt } = figure;
  const words = JSON.stringify([dossierId, side, kept, lost, gained, price, text, means, salt]);
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytesOfWords(`${words}\n`)));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function wrapShare(share: Bytes, { id, publicKey }: PublicKey, commitment: string) {
  const ephemeral = await makeKeyPair();
  const wrapKey = await sharedKey(ephemeral.privateKey, await importPublic(publicKey), ephemeral.publicKey);
  const { nonce, ciphertext } = await encrypt(wrapKey, share, commitment);
  return { keyId: id, ephemeral: ephemeral.publicKey, nonce, wrapped: ciphertext };
}

/** Elliptic-curve Diffie-Hellman, then HKDF bound to the ephemeral key. */
async function sharedKey(privateKey: CryptoKey, publicKey: CryptoKey, ephemeral: string): Promise<Bytes> {
  const agreed = await crypto.subtle.deriveBits(
    { name: 'ECDH', public: publicKey },
    privateKey,
    keyBytes * 8,
  );
  const material = await crypto.subtle.importKey('raw', agreed, 'HKDF', false, ['deriveBits']);
  const info = bytesOfWords('cordee-quota-seal');
  const bits = await crypto.subtle.deriveBits(
    { name: 'HKDF', hash: 'SHA-256', salt: bytesOf(ephemeral), info },
    material,
    keyBytes * 8,
  );
  return new Uint8Array(bits);
}

const importPublic = (publicKey: string) =>
  crypto.subtle.importKey('raw', bytesOf(publicKey), curve, false, []);

const contentKeyOf = (key: Bytes, use: 'encrypt' | 'decrypt') =>
  crypto.subtle.importKey('raw', key, 'AES-GCM', false, [use]);

async function encrypt(key: Bytes, content: Bytes, bound: string) {
  const nonce = randomBytes(nonceBytes);
  const way = { name: 'AES-GCM', iv: nonce, additionalData: bytesOfWords(bound) };
  const ciphertext = await crypto.subtle.encrypt(way, await contentKeyOf(key, 'encrypt'), content);
  return { nonce: textOf(nonce), ciphertext: textOf(new Uint8Array(ciphertext)) };
}

async function decrypt(
  key: Bytes,
  { nonce, ciphertext }: { readonly nonce: string; readonly ciphertext: string },
  bound: string,
): Promise<Bytes> {
  const way = { name: 'AES-GCM', iv: bytesOf(nonce), additionalData: bytesOfWords(bound) };
  return new Uint8Array(
    await crypto.subtle.decrypt(way, await contentKeyOf(key, 'decrypt'), bytesOf(ciphertext)),
  );
}

const randomBytes = (count: number): Bytes => crypto.getRandomValues(new Uint8Array(count));
const exclusiveOr = (a: Bytes, b: Bytes): Bytes => a.map((byte, at) => byte ^ (b[at] ?? 0));
const bytesOfWords = (words: string): Bytes => new TextEncoder().encode(words);

/** Base64url without padding. */
const textOf = (bytes: Bytes): string =>
  btoa(String.fromCodePoint(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');

const bytesOf = (text: string): Bytes =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.codePointAt(0) ?? 0);
