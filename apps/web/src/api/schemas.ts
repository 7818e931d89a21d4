import type { components } from '../../generated/api.d.ts';

/** What the API sends and takes, by the names that its routes give: no shape of it is written down here again. */
export type Schemas = components['schemas'];
