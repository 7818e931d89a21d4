import { refused } from '@cordee/kernel';

export const modelNotFound = () => refused('segments.model_not_found');
export const accountNotFound = (count: number) => refused('segments.account_not_found', { count });
export const segmentNotFound = (segment: string) => refused('segments.segment_not_found', { segment });
export const proposalNotFound = () => refused('segments.proposal_not_found');
/** Applying a model that still has faults. */
export const modelFaulty = (count: number) => refused('segments.model_faulty', { count });
/** Fewer accounts have the measures than groups were asked for. */
export const tooFewAccounts = () => refused('segments.too_few_accounts');
/** Nothing is segmented yet, so that nothing can be decided by hand. */
export const nothingInForce = () => refused('segments.nothing_in_force');
