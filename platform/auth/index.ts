export { hashPassword, isPassword } from './password.ts';
export { newToken, tokenHash } from './token.ts';
export { openKeyRing, type KeyRing, type KeyPurpose } from './key-ring.ts';
export { signCall } from './sign-call.ts';
