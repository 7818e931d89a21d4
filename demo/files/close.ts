import type { Dispute, Feed, HeldOutPayee, ReadyFile } from '../company.ts';
import { csvFile } from './csv-file.ts';
import { dayText } from '../day.ts';
import { weekCode } from './feeds.ts';
import type { History } from '../selling/history.ts';
import { lateWeek } from '../selling/late-orders.ts';
import type { Roster } from '../people/roster.ts';
import { transactionRow, type Transaction } from '../selling/transaction.ts';
import { plusWorkingDays, workingDayUntil } from '../working-days.ts';

/** The services company's orders of last week: due on Monday, not yet loaded. */
export function lateFile(transactions: readonly Transaction[], history: History): ReadyFile {
  const week = lateWeek(history);
  const rows = transactions.map(transactionRow);
  return {
    name: 'late-services-orders',
    fileName: `pieces_services_${weekCode(week.from)}.csv`,
    kind: 'transactions',
    purpose: 'late',
    dueOn: dayText(week.to),
    content: async () => csvFile('transactions', rows),
  };
}

/** Last Friday's file, sent again under another name: loading it must change nothing. */
export function doubleFile(feeds: readonly Feed[]): ReadyFile {
  const last = feeds.findLast(({ kind }) => kind === 'transactions');
  if (last === undefined) throw new Error('The company received no transactions.');
  return {
    name: 'double-feed',
    fileName: last.fileName.replace('.csv', ' (2).csv'),
    kind: 'transactions',
    purpose: 'double',
    dueOn: last.receivedOn,
    content: async () => last.content(),
  };
}

/** The claim on a missing deal, to be answered by the closing day. */
export function makeDisputes(
  transactions: readonly Transaction[],
  roster: Roster,
  history: History,
): Dispute[] {
  const order = transactions.find(({ story, kind }) => story === 'missing-deal-claim' && kind === 'order');
  if (order === undefined) return [];
  return [
    {
      dispute_code: 'REC-0001',
      person_code: roster.cast('claimant').personCode,
      opened_on: dayText(plusWorkingDays(order.on, 10)),
      due_on: dayText(workingDayUntil(history.closing.next - 1)),
      transaction_code: order.code,
      text: {
        fr: `La commande ${order.code} vient de mon affaire ${order.deal?.code ?? ''} et manque à mon relevé.`,
        en: `Order ${order.code} comes from my deal ${order.deal?.code ?? ''} and is missing from my statement.`,
      },
    },
  ];
}

export function makeHeldOut(roster: Roster, history: History): HeldOutPayee[] {
  const period = history.closing.code;
  return [
    {
      person_code: roster.cast('departed').personCode,
      period,
      reason: {
        fr: 'Parti avec des commandes facturées et non encaissées.',
        en: 'Left with orders invoiced and not yet paid.',
      },
    },
    {
      person_code: roster.cast('bigOrder').personCode,
      period,
      reason: { fr: 'Commande exceptionnelle à examiner.', en: 'Exceptional order to be reviewed.' },
    },
    {
      person_code: roster.cast('creditNote').personCode,
      period,
      reason: { fr: 'Avoir sur un mois clôturé.', en: 'Credit note on a closed month.' },
    },
  ];
}
