import { refused } from '@cordee/kernel';

export const proposalNotFound = () => refused('territories.proposal_not_found');
export const territoryNotFound = () => refused('territories.territory_not_found');
export const noTerritories = () => refused('territories.no_territories');
export const noAccounts = () => refused('territories.no_accounts');
/** Accounts changed hands since the proposal was made. */
export const proposalOutdated = (count: number) => refused('territories.outdated_conflict', { count });
export const dealNotFound = () => refused('territories.deal_not_found');
export const noteNotFound = () => refused('territories.note_not_found');
export const figureNotFound = () => refused('territories.figure_not_found');
export const moveNotFound = () => refused('territories.move_not_found');
export const areaNotFound = () => refused('territories.area_not_found');
