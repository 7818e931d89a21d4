import { messageOf } from '@cordee/messages/explanation';
import { ok, type Locale, type Result } from '@cordee/kernel';
import { verifyTrail, type TrailVerdict } from '@cordee/modules/audit';
import { verifyDossier, type DossierVerdict } from '@cordee/modules/payouts';
import type { Answer, Command } from '../command.ts';
import { organisationOptions } from '../common-options.ts';
import { EXIT } from '../exit-code.ts';
import { readJsonFile } from '../read-json-file.ts';
import { workingScope } from '../working-scope.ts';

/** The trail of the organisation and the files that it seals, or a calculation dossier: that needs its file alone. */
export const verify: Command = {
  name: 'verify',
  summary: 'cli.verify_summary',
  positionals: [{ name: 'dossier', help: 'cli.verify_dossier', required: false }],
  options: organisationOptions,
  run: async (call) => {
    const { dossier } = call.values;
    if (dossier !== undefined) return verifiedFile(dossier, call.locale);
    const house = await call.house();
    const scope = await workingScope(house, call, ['auditor', 'revops', 'finance', 'executive']);
    if (!scope.ok) return scope;
    const verified = await verifyTrail(house.app.trail, house.app.lineDetail, scope.value);
    if (!verified.ok) return verified;
    return ok({ json: verified.value, text: trailText(verified.value, call.locale) });
  },
};

function trailText({ changes, head, runs, absent }: TrailVerdict, locale: Locale): string {
  const say = (key: string, args: Readonly<Record<string, string | number>>) =>
    messageOf(`cli.${key}`, args, locale);
  const files = [
    ...(runs > absent ? [say('verify_detail_done', { runs: runs - absent })] : []),
    ...(absent > 0 ? [say('verify_detail_absent', { runs: absent })] : []),
  ];
  return [say('verify_done', { changes, head }), ...files].join('\n');
}

/** Refused, with every place named, where a value was changed or the calculation gives another figure. */
function verifiedFile(file: string, locale: Locale): Result<Answer> {
  const document = readJsonFile(file);
  if (!document.ok) return document;
  const verified = verifyDossier(document.value);
  if (!verified.ok) return verified;
  const { changed, differences } = verified.value;
  const holds = changed.length === 0 && differences.length === 0;
  return ok({
    json: { holds, ...verified.value },
    text: verdictText(verified.value, locale),
    exit: holds ? EXIT.done : EXIT.refused,
  });
}

function verdictText(
  { changed, differences, values, replayed, evaluated, seal }: DossierVerdict,
  locale: Locale,
): string {
  const say = (key: string, args: Readonly<Record<string, string | number>>) =>
    messageOf(`cli.${key}`, args, locale);
  if (changed.length > 0) return changed.map((path) => say('verify_changed', { path })).join('\n');
  if (differences.length > 0)
    return differences
      .map(({ path, stated, found }) => say('verify_differs', { path, stated, found: found ?? '—' }))
      .join('\n');
  return say('verify_dossier_done', { values, replayed, evaluated, seal });
}
