import { describe, expect, it } from 'vitest';
import { changeDraft, componentsOf, newDraft, type Draft, type DraftAction } from './draft.ts';
import { pathOf, pathText, valueAt, withValue } from '../../../api/plan-json.ts';

const start = newDraft({
  name: 'Plan',
  components: [
    { code: 'commission', args: { rate: '0.02' } },
    { code: 'bonus', args: {} },
  ],
});
const after = (...actions: readonly DraftAction[]): Draft => actions.reduce(changeDraft, start);
const codes = (draft: Draft) => componentsOf(draft).map(({ code }) => code);
const rate = ['components', 0, 'args', 'rate'] as const;

describe('a plan that is written', () => {
  it('names a place as the server does, and changes only that place', () => {
    expect(pathText(rate)).toBe('$.components[0].args.rate');
    expect(pathOf(pathText(rate))).toEqual(rate);
    const changed = withValue(start.document, rate, '0.03');
    expect([valueAt(changed, rate), valueAt(start.document, rate)]).toEqual(['0.03', '0.02']);
    expect(withValue({ a: '1', b: '2' }, ['a'], undefined)).toEqual({ b: '2' });
    expect(withValue(['a', 'b', 'c'], [1], undefined)).toEqual(['a', 'c']);
  });

  it('moves, duplicates under a code of its own, and removes', () => {
    expect(codes(after({ act: 'move', index: 0, by: 1 }))).toEqual(['bonus', 'commission']);
    expect(codes(after({ act: 'move', index: 1, by: 1 }))).toEqual(['commission', 'bonus']);
    const twice = after({ act: 'duplicate', index: 0 }, { act: 'duplicate', index: 1 });
    expect(codes(twice)).toEqual(['commission', 'commission-2', 'commission-3', 'bonus']);
    expect(codes(after({ act: 'remove', index: 0 }))).toEqual(['bonus']);
  });

  it('takes what is typed at one place back in one step, and gives it again', () => {
    const typed = after(
      { act: 'set', path: rate, value: '0.03' },
      { act: 'set', path: rate, value: '0.035' },
      { act: 'set', path: ['name'], value: 'Autre' },
    );
    const once = changeDraft(typed, { act: 'undo' });
    expect([valueAt(once.document, ['name']), valueAt(once.document, rate)]).toEqual(['Plan', '0.035']);
    const undone = changeDraft(once, { act: 'undo' });
    expect(undone.document).toEqual(start.document);
    expect(changeDraft(changeDraft(undone, { act: 'redo' }), { act: 'redo' }).document).toEqual(
      typed.document,
    );
    expect(changeDraft(undone, { act: 'undo' }).document).toEqual(start.document);
  });
});
