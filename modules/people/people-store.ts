import type { EntityId, Result, Scope } from '@cordee/kernel';
import type { CodeLink, KeptCodeLink } from './person-codes.ts';
import type { PersonInPosition, Team } from './person.ts';

/** Positions and persons that a person's own place in the hierarchy opens to them. */
export type Reach = { readonly positions: readonly EntityId[]; readonly people: readonly EntityId[] };

export type NamedPerson = {
  readonly id: EntityId;
  readonly code: string;
  readonly name: string;
  readonly team: string | null;
  /** The code of the company that employs the person, as the files write it. */
  readonly legalEntity: string | null;
};

export type PeopleStore = {
  /** Every person by id, with the team of the position held. */
  namedPersons(scope: Scope): Promise<ReadonlyMap<EntityId, NamedPerson>>;
  people(
    scope: Scope,
    filter: { readonly q?: string | undefined; readonly team?: string | undefined },
  ): Promise<readonly PersonInPosition[]>;
  teams(scope: Scope): Promise<readonly Team[]>;
  /** `own` for a seller, `reports` for a manager: the whole tree under the positions held. */
  reachOf(scope: Scope, personCode: string, depth: 'own' | 'reports'): Promise<Reach>;
  /** Refuses people.person_not_found where no such person was ever known. */
  linkCode(scope: Scope, link: CodeLink): Promise<Result<null>>;
  /** The crosswalk of every source: by source, code and day. */
  codeLinks(scope: Scope): Promise<readonly KeptCodeLink[]>;
  /** Takes a link back, from its day on. Refuses people.code_link_not_found. */
  unlinkCode(scope: Scope, link: { readonly id: string; readonly from: string }): Promise<Result<null>>;
};
