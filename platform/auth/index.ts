export { hashPassword, isPassword } from './password.ts';
export { newCode, newToken, tokenHash } from './token.ts';
export { openKeyRing, type KeyRing, type KeyPurpose } from './key-ring.ts';
export { signCall } from './sign-call.ts';
export { fileHash, isFileSigned, newSigningKey, signFile, type SigningKey } from './file-signature.ts';
