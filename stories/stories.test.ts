import { readdirSync, readFileSync } from 'node:fs';
import { COMPONENTS } from '@cordee/engine-compensation';
import { evaluateExplanation, findContradictions, ROWS_SHOWN_MAX } from '@cordee/kernel';
import { renderExplanation } from '@cordee/messages/explanation';
import { describe, expect, it } from 'vitest';
import type { Story } from './story.ts';
import { tellStory } from './tell-story.ts';

const SUFFIX = '.story.json';
const stories = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith(SUFFIX))
  .map((file) => ({
    name: file.slice(0, -SUFFIX.length).replaceAll('-', ' '),
    // A story is our own test data; what is wrong in it shows as a failure of its own test.
    story: JSON.parse(readFileSync(`${import.meta.dirname}/${file}`, 'utf8')) as Story,
  }));

describe.each(stories)('$name', ({ story }) => {
  const told = tellStory(story);

  it('pays what the story says', () => {
    expect(told.expected).toEqual(story.expected);
    expect(told.creditedToNobody).toEqual(story.creditedToNobody);
  });

  it('explains each amount so that the explanation alone gives it', () => {
    for (const line of told.results.flatMap(({ lines }) => lines)) {
      expect(findContradictions(line.explanation)).toEqual([]);
      expect(evaluateExplanation(line.explanation).ok).toBe(true);
    }
  });

  it.each(['fr', 'en'] as const)('reads as a sentence in %s', (locale) => {
    for (const { explanation } of told.results.flatMap(({ lines, issues }) => [...lines, ...issues])) {
      const rendered = renderExplanation(explanation, locale);
      expect(rendered.sentence).not.toMatch(/undefined|\{|NaN/);
      expect(JSON.stringify(rendered.tree)).not.toMatch(/undefined|NaN/);
    }
  });
});

describe('the stories', () => {
  it('tell every component', () => {
    const told = new Set(stories.flatMap(({ story }) => story.plan.components.map(({ type }) => type)));
    expect(COMPONENTS.map(({ type }) => type).filter((type) => !told.has(type))).toEqual([]);
  });

  it('open a long sum by page instead of carrying its rows', () => {
    const long = stories.find(({ name }) => name === 'fifty one sales');
    const [line] = long === undefined ? [] : tellStory(long.story).results.flatMap(({ lines }) => lines);
    const tree = line === undefined ? undefined : renderExplanation(line.explanation, 'en').tree;
    const sum = tree?.children[0]?.children[0];
    expect(sum).toMatchObject({ kind: 'sum', count: ROWS_SHOWN_MAX + 1, isPaged: true, children: [] });
  });
});
