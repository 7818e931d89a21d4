import type { Scope } from '@cordee/kernel';
import type { ClosingItem, MarkedItem } from './closing.ts';

export type ClosingStore = {
  items(scope: Scope, period: string): Promise<readonly MarkedItem[]>;
  keep(scope: Scope, items: readonly ClosingItem[]): Promise<void>;
  mark(
    scope: Scope,
    item: ClosingItem,
    mark: { readonly isDone: boolean; readonly note: string | null },
  ): Promise<void>;
};
