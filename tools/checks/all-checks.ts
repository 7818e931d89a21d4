import { componentStories } from '../tidy/component-stories.ts';
import { configuration } from '../tidy/configuration.ts';
import { endpoints } from '../tidy/endpoints.ts';
import { generated } from '../tidy/generated.ts';
import { messageParity } from '../tidy/message-parity.ts';
import { moduleShape } from '../tidy/module-shape.ts';
import { names } from '../tidy/names.ts';
import { sentences } from '../tidy/sentences.ts';
import { sizes } from '../tidy/sizes.ts';
import { tables } from '../tidy/tables.ts';
import type { Check } from './check.ts';
import { importCycles } from './import-cycles.ts';
import { moduleEdges } from './module-edges.ts';
import { deadCode, format, lint, types } from './programs.ts';
import { purity } from './purity.ts';
import { rings } from './rings.ts';
import { webFeatures } from './web-features.ts';

/** In the order in which they run: what fails fast and often comes first. */
export const allChecks: readonly Check[] = [
  format,
  types,
  rings,
  moduleEdges,
  webFeatures,
  importCycles,
  purity,
  names,
  sizes,
  moduleShape,
  endpoints,
  generated,
  messageParity,
  sentences,
  componentStories,
  configuration,
  deadCode,
  tables,
  lint,
];
