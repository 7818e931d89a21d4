import type { Schemas } from './schemas.ts';

/** A value that can always say where it comes from. Decimals travel as canonical text. */
export type Figure = Schemas['Figure'];

/** The file and line that a fact was imported from. */
export type SourcePlace = Schemas['SourcePlace'];
