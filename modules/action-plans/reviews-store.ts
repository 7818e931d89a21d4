import type { Result, Scope } from '@cordee/kernel';
import type { ActionPlan } from './plan.ts';
import type { Review } from './review.ts';

type NewReview = Pick<Review, 'id' | 'month' | 'side' | 'reasons' | 'changes'>;
export type PlanReview = Review & { readonly planId: string };

export type ReviewStore = {
  /** Of plans that the caller has found, the oldest first. */
  reviews(scope: Scope, plans: readonly string[]): Promise<readonly PlanReview[]>;
  add(scope: Scope, plan: ActionPlan, review: NewReview): Promise<Result<null>>;
};
