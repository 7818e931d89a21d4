import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { calculateCase, compareCase, parseCase, readExactJson } from '@cordee/engine-compensation';
import type { Case, CaseDifference, CaseResult } from '@cordee/engine-compensation';
import { invariant } from '@cordee/kernel';

const SUFFIX = '.story.json';

/** A story as it was told: the case, what the engine made of it, and where that differs from what the story says. */
export type ToldStory = {
  readonly given: Case;
  readonly result: CaseResult;
  readonly differences: readonly CaseDifference[];
};

/** The names of all stories, which are the names of their files. */
export function storyNames(): readonly string[] {
  const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' });
  return files.filter((file) => file.endsWith(SUFFIX)).map((file) => file.slice(0, -SUFFIX.length));
}

/** The case document of a story, every number with all its digits. */
export function storyDocument(name: string): object {
  const text = readFileSync(join(import.meta.dirname, `${name}${SUFFIX}`), 'utf8');
  const document = readExactJson(text);
  invariant(document.ok && typeof document.value === 'object' && document.value !== null, 'no JSON object', {
    name,
  });
  return document.value;
}

/** Calculates a story by the engine's own stages. A story that is refused throws with its refusals. */
export function tellStory(name: string): ToldStory {
  const given = parseCase(storyDocument(name));
  invariant(given.ok, 'the story is refused', { name, refusals: given.ok ? [] : given.refusal });
  const result = calculateCase(given.value);
  return { given: given.value, result, differences: compareCase(given.value, result) };
}
