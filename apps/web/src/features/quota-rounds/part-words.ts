import { m } from '@cordee/messages';
import type { Part } from './analysis.ts';

export const partWords: Readonly<Record<Part, () => string>> = {
  kept: () => m['rounds.kept'](),
  lost: () => m['rounds.lost'](),
  gained: () => m['rounds.gained'](),
  price: () => m['rounds.price'](),
};
