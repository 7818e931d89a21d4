import { m } from '@cordee/messages';
import type { ImportKind } from '../../api/imports.ts';

const names: Record<ImportKind, () => string> = {
  people: () => m['web.kind_people'](),
  accounts: () => m['web.kind_accounts'](),
  deals: () => m['web.kind_deals'](),
  transactions: () => m['web.kind_transactions'](),
  quotas: () => m['web.kind_quotas'](),
  rates: () => m['web.kind_rates'](),
  figures: () => m['web.kind_figures'](),
  absences: () => m['web.kind_absences'](),
  coverage: () => m['web.kind_coverage'](),
  splits: () => m['web.kind_splits'](),
  activities: () => m['web.kind_activities'](),
  quotes: () => m['web.kind_quotes'](),
};

export const kindName = (kind: ImportKind) => names[kind]();
