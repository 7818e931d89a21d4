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
  const invitation = await store.takeInvitation(secrets.tokenHash(token));
  if (!invitation) return refused('access.invitation_not_found');
  const id = userId(newId());
  const passwordHash = await secrets.hashPassword(chosen.password);
  const isAdded = await store.addUser({
    id,
    email: invitation.email,
    name: invitation.name,
    locale: chosen.locale,
    passwordHash,
  });
  if (!isAdded) return refused('access.email_taken_conflict', { email: invitation.email });
  await store.addMembership({
    organisationId: invitation.organisationId,
    userId: id,
    roles: invitation.roles,
    personCode: invitation.personCode,
  });
  return ok({ sessionToken: await openSession(store, secrets, id, invitation.organisationId) });
}
