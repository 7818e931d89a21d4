// Who acts in the demo company, and when: the scopes of its people, and the instants that its history bears.
import { derivedId, plainDate, tenantId, userId, type Scope } from '@cordee/kernel';
import type { Company } from './company.ts';

export const DEMO_ORGANISATION = tenantId(
  derivedId(tenantId('00000000-0000-8000-8000-000000000000'), 'demo', 'belledonne'),
);

const zone = 'Europe/Paris';

export function demoScope(company: Company, key: string): Scope {
  const user =
    company.users.find((each) => each.key === key) ?? company.users.find((each) => each.role === 'revops');
  return {
    tenant: DEMO_ORGANISATION,
    actor: demoUser(user?.key ?? key),
    roles: ['revops'],
    locale: 'fr',
    asOf: { effective: plainDate(company.organisation.today), change: null },
    today: plainDate(company.organisation.today),
    branch: 0,
    positions: 'all',
    people: 'all',
    fields: 'all',
  };
}

export const demoUser = (key: string) => userId(derivedId(DEMO_ORGANISATION, 'demo-user', key));

export function instantOn(day: string): string {
  return plainDate(day).toZonedDateTime({ timeZone: zone, plainTime: '07:30' }).toInstant().toString();
}
