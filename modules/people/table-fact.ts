import type { PostedFact } from '@cordee/modules/imports';

export type TableFact = { readonly table: string; readonly fact: PostedFact };
