import { plainDate, type Role, type Scope } from '@cordee/kernel';
import type { Caller } from '@cordee/platform/http';
import type { AsOfRequest } from '@cordee/platform/http';
import { baseScope, type Application } from './compose.ts';

/** Turns a session token and the context bar into the caller: who it is, and how far they see, on which date. */
export function callerOf(
  app: Pick<Application, 'access' | 'people' | 'secrets' | 'trail'>,
): (token: string, asOf: AsOfRequest) => Promise<Caller | null> {
  return async (token, asOf) => {
    const session = await app.access.findSession(app.secrets.tokenHash(token));
    if (!session) return null;
    const { member, organisation } = session;
    const base = baseScope(organisation.id, member.userId, organisation, member.roles, member.locale);
    const scope = {
      ...base,
      branch: Number(asOf.branch ?? 0),
      asOf: {
        effective: asOf.effective ? plainDate(asOf.effective) : base.asOf.effective,
        change: await knownChange(app, base, asOf),
      },
    };
    const named = { email: member.email, name: member.name, sessionToken: token };
    const depth = depthOf(member.roles);
    if (scope.people === 'all' || depth === null || member.personCode === null) return { ...named, scope };
    const reach = await app.people.reachOf(
      { ...scope, people: 'all', positions: 'all' },
      member.personCode,
      depth,
    );
    return { ...named, scope: { ...scope, ...reach } };
  };
}

async function knownChange(
  { trail }: Pick<Application, 'trail'>,
  scope: Scope,
  { change, knownOn }: AsOfRequest,
): Promise<bigint | null> {
  if (change) return BigInt(change);
  return knownOn ? trail.lastChangeOn(scope, knownOn) : null;
}

function depthOf(roles: readonly Role[]): 'own' | 'reports' | null {
  if (roles.includes('manager')) return 'reports';
  return roles.includes('seller') ? 'own' : null;
}
