/** Stages of a deal as this product writes them; files may use others, which are kept as they are written. */
export const stages = [
  'prospecting',
  'qualification',
  'proposal',
  'negotiation',
  'engaging',
  'won',
  'lost',
] as const;
export type Stage = (typeof stages)[number];

export const isClosed = (stage: string): boolean => stage === 'won' || stage === 'lost';
