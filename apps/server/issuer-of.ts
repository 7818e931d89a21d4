import type { Scope } from '@cordee/kernel';
import type { AccessStore, LegalEntityStore } from '@cordee/modules/access';
import type { Issuer, Statement } from '@cordee/modules/payouts';
import type { PeopleStore } from '@cordee/modules/people';

type IssuerReads = {
  readonly access: Pick<AccessStore, 'organisation'>;
  readonly legalEntities: Pick<LegalEntityStore, 'legalEntities'>;
  readonly people: Pick<PeopleStore, 'namedPersons'>;
};

/**
 * Who issues a statement: the organisation, and the company that employed the payee on the period's last day, as both
 * were known when the run was calculated. A company that is in no list goes by the code that the files give it.
 */
export async function issuerOf(
  { access, legalEntities, people }: IssuerReads,
  scope: Scope,
  { run, payeeId }: Statement,
): Promise<Issuer> {
  const then: Scope = {
    ...scope,
    people: 'all',
    positions: 'all',
    branch: run.branch,
    asOf: { ...scope.asOf, effective: run.period.to.subtract({ days: 1 }), change: run.knownChange },
  };
  const organisation = await access.organisation(scope.tenant);
  const code = (await people.namedPersons(then)).get(payeeId)?.legalEntity ?? null;
  const listed = (await legalEntities.legalEntities(then)).find((each) => each.code === code);
  return { organisation: organisation?.name ?? '', legalEntity: listed?.name ?? code };
}
