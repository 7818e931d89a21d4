import type { Testable } from '../earn/threshold.ts';
import { phrase } from './told.ts';
import type { Told } from './told.ts';
import type { Words } from './words.ts';

/** The figure that is held against thresholds: a measure, its attainment, or another component. */
export function toldFigure({ measure, component, thresholds }: Testable, words: Words): Told {
  if (measure === null) return words.component(component ?? '');
  const name = words.measure(measure);
  return thresholds === 'attainment' ? phrase('told_attainment_of', { measure: name }) : name;
}
