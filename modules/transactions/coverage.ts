// Who follows what, from when until when: a territory, a customer, a product, a channel, a segment or a deal.

export const COVERAGE_FIELDS = ['territory', 'customer', 'product', 'channel', 'segment', 'deal'] as const;
export type CoverageField = (typeof COVERAGE_FIELDS)[number];

export const COVERAGE_ROLES = ['holder', 'specialist'] as const;
/** A holder's sales they are; a specialist works on the sales of others. */
export type CoverageRole = (typeof COVERAGE_ROLES)[number];

/** Whether a field is one that people are put on. */
export function isCoverageField(field: string | null): field is CoverageField {
  return COVERAGE_FIELDS.some((known) => known === field);
}

/** The role that is written, or else the usual one: territories and customers have holders, everything else specialists. */
export function coverageRole(field: CoverageField, written: string | null): CoverageRole {
  if (written === 'holder' || written === 'specialist') return written;
  return field === 'territory' || field === 'customer' ? 'holder' : 'specialist';
}
