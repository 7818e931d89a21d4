import { ok, refused, type Result, type Role, type Scope } from '@cordee/kernel';
import type { Call } from './command.ts';
import type { House } from './house.ts';

/** The organisation that a command works in, and the member in whose name: those asked for, or the only ones there are. */
export async function workingScope(
  { app }: House,
  call: Call,
  allowed: readonly Role[],
): Promise<Result<Scope>> {
  const organisations = await app.access.organisations();
  const known = organisations.map(({ name }) => name).join(', ');
  const asked = call.values['organisation'];
  const found =
    asked === undefined
      ? organisations
      : organisations.filter(({ id, name }) => id === asked || name.toLowerCase() === asked.toLowerCase());
  const [organisation, second] = found;
  if (organisations.length === 0) return refused('cli.organisation_none_not_found');
  if (!organisation) return refused('cli.organisation_not_found', { organisation: asked ?? '', known });
  if (second) return refused('cli.usage_organisation_needed', { known });
  const members = (await app.access.members(organisation.id)).filter((member) => !member.isSuspended);
  const email = call.values['as'];
  const member =
    email === undefined
      ? members.find(({ roles }) => isAllowed(roles, allowed))
      : members.find((each) => each.email.toLowerCase() === email.toLowerCase());
  if (!member && email !== undefined)
    return refused('cli.member_not_found', { email, organisation: organisation.name });
  if (!member || !isAllowed(member.roles, allowed))
    return refused('cli.right_missing', { member: email ?? organisation.name, roles: allowed.join(', ') });
  return ok({ ...(await app.scopeOf(organisation.id, member.userId)), locale: call.locale });
}

const isAllowed = (roles: readonly Role[], allowed: readonly Role[]): boolean =>
  roles.some((role) => allowed.includes(role));
