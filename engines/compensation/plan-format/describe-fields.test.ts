import { describe, expect, it } from 'vitest';
import { COMPONENTS } from '../earn/components/registry.ts';
import { describeComponents, describeModifiers } from './describe-fields.ts';
import type { FieldDescription, FieldShape } from './describe-fields.ts';

const fieldsOf = (type: string) => describeComponents().find((each) => each.type === type)?.fields ?? [];
const field = (fields: readonly FieldDescription[], name: string) =>
  fields.find((each) => each.name === name);

function labels(shape: FieldShape): readonly string[] {
  if (shape.kind === 'object')
    return shape.fields.flatMap(({ label, shape: inner }) => [label, ...labels(inner)]);
  if (shape.kind === 'list') return labels(shape.item);
  return shape.kind === 'one_of' ? shape.shapes.flatMap(labels) : [];
}

describe('the description of the plan format for forms', () => {
  it('knows every component and keeps every field that reads it', () => {
    const described = describeComponents();
    expect(described.map(({ type }) => type)).toEqual(COMPONENTS.map(({ type }) => type));
    for (const [index, { args }] of COMPONENTS.entries())
      expect(described[index]?.fields.map(({ name }) => name)).toEqual(Object.keys(args.properties));
  });

  it('tells a ratio from a number inside the rows of a table, with their labels', () => {
    const tiers = field(fieldsOf('marginal_tiers'), 'tiers');
    expect(tiers?.isRequired).toBe(true);
    expect(tiers?.shape).toMatchObject({
      kind: 'list',
      item: {
        kind: 'object',
        fields: [
          { name: 'from', label: 'compensation.field_tier_from', shape: { kind: 'number' } },
          { name: 'rate', shape: { kind: 'ratio' }, isNullable: true },
          { name: 'rates' },
        ],
      },
    });
  });

  it('offers each way to state a rate', () => {
    const rate = field(fieldsOf('percentage_of_measure'), 'rate')?.shape;
    expect(rate?.kind === 'one_of' && rate.shapes.map(({ kind }) => kind)).toEqual([
      'ratio',
      'object',
      'object',
      'object',
    ]);
    expect(rate && labels(rate)).toContain('compensation.field_target');
  });

  it('writes what holds when a key is absent as a document would', () => {
    expect(field(fieldsOf('attainment_curve'), 'target')?.fallback).toEqual({
      from: 'payee_term',
      code: 'target_incentive',
    });
    expect(field(describeModifiers(), 'weight')?.fallback).toBe('1');
    expect(field(describeModifiers(), 'gates')).toMatchObject({ fallback: [], shape: { kind: 'list' } });
  });
});
