import { m } from '@cordee/messages';

const measures: Readonly<Record<string, () => string>> = {
  order_intake: () => m['web.measure_order_intake'](),
  invoicing: () => m['web.measure_invoicing'](),
  delivery: () => m['web.measure_delivery'](),
  cash: () => m['web.measure_cash'](),
};

/** An organisation's own measure keeps the name it was given. */
export const measureName = (code: string) => measures[code]?.() ?? code;
