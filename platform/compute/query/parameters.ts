import { invariant } from '@cordee/kernel';

/** Values never enter the text of a query; each is sent as text and cast by the engine. */
export type Parameters = {
  bind(value: string | number | bigint, type: string): string;
  readonly values: readonly string[];
};

/** PostgreSQL's protocol counts them in 16 bits. */
const parametersMax = 65_535;

export function parameters(): Parameters {
  const values: string[] = [];
  return {
    values,
    bind: (value, type) => {
      values.push(String(value));
      invariant(values.length <= parametersMax, 'a query has too many parameters', { count: values.length });
      return `cast($${values.length} as ${type})`;
    },
  };
}
