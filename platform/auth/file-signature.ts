// Ed25519 signatures of files: who has the public key checks them without the server.
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
} from 'node:crypto';

export type SigningKey = { readonly publicKey: string; readonly privateKey: string };

/** Both as DER in base64. The private one leaves the process sealed by the key ring only. */
export function newSigningKey(): SigningKey {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  return {
    publicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
    privateKey: privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64'),
  };
}

export function signFile(privateKey: string, content: Uint8Array): string {
  const key = createPrivateKey({ key: Buffer.from(privateKey, 'base64'), type: 'pkcs8', format: 'der' });
  return sign(null, content, key).toString('base64');
}

/** Whether the key signed exactly these bytes; false, too, for a key or a signature written in any other way. */
export function isFileSigned(publicKey: string, content: Uint8Array, signature: string): boolean {
  const [written, given] = [Buffer.from(publicKey, 'base64'), Buffer.from(signature, 'base64')];
  if (written.toString('base64') !== publicKey || given.toString('base64') !== signature) return false;
  try {
    const key = createPublicKey({ key: written, type: 'spki', format: 'der' });
    return key.asymmetricKeyType === 'ed25519' && verify(null, content, key, given);
  } catch {
    return false;
  }
}

export function fileHash(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
