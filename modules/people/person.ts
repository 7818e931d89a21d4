import type { EntityId } from '@cordee/kernel';

/** A person in the position held on the scope's date, as the list of sellers and teams shows them. */
export type PersonInPosition = {
  readonly personId: EntityId;
  readonly code: string;
  readonly name: string;
  readonly email: string | null;
  readonly payrollNumber: string | null;
  readonly workingTime: string | null;
  readonly hiredOn: string | null;
  readonly leftOn: string | null;
  readonly positionId: EntityId | null;
  readonly positionTitle: string | null;
  readonly role: string | null;
  readonly teamId: EntityId | null;
  readonly team: string | null;
  readonly managerPositionId: EntityId | null;
  readonly manager: string | null;
  readonly effectiveFrom: string;
  readonly importId: string | null;
  readonly importLine: number | null;
};

export type Team = {
  readonly id: EntityId;
  readonly code: string;
  readonly name: string;
  readonly sellers: number;
  readonly manager: string | null;
};
