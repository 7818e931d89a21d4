import { contributionsOf, filtersOf } from '../../measure/measure.ts';
import type { Measure } from '../../measure/measure.ts';
import { measurePath } from '../finding.ts';
import type { LintRule } from '../finding.ts';

/** A measure of what the organisation has never brought in would pay zero and say nothing. Asked only with its data. */
export const dataSource: LintRule = {
  find: (plan, { kindsSeen, fieldsSeen }) =>
    plan.measures.flatMap((measure) => {
      const path = measurePath(plan, measure.code);
      const args = { measure: measure.name ?? measure.code };
      const kinds = contributionsOf(measure).map(({ kind }) => kind);
      const isUnseen =
        kindsSeen !== undefined && kinds.length > 0 && !kinds.some((kind) => kindsSeen.has(kind));
      const unknown =
        fieldsSeen === undefined ? [] : fieldsOf(measure).filter(({ field }) => !fieldsSeen.has(field));
      return [
        ...(isUnseen
          ? [
              {
                code: 'compensation.lint_no_data',
                severity: 'warn' as const,
                path: `${path}.base`,
                args,
                source: null,
              },
            ]
          : []),
        ...unknown.map(({ field, key }) => ({
          code: 'compensation.lint_no_field',
          severity: 'warn' as const,
          path: `${path}.${key}`,
          args: { ...args, field },
          source: null,
        })),
      ];
    }),
};

function fieldsOf(measure: Measure) {
  return [
    ...filtersOf(measure).map(({ field }) => ({ field, key: 'filters' })),
    ...measure.attributes.map(({ code }) => ({ field: code, key: 'attributes' })),
  ];
}
