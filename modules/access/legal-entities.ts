import { refused, type Result, type Scope } from '@cordee/kernel';

/** A company of the organisation, which employs some of its people: whoever pays and signs. */
export type LegalEntity = { readonly code: string; readonly name: string; readonly country: string };

export type LegalEntityStore = {
  legalEntities(scope: Scope): Promise<readonly LegalEntity[]>;
  /** The list becomes the given one: what it no longer names is retracted, and stays known to the past. */
  replaceLegalEntities(scope: Scope, wanted: readonly LegalEntity[]): Promise<void>;
};

export async function setLegalEntities(
  store: LegalEntityStore,
  scope: Scope,
  wanted: readonly LegalEntity[],
): Promise<Result<readonly LegalEntity[]>> {
  const repeated = wanted.find(({ code }, index) => wanted.findIndex((each) => each.code === code) !== index);
  if (repeated) return refused('access.legal_entity_repeated', { code: repeated.code });
  await store.replaceLegalEntities(scope, wanted);
  return { ok: true, value: await store.legalEntities(scope) };
}
