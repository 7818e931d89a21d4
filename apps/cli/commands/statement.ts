import { writeFileSync } from 'node:fs';
import { messageOf, renderExplanation } from '@cordee/messages/explanation';
import { moneyText, ok, type Explanation, type Locale, type Result, type Scope } from '@cordee/kernel';
import { chainPosition } from '@cordee/modules/audit';
import { readDossier, statementDocument, type Issuer, type Statement } from '@cordee/modules/payouts';
import { renderPdf } from '@cordee/platform/pdf';
import type { Command } from '../command.ts';
import { findStatement, statementOptions, type FoundStatement } from '../find-statement.ts';
import { textTable } from '../text-table.ts';

export const statement: Command = {
  name: 'statement',
  summary: 'cli.statement_summary',
  positionals: [{ name: 'payee', help: 'cli.statement_payee', required: true }],
  options: {
    pdf: { value: 'FILE.pdf', help: 'cli.statement_pdf' },
    dossier: { value: 'FILE.json', help: 'cli.statement_dossier' },
    ...statementOptions,
  },
  run: async (call) => {
    const found = await findStatement(call);
    if (!found.ok) return found;
    const { pdf, dossier: dossierFile } = call.values;
    const { statement, app, scope } = found.value;
    const issuer = await app.issuerOf(scope, statement);
    if (pdf !== undefined) {
      writeFileSync(pdf, await renderPdf(statementDocument(statement, call.locale, issuer)));
      call.terminal.say(messageOf('cli.statement_printed', { file: pdf }, call.locale));
    }
    if (dossierFile !== undefined) {
      const written = await writeDossierFile(found.value, dossierFile);
      if (!written.ok) return written;
      call.terminal.say(messageOf('cli.dossier_written', { file: dossierFile }, call.locale));
    }
    return ok({
      json: statementJson(statement, call.locale),
      text: statementText(statement, call.locale, issuer),
    });
  },
};

async function writeDossierFile(
  { statement: { run, payeeId }, app, scope }: FoundStatement,
  file: string,
): Promise<Result<null>> {
  const chainAt = (asked: Scope, change: bigint) => chainPosition(app.trail, asked, change);
  const found = await readDossier({ ...app.runs, chainAt }, scope, run.id, payeeId);
  if (!found.ok) return found;
  writeFileSync(file, JSON.stringify(found.value.dossier));
  return ok(null);
}

function statementJson(
  { run, payee, payeeCode, team, planName, lines, total, credits }: Statement,
  locale: Locale,
) {
  return {
    payee: payeeCode,
    name: payee,
    team,
    plan: run.planCode,
    planName,
    planVersion: run.planVersion,
    period: run.period.code,
    from: run.period.from.toString(),
    to: run.period.to.toString(),
    state: run.state,
    run: run.id,
    hash: run.rowStreamHash,
    total: moneyText(total),
    currency: total.currency,
    credits: credits.length,
    measured: lines[0]?.measured ?? null,
    quota: lines[0]?.quota ?? null,
    attainment: lines[0]?.attainment ?? null,
    lines: lines.map((line) => ({
      component: line.component,
      kind: line.kind,
      originPlan: line.origin.planCode,
      originPeriod: line.origin.periodCode,
      earned: line.earned,
      payable: moneyText(line.payable),
      issue: line.issue,
      held: line.held,
      ...wordsOf(line.explanation, locale),
    })),
  };
}

function wordsOf(explanation: Explanation, locale: Locale) {
  const { sentence, equation } = renderExplanation(explanation, locale);
  return { sentence, equation };
}

/** The same texts as the printed page, one below the other. */
function statementText(found: Statement, locale: Locale, issuer: Issuer): string {
  const { data } = statementDocument(found, locale, issuer);
  const { credits } = data;
  const body = [
    data.issuer.join(' · '),
    `${data.title} · ${data.state}`,
    '',
    textTable(
      [data.total.label, data.total.value],
      data.facts.map(({ label, value }) => [label, value]),
    ),
    ...[data.attainment, data.incomplete].filter((line) => line !== null),
    '',
    ...data.components.lines.flatMap(({ sentence, equation, rule }) => [
      sentence,
      ...(equation === null ? [] : [`  ${equation}`]),
      `  ${rule}`,
      '',
    ]),
    credits.summary,
  ];
  if (credits.rows.length > 0)
    body.push(
      '',
      textTable(
        credits.columns,
        [...credits.rows, ...(credits.total === null ? [] : [credits.total])],
        [3, 4],
      ),
    );
  return body.join('\n');
}
