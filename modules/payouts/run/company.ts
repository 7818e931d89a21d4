// What a plan reads of the company beside sales, quotas and terms, as known at a change.
import type { ExchangeRate, Figure, Presence, TeamMembership } from '@cordee/engine-compensation';
import type { EntityId, Scope } from '@cordee/kernel';
import { NO_COVERAGE, type CoverageFacts } from './coverage-facts.ts';

export type CompanyPerson = {
  /** The business code, which orders payees where places or cents are shared. */
  readonly code: string;
  readonly presence: Presence;
};

export type Company = {
  readonly people: ReadonlyMap<EntityId, CompanyPerson>;
  readonly teams: readonly TeamMembership[];
  readonly rates: readonly ExchangeRate[];
  readonly figures: readonly Figure[];
  readonly coverage: CoverageFacts;
};

export type ReadCompany = (scope: Scope) => Promise<Company>;

export const NO_COMPANY: Company = {
  people: new Map(),
  teams: [],
  rates: [],
  figures: [],
  coverage: NO_COVERAGE,
};
