import { writeFileSync } from 'node:fs';
import { writeRules } from '@cordee/engine-compensation';
import type { OwnFigures } from '@cordee/engine-compensation';
import { ok, parseDecimal, parsePlainDate, refused } from '@cordee/kernel';
import type { Decimal, PlainDate, Result } from '@cordee/kernel';
import { messageOf } from '@cordee/messages/explanation';
import { rulesDocument, rulesMarkdown, rulesPage } from '@cordee/modules/plans';
import { renderPdf } from '@cordee/platform/pdf';
import type { Command, Values } from '../command.ts';
import { readPlanFile } from '../read-case.ts';
import { sayRefusalAt } from '../say-refusal-at.ts';

/** Writes the rules of a plan file in words: no data folder, no database. */
export const compensationRules: Command = {
  name: 'compensation rules',
  summary: 'cli.compensation_rules_summary',
  positionals: [{ name: 'plan', help: 'cli.compensation_plan', required: true }],
  options: {
    from: { value: '2026-01-01', help: 'cli.compensation_rules_from' },
    figures: { value: 'orders=150000', help: 'cli.compensation_rules_figures' },
    quota: { value: '125000', help: 'cli.compensation_rules_quota' },
    target: { value: '10000', help: 'cli.compensation_rules_target' },
    pdf: { value: 'FILE.pdf', help: 'cli.compensation_rules_pdf' },
  },
  run: async ({ values, locale, terminal }) => {
    const read = readPlanFile(values['plan'] ?? '', (refusals) => {
      for (const refusal of refusals) terminal.say(sayRefusalAt(refusal, locale));
    });
    if (!read.ok) return read;
    const own = ownFigures(values);
    if (!own.ok) return own;
    const from = dayOf(values['from']);
    if (!from.ok) return from;
    const text = writeRules(read.value.document, { effectiveFrom: from.value, own: own.value });
    if (!text.ok)
      return {
        ok: false,
        refusal: text.refusal[0] ?? refused('compensation.plan_not_an_object', { path: '$' }).refusal,
      };
    const page = rulesPage(text.value, locale);
    const { pdf } = values;
    if (pdf !== undefined) {
      const document = rulesDocument(page, { organisation: '', day: from.value?.toString() ?? '1970-01-01' });
      writeFileSync(pdf, await renderPdf(document));
      terminal.say(messageOf('cli.compensation_rules_printed', { file: pdf }, locale));
    }
    return ok({ json: page, text: rulesMarkdown(page) });
  },
};

function dayOf(text: string | undefined): Result<PlainDate | null> {
  return text === undefined ? ok(null) : parsePlainDate(text);
}

function ownFigures({ figures, quota, target }: Values): Result<OwnFigures | null> {
  if (figures === undefined) return ok(null);
  const sold: [string, Decimal][] = [];
  for (const each of figures.split(',')) {
    const [measure = '', value = ''] = each.split('=');
    const read = parseDecimal(value);
    if (!read.ok) return read;
    sold.push([measure, read.value]);
  }
  const [asked, aimed] = [sumOf(quota), sumOf(target)];
  if (!asked.ok) return asked;
  return aimed.ok
    ? ok({ figures: Object.fromEntries(sold), quota: asked.value, target: aimed.value })
    : aimed;
}

function sumOf(text: string | undefined): Result<Decimal | null> {
  return text === undefined ? ok(null) : parseDecimal(text);
}
