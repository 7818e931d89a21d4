import { ok, refused, tenantId, userId, type Locale, type Result } from '@cordee/kernel';
import type { AccessStore } from './access-store.ts';
import { openSession, type Secrets } from './sign-in.ts';

export type NewOrganisation = {
  readonly organisation: string;
  readonly currency: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly locale: Locale;
};

/** Opens an organisation of one's own: its first user administers it, holding the roles that start the year. */
export async function createOrganisation(
  store: AccessStore,
  secrets: Secrets,
  newId: () => string,
  input: NewOrganisation,
): Promise<Result<{ sessionToken: string; organisationId: string }>> {
  const founder = userId(newId());
  const passwordHash = await secrets.hashPassword(input.password);
  const organisation = {
    id: tenantId(newId()),
    name: input.organisation,
    isDemo: false,
    locale: input.locale,
    currency: input.currency,
    clockToday: null,
  };
  const account = {
    id: founder,
    email: input.email,
    name: input.name,
    locale: input.locale,
    passwordHash,
  };
  const isFounded = await store.foundOrganisation(organisation, account, ['revops', 'finance']);
  if (!isFounded) return refused('access.email_taken_conflict', { email: input.email });
  return ok({
    sessionToken: await openSession(store, secrets, founder, organisation.id),
    organisationId: organisation.id,
  });
}
