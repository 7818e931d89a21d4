import { m } from '@cordee/messages';

const kinds: Readonly<Record<string, () => string>> = {
  order: () => m['web.transaction_order'](),
  delivery: () => m['web.transaction_delivery'](),
  invoice: () => m['web.transaction_invoice'](),
  credit_note: () => m['web.transaction_credit_note'](),
  payment: () => m['web.transaction_payment'](),
  down_payment: () => m['web.transaction_down_payment'](),
  retention: () => m['web.transaction_retention'](),
  rebate: () => m['web.transaction_rebate'](),
  won_deal: () => m['web.transaction_won_deal'](),
  sell_out: () => m['web.transaction_sell_out'](),
  cancellation: () => m['web.transaction_cancellation'](),
  activity: () => m['web.transaction_activity'](),
};

export const transactionKind = (kind: string) => kinds[kind]?.() ?? kind;

export const transactionKindOptions = () => [
  { value: '', label: m['web.transaction_all']() },
  ...Object.entries(kinds).map(([value, label]) => ({ value, label: label() })),
];
