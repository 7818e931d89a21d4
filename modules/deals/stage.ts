import { normalisedWords } from './normalised-words.ts';

/** Stages of a deal as this product writes them, `deleted` where it is gone from the system it came from; a file may use others, which are kept as it writes them. */
const stages = [
  'prospecting',
  'qualification',
  'engaging',
  'proposal',
  'negotiation',
  'won',
  'lost',
  'deleted',
] as const;
type Stage = (typeof stages)[number];

const synonyms: Readonly<Record<Stage, readonly string[]>> = {
  prospecting: ['prospection', 'prospect'],
  qualification: ['qualifie', 'qualified'],
  engaging: ['engagement', 'en cours'],
  proposal: ['proposition', 'devis', 'quote'],
  negotiation: ['negociation'],
  won: ['gagne', 'gagnee', 'closed won', 'signe', 'signee'],
  lost: ['perdu', 'perdue', 'closed lost', 'abandonne', 'abandonnee'],
  deleted: ['supprime', 'supprimee'],
};

const stagesByName = new Map<string, Stage>(
  stages.flatMap((stage) => [stage, ...synonyms[stage]].map((name): [string, Stage] => [name, stage])),
);

export function canonicalStage(text: string): string {
  const known = stagesAsWritten.get(text);
  if (known !== undefined) return known;
  const stage = stagesByName.get(normalisedWords(text)) ?? text;
  if (stagesAsWritten.size < stagesKeptMax) stagesAsWritten.set(text, stage);
  return stage;
}

/** A file writes its few stages in a million rows: each is recognised once. */
const stagesAsWritten = new Map<string, string>();
const stagesKeptMax = 1_000;

export const isClosed = (stage: string): boolean => stage === 'won' || stage === 'lost';
