/** Tables of the law that say how much of a pay may be withheld. */
export const CEILING_TABLES = ['fr_attachable_pay_2024', 'fr_attachable_pay_2026'] as const;
export type CeilingTable = (typeof CEILING_TABLES)[number];
