import { COMPONENTS } from '@cordee/engine-compensation';
import { evaluateExplanation, findContradictions, ROWS_SHOWN_MAX } from '@cordee/kernel';
import { renderExplanation } from '@cordee/messages/explanation';
import { describe, expect, it } from 'vitest';
import { storyNames, tellStory } from './tell-story.test-support.ts';

const stories = storyNames().map((name) => ({ name, ...tellStory(name) }));

describe.each(stories)('$name', ({ given, result, differences }) => {
  it('pays what the story says', () => {
    expect(figuresExpected(given.expected)).toBeGreaterThan(0);
    expect(differences).toEqual([]);
  });

  it('explains each amount so that the explanation alone gives it', () => {
    for (const line of result.results.flatMap(({ lines }) => lines)) {
      expect(findContradictions(line.explanation)).toEqual([]);
      expect(evaluateExplanation(line.explanation).ok).toBe(true);
    }
  });

  it.each(['fr', 'en'] as const)('reads as a sentence in %s', (locale) => {
    for (const { explanation } of result.results.flatMap(({ lines, issues }) => [...lines, ...issues])) {
      const rendered = renderExplanation(explanation, locale);
      expect(rendered.sentence).not.toMatch(/undefined|\{|NaN/);
      expect(JSON.stringify(rendered.tree)).not.toMatch(/undefined|NaN/);
    }
  });
});

describe('the stories', () => {
  it('tell every component', () => {
    const told = new Set(stories.flatMap(({ given }) => given.plan.components.map(({ type }) => type)));
    expect(COMPONENTS.map(({ type }) => type).filter((type) => !told.has(type))).toEqual([]);
  });

  it('are told in both languages', () => {
    const untold = stories.filter(({ given }) => !given.story?.fr || !given.story.en);
    expect(untold.map(({ name }) => name)).toEqual([]);
  });

  it('open a long sum by page instead of carrying its rows', () => {
    const [line] = tellStory('fifty-one-sales').result.results.flatMap(({ lines }) => lines);
    const tree = line === undefined ? undefined : renderExplanation(line.explanation, 'en').tree;
    const sum = tree?.children[0]?.children[0];
    expect(sum).toMatchObject({ kind: 'sum', count: ROWS_SHOWN_MAX + 1, isPaged: true, children: [] });
  });
});

/** How many figures a story commits itself to: payee and period only say of whom. */
function figuresExpected(expected: readonly unknown[]): number {
  return expected.flatMap((each) =>
    Object.keys(Object(each)).filter((name) => name !== 'payee' && name !== 'period'),
  ).length;
}
