// The seal of a run's line detail: what its change in the trail says of the files on disk.
import { RowStreamHash } from '@cordee/kernel';
import type { ArtefactSlice } from './many-rows.ts';

/** Over the seals of all slices, in their order. */
export function sealOfDetail(slices: readonly Pick<ArtefactSlice, 'slice' | 'fileSeal'>[]): string {
  const seal = new RowStreamHash();
  for (const { slice, fileSeal } of slices) seal.add([slice, fileSeal]);
  return seal.digest();
}
