import { describe, expect, it } from 'vitest';
import { mappingOf, missingFields } from './mapping.ts';

const field = (code: string, required = false) => ({ code, label: code, required, type: 'text' });

describe('the mapping of a file', () => {
  it('leaves out the columns that tell nothing', () => {
    expect(mappingOf({ 0: 'deal_code', 1: '', 2: 'stage' })).toEqual({ deal_code: 0, stage: 2 });
  });

  it('names the required fields that no column tells', () => {
    const fields = [field('deal_code', true), field('stage', true), field('amount')];
    expect(missingFields(fields, { 0: 'deal_code' }).map((missing) => missing.code)).toEqual(['stage']);
  });

  it('accepts a full name in the place of a family name', () => {
    expect(missingFields([field('family_name', true)], { 4: 'full_name' })).toEqual([]);
  });
});
