import { expect, it } from 'vitest';
import { hashPassword, isPassword } from './password.ts';
import { newToken, tokenHash } from './token.ts';

it('knows a password by its hash, which is never the same twice and never holds it', async () => {
  const [one, two] = await Promise.all([hashPassword('corde de rappel'), hashPassword('corde de rappel')]);
  expect(one).not.toBe(two);
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await isPassword(one, 'corde de rappel')).toBe(true);
  expect(await isPassword(one, 'corde de rappeL')).toBe(false);
});

it('makes tokens of 256 bits and stores only their hash', () => {
  const token = newToken();
  expect(Buffer.from(token, 'base64url').length).toBe(32);
  expect(tokenHash(token).toString('base64url')).not.toBe(token);
  expect(tokenHash(token)).toEqual(tokenHash(token));
});
