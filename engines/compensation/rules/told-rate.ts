import type { RateSource } from '../earn/rate-field.ts';
import { phrase } from './told.ts';
import type { Told } from './told.ts';
import { percent, termName } from './words.ts';

/** The rate in words; a table or a computed rate stands below, by its own fields. */
export function toldRate(rate: RateSource): Told {
  switch (rate.kind) {
    case 'fixed':
      return percent(rate.value);
    case 'payee_term':
      return termName(rate.code);
    case 'target_over_quota':
      return phrase('told_target_over_quota');
    case 'table':
      return phrase('told_rate_by_table');
  }
}
