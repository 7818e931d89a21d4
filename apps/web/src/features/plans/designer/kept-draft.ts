// What was written and not yet published stays in this browser, one draft a person and plan.
import type { JsonObject } from '../../../api/plan-json.ts';

const keyOf = (owner: string) => `cordee.plan-draft ${owner}`;

export function keptDraft(owner: string): JsonObject | null {
  const text = localStorage.getItem(keyOf(owner));
  return text === null ? null : (JSON.parse(text) as JsonObject); // written below, and by nobody else
}

export function keepDraft(owner: string, document: JsonObject): void {
  localStorage.setItem(keyOf(owner), JSON.stringify(document));
}

export function forgetDraft(owner: string): void {
  localStorage.removeItem(keyOf(owner));
}
