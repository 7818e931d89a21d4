export {
  formatAmount,
  formatDate,
  formatDecimal,
  formatPercentage,
  formatQuantity,
} from './format-quantity.ts';
export { formatPeriod } from './format-period.ts';
export { messageOf } from './message-of.ts';
export { renderExplanation, renderLabel, renderRefusal } from './render-explanation.ts';
export type { RenderedExplanation, RenderedNode } from './render-explanation.ts';
