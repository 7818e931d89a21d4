// Who follows what, from when until when: a territory, a customer, a product, a channel or a segment.

const FIELDS = ['territory', 'customer', 'product', 'channel', 'segment'] as const;
export type CoverageField = (typeof FIELDS)[number];

/** A holder's sales they are; a specialist works on the sales of others. */
export type CoverageRole = 'holder' | 'specialist';

/** Whether a field is one that people are put on. */
export function isCoverageField(field: string | null): field is CoverageField {
  return FIELDS.some((known) => known === field);
}

/** The role that is written, or else the usual one: territories and customers have holders, everything else specialists. */
export function coverageRole(field: CoverageField, written: string | null): CoverageRole {
  if (written === 'holder' || written === 'specialist') return written;
  return field === 'territory' || field === 'customer' ? 'holder' : 'specialist';
}
