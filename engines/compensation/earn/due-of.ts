import { ok, refused } from '@cordee/kernel';
import type { Explanation, Result } from '@cordee/kernel';
import type { Outcome } from './calculate-component.ts';

/** What a calculated component hands to those that read it: its exact result, before its rounding. */
export function dueOf(outcome: Result<Outcome> | undefined, code: string): Result<Explanation> {
  return outcome?.ok
    ? ok(outcome.value.due)
    : refused('compensation.component_not_calculated', { component: code });
}
