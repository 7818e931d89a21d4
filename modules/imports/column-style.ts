/** The mark before the decimals: 1.234,56 is 'comma', 1,234.56 is 'point'. */
export type DecimalMark = 'comma' | 'point';

/** The order of a numeric date: 31/12/2025 is 'dmy', 12/31/2025 'mdy'. ISO dates are read whatever the order. */
export type DateOrder = 'dmy' | 'mdy' | 'ymd';

/** Whether a bare 3 of a percentage column is 3 % ('percent') or 300 % ('ratio', where 3 % is written 0.03). */
export type PercentageUnit = 'percent' | 'ratio';

/** How a column writes its values. What the field does not need is absent. */
export type ColumnStyle = {
  readonly decimalMark?: DecimalMark;
  readonly dateOrder?: DateOrder;
  readonly percentageUnit?: PercentageUnit;
};
