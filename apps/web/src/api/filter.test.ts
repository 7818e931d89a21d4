import { describe, expect, it } from 'vitest';
import { known } from './filter.ts';

describe('the parameters of a list', () => {
  it('are those that hold something', () => {
    expect(known({ q: 'Roux', stage: '', seller: undefined, asOf: '2026-03-29' })).toEqual({
      q: 'Roux',
      asOf: '2026-03-29',
    });
  });
});
