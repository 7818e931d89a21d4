import { z } from '@hono/zod-openapi';
import { IMPORT_TARGETS } from './import-targets.ts';
import type { ImportKind } from './import-target.ts';

/** The kinds of file that can be imported; the registry's keys are its kinds. */
export const KindName = z
  .enum(Object.keys(IMPORT_TARGETS) as [ImportKind, ...ImportKind[]])
  .openapi('ImportKind');
