// The index of the reference: what a source calls it, in both languages, how the format says it, and a worked case.
import { EARNING } from './index-of-earning.ts';
import { PEOPLE_AND_TIME } from './index-of-people-and-time.ts';

type Entry = {
  readonly en: string;
  readonly fr: string;
  /** How the plan says it: types and keys, as code. */
  readonly how: string;
  /** Stories that pay it, without their ending. */
  readonly stories: readonly string[];
};

export type Chapter = { readonly title: string; readonly entries: readonly Entry[] };

export const PLAN_INDEX: readonly Chapter[] = [...EARNING, ...PEOPLE_AND_TIME];

/** The index as tables, with links from docs/reference to the stories. */
export function indexSection(): string {
  return `## What do you want to pay?

What sources call it, how a plan says it, and cases that pay it.

${PLAN_INDEX.map(chapter).join('\n\n')}`;
}

function chapter({ title, entries }: Chapter): string {
  const rows = entries.map(
    ({ en, fr, how, stories }) => `| ${en} | ${fr} | ${how} | ${stories.map(link).join(', ')} |`,
  );
  return [
    `### ${title}`,
    '',
    '| English | Français | how | cases |',
    '| --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}

function link(story: string): string {
  return `[${story.replace('published/', '')}](../../stories/${story}.story.json)`;
}
