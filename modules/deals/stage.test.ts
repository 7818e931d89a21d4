import { expect, it } from 'vitest';
import { canonicalStage, isClosed } from './stage.ts';

it('reads the stages of offices in both languages, whatever the accents and the case', () => {
  const read = ['Won', 'GAGNÉE', 'closed-won', 'Perdu', 'Négociation', 'Devis', 'prospecting'].map(
    canonicalStage,
  );
  expect(read).toEqual(['won', 'won', 'won', 'lost', 'negotiation', 'proposal', 'prospecting']);
});

it('keeps a stage that it does not know as the file writes it', () => {
  expect(canonicalStage('Démo planifiée')).toBe('Démo planifiée');
});

it('holds a deal for closed when it is won or lost', () => {
  expect(['won', 'lost', 'negotiation', 'Démo'].map(isClosed)).toEqual([true, true, false, false]);
});
