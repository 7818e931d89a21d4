// Accounts of the demo's people: those of one-click sign-in, and one for every seller, who signs a letter with it.
import type { AccessStore } from '@cordee/modules/access';
import type { Company, CompanyUser, PersonRow } from './company.ts';
import { DEMO_ORGANISATION, demoUser } from './demo-scope.ts';

export async function openAccounts(access: AccessStore, company: Company): Promise<void> {
  for (const user of company.users) await openAccount(access, user, user.key);
  for (const seller of sellersWithoutSignIn(company)) await openAccount(access, seller, undefined);
}

async function openAccount(
  access: AccessStore,
  { key, email, name, role, personCode, title }: CompanyUser,
  demoKey: string | undefined,
): Promise<void> {
  const userId = demoUser(key);
  await access.addUser({ id: userId, email, name, locale: 'fr', passwordHash: null });
  await access.addMembership({
    organisationId: DEMO_ORGANISATION,
    userId,
    roles: [role],
    personCode,
    title,
    ...(demoKey === undefined ? {} : { demoKey }),
  });
}

/** Who acts for a person of the company: the key of a one-click sign-in, or the person's own code. */
export function userOf(company: Company, personCode: string): CompanyUser | undefined {
  const signsIn = company.users.find((each) => each.personCode === personCode);
  return signsIn ?? sellersWithoutSignIn(company).find((each) => each.personCode === personCode);
}

function sellersWithoutSignIn({ people, users }: Company): readonly CompanyUser[] {
  const signIn = new Set(users.map(({ personCode }) => personCode));
  const rows = new Map(people.map((row) => [row.person_code, row]));
  return [...rows.values()]
    .filter(
      ({ role, left_on, person_code }) => role === 'seller' && left_on === '' && !signIn.has(person_code),
    )
    .map(userFrom);
}

const userFrom = ({
  person_code,
  given_name,
  family_name,
  email,
  position_title,
}: PersonRow): CompanyUser => ({
  key: person_code,
  name: `${given_name} ${family_name}`,
  email,
  role: 'seller',
  title: position_title,
  personCode: person_code,
});
