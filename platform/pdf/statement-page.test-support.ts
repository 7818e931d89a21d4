import type { DocumentData, TypstDocument } from './typst-document.ts';

/** A page with every part of the statement's template, and as many credited sales as asked for. */
export function statementPage(payee = 'Marie Besson', sales = 3): TypstDocument {
  const rows = Array.from({ length: sales }, (_, index) => [
    '5 janvier 2026',
    `Commande CMD-${index}`,
    'commandes.csv',
    String(index + 2),
    '41 250,50',
  ]);
  const data: DocumentData = {
    language: 'fr',
    title: 'Relevé de rémunération variable',
    author: 'Belledonne',
    issuer: [payee, payee],
    issuedOn: '2026-04-02',
    state: 'Aperçu',
    notice: 'Les montants peuvent changer.',
    facts: [
      { label: 'Bénéficiaire', value: payee },
      { label: 'Équipe', value: payee },
    ],
    total: { label: 'Total', value: '4 732,50 €' },
    attainment: payee,
    incomplete: null,
    components: {
      title: 'D’où vient ce montant',
      lines: [{ sentence: payee, equation: payee, payable: '4 732,50 €', rule: payee }],
    },
    credits: {
      title: 'Ventes attribuées',
      summary: `${sales} ventes`,
      columns: ['Date', 'Opération', 'Fichier', 'Ligne', 'Montant'],
      rows,
      total: null,
    },
    dispute: { title: 'Un écart ?', text: payee },
    proof: { label: 'Empreinte', hash: '9f2c'.repeat(16) },
    footer: payee,
  };
  return { template: 'statement', data };
}
