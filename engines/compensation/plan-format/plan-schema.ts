import { COMPONENTS } from '../earn/components/registry.ts';
import type { JsonSchema } from './field.ts';
import { componentField, planField } from './parse-plan.ts';
import { PLAN_FORMAT } from './plan.ts';

/** The JSON Schema (2020-12) of a plan document, from the same fields that read it. */
export function planSchema(): JsonSchema {
  const { properties, ...rest } = planField.schema;
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: PLAN_FORMAT,
    ...rest,
    properties: {
      ...asRecord(properties),
      components: { type: 'array', minItems: 1, maxItems: 50, items: componentSchema() },
    },
  };
}

/** A component is one of the registered types, each with its own arguments. */
function componentSchema(): JsonSchema {
  const { properties } = componentField.schema;
  return {
    oneOf: COMPONENTS.map(({ type, args }) => ({
      ...componentField.schema,
      title: type,
      properties: { ...asRecord(properties), type: { const: type }, args: args.schema },
    })),
  };
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
