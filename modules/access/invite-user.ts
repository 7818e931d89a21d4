import { ok, refused, userId, type Locale, type Result, type Scope } from '@cordee/kernel';
import type { AccessStore, Invitation } from './access-store.ts';
import { openSession, type Secrets } from './sign-in.ts';

/** Makes a one-use invitation; the link is mailed, never shown in an answer. */
export async function inviteUser(
  store: AccessStore,
  secrets: Secrets,
  scope: Scope,
  invitation: Omit<Invitation, 'organisationId'>,
): Promise<Result<{ token: string }>> {
  const token = secrets.newToken();
  await store.addInvitation(
    secrets.tokenHash(token),
    { ...invitation, organisationId: scope.tenant },
    scope.actor,
  );
  return ok({ token });
}

export async function acceptInvitation(
  store: AccessStore,
  secrets: Secrets,
  newId: () => string,
  token: string,
  chosen: { password: string; locale: Locale },
): Promise<Result<{ sessionToken: string }>> {
  const id = userId(newId());
  const passwordHash = await secrets.hashPassword(chosen.password);
  const accepted = await store.acceptInvitation(secrets.tokenHash(token), {
    id,
    passwordHash,
    locale: chosen.locale,
  });
  if (accepted.ok) return ok({ sessionToken: await openSession(store, secrets, id, accepted.value) });
  return accepted.refusal === 'email_taken'
    ? refused('access.account_exists_conflict')
    : refused('access.invitation_not_found');
}
