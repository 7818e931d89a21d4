import { ok, refused, type Result, type TenantId, type UserId } from '@cordee/kernel';
import type { AccessStore } from './access-store.ts';

/** What sign-in needs from the outside, in its own words. */
export type Secrets = {
  hashPassword(password: string): Promise<string>;
  isPassword(stored: string, password: string): Promise<boolean>;
  newToken(): string;
  tokenHash(token: string): Buffer;
};

/** Opens a session for an e-mail and password. Unknown e-mail, wrong password and a locked account answer alike. */
export async function signIn(
  store: AccessStore,
  secrets: Secrets,
  email: string,
  password: string,
): Promise<Result<{ sessionToken: string }>> {
  const found = await store.credentialsOf(email);
  const isAllowed = found ? await store.beginAttempt(found.userId) : false;
  const stored = found?.passwordHash ?? (await decoy(secrets));
  const matches = await secrets.isPassword(stored, password);
  if (!found?.passwordHash || !isAllowed || !matches) return refused('access.sign_in_refused');
  await store.clearAttempts(found.userId);
  return ok({ sessionToken: await openSession(store, secrets, found.userId, found.organisationId) });
}

export async function openSession(
  store: AccessStore,
  secrets: Secrets,
  userId: UserId,
  organisationId: TenantId,
): Promise<string> {
  const token = secrets.newToken();
  await store.openSession(secrets.tokenHash(token), userId, organisationId);
  return token;
}

let decoyHash: Promise<string> | undefined;

/** An unknown e-mail costs the same time as a wrong password. */
function decoy(secrets: Secrets): Promise<string> {
  return (decoyHash ??= secrets.hashPassword('no account has this password'));
}
