import type { FieldShape } from '../../../api/plan-design.ts';
import { asObject, asText, valueAt, type JsonObject, type Path } from '../../../api/plan-json.ts';

/** What a new value begins with: required keys only, so that everything else is as when absent. */
export function startOf({ kind, choices = [], fields = [], shapes = [] }: FieldShape): JsonObject | string {
  if (kind === 'object')
    return Object.fromEntries(
      fields.filter(({ isRequired }) => isRequired).map(({ name, shape }) => [name, startOf(shape)]),
    );
  if (kind === 'choice') return choices[0]?.value ?? '';
  if (kind === 'one_of' && shapes[0]) return startOf(shapes[0]);
  return kind === 'ratio' || kind === 'number' ? '0' : '';
}

/** Whether the thresholds around a place are attainments or figures, as the nearest `thresholds` above it says. */
export function thresholdsAbove(document: JsonObject, path: Path): string {
  for (let end = path.length - 1; end > 0; end -= 1) {
    const object = asObject(valueAt(document, path.slice(0, end)));
    const said = asText(object['thresholds']);
    if (said !== '') return said;
    // The tables by attainment, and multipliers, test the attainment unless they say otherwise.
    const isByAttainment = object['type'] === 'attainment_curve' || object['type'] === 'amount_table';
    if (isByAttainment || path[end - 2] === 'multipliers') return 'attainment';
  }
  return '';
}
