import { formatAmount, messageOf } from '@cordee/messages/explanation';
import { currency, decimalText, type Decimal, type Locale } from '@cordee/kernel';
import type { Bridge, ImportIssue, ImportOutcome } from '@cordee/modules/imports';
import type { Answer } from './command.ts';
import { EXIT } from './exit-code.ts';
import { sayRefusalAt } from './say-refusal-at.ts';
import type { Terminal } from './terminal.ts';
import { textTable } from './text-table.ts';

/** Every row that was turned away, left out or mended, with its line: nothing is lost in silence. */
export function sayIssues(issues: readonly ImportIssue[], terminal: Terminal, locale: Locale): void {
  for (const { line, sheet, disposition, refusals } of issues) {
    for (const refusal of refusals) {
      const placed = { ...refusal, place: { line, ...(sheet === null ? {} : { sheet }) } };
      terminal.say(messageOf(`cli.issue_${disposition}`, { issue: sayRefusalAt(placed, locale) }, locale));
    }
  }
}

/** What an import came to. It ends as refused when a row was turned away, though the others are kept. */
export function presentImport(
  outcome: ImportOutcome,
  file: { readonly fileName: string; readonly isRehearsal: boolean },
  locale: Locale,
): Answer {
  const { counts, bridge, importId, repairedCount } = outcome;
  const count = (value: number) => new Intl.NumberFormat(locale).format(value);
  const loaded = counts.read - counts.rejected - counts.excluded;
  const args = {
    file: file.fileName,
    read: count(counts.read),
    loaded: count(loaded),
    added: count(counts.added),
    changed: count(counts.changed),
    unchanged: count(counts.unchanged),
    rejected: count(counts.rejected),
    excluded: count(counts.excluded),
  };
  const lines = [messageOf(file.isRehearsal ? 'cli.import_rehearsed' : 'cli.import_done', args, locale)];
  if (bridge !== null) lines.push('', bridgeTable(bridge, locale));
  if (counts.rejected > 0) lines.push('', messageOf('cli.import_send_again', {}, locale));
  return {
    json: {
      importId,
      dryRun: file.isRehearsal,
      counts: { ...counts, repaired: repairedCount },
      bridge: bridge && bridgeJson(bridge),
    },
    text: lines.join('\n'),
    exit: counts.rejected > 0 ? EXIT.refused : EXIT.done,
  };
}

const parts = ['file', 'rejected', 'excluded', 'credited', 'creditedToNobody'] as const;

function bridgeTable(bridge: Bridge, locale: Locale): string {
  const amount = (value: Decimal) => formatAmount({ value, currency: currency(bridge.currency) }, locale);
  const rows = parts.map((part) => [
    messageOf(`cli.bridge_${part.toLowerCase()}`, {}, locale),
    amount(bridge[part]),
  ]);
  return textTable([messageOf('cli.bridge', {}, locale), bridge.currency], rows, [1]);
}

function bridgeJson(bridge: Bridge): Record<string, string> {
  return {
    currency: bridge.currency,
    ...Object.fromEntries(parts.map((part) => [part, decimalText(bridge[part])])),
  };
}
