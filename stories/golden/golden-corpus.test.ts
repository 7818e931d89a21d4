import { RowStreamHash } from '@cordee/kernel';
import { expect, it } from 'vitest';
import { storyNames, tellStory, type ToldStory } from '../tell-story.test-support.ts';

const stories = storyNames()
  .toSorted()
  .map((name) => ({ name, ...tellStory(name) }));

// A new story adds its line with `npx vitest run --project pure stories/golden -u`. A line that changes is pay that
// changes: it asks for a semantics number of its own.
it.each([...Map.groupBy(stories, ({ given }) => given.plan.semantics)])(
  'gives every story of semantics %i the pay that it has always had (C19)',
  async (semantics, told) => {
    const hashes = Object.fromEntries(told.map((story) => [story.name, outcomeHash(story)]));
    await expect(`${JSON.stringify(hashes, null, 2)}\n`).toMatchFileSnapshot(`semantics-${semantics}.json`);
  },
);

/** Lines, issues and what is paid out, in the order of the calculation. */
function outcomeHash({ result: { outcomes, results } }: ToldStory): string {
  const stream = new RowStreamHash();
  results.forEach(({ lines, issues }, index) => {
    const { payee = '', period = '', total = null, payable = null, net = null } = outcomes[index] ?? {};
    for (const { component, earned, payable: due, points } of lines)
      stream.add([payee, period, component, earned, due, points]);
    for (const { component, refusal } of issues) stream.add([payee, period, component, refusal.code]);
    stream.add([payee, period, total, payable, net]);
  });
  return stream.digest();
}
