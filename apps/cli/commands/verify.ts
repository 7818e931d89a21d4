import { messageOf } from '@cordee/messages/explanation';
import { ok, refused, type Locale, type Result } from '@cordee/kernel';
import { verifyTrail, type TrailVerdict } from '@cordee/modules/audit';
import { verifyLetterFiles } from '@cordee/modules/letters';
import { verifyDossier, type DossierVerdict } from '@cordee/modules/payouts';
import { fileHash, isFileSigned } from '@cordee/platform/auth';
import { unpackStored } from '@cordee/platform/files';
import { readFileSync } from 'node:fs';
import type { Answer, Command } from '../command.ts';
import { organisationOptions } from '../common-options.ts';
import { EXIT } from '../exit-code.ts';
import { readJsonFile } from '../read-json-file.ts';
import { workingScope } from '../working-scope.ts';

/** The trail of the organisation and the files that it seals; or a calculation dossier, or a letter of objectives: they need their file alone. */
export const verify: Command = {
  name: 'verify',
  summary: 'cli.verify_summary',
  positionals: [{ name: 'dossier', help: 'cli.verify_dossier', required: false }],
  options: { ...organisationOptions, key: { value: 'FINGERPRINT', help: 'cli.verify_key' } },
  run: async (call) => {
    const { dossier, key = null } = call.values;
    if (dossier?.endsWith('.zip')) return verifiedLetter(dossier, key, call.locale);
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

/** A letter with its evidence: any byte that was changed refuses it. */
function verifiedLetter(file: string, key: string | null, locale: Locale): Result<Answer> {
  const archive = readArchive(file);
  if (!archive.ok) return archive;
  const proofs = { hash: fileHash, isSigned: isFileSigned, unpack: unpackStored };
  const verified = verifyLetterFiles(archive.value, proofs, key);
  if (!verified.ok) return verified;
  const { seller, state, hash, key: signedWith, signatures, rungs } = verified.value;
  const args = {
    seller,
    state: messageOf(`letters.state_${state}`, {}, locale),
    hash,
    key: signedWith,
    signatures: String(signatures),
    rungs: String(rungs),
  };
  const known = key === null ? [messageOf('cli.verify_letter_key', { key: signedWith }, locale)] : [];
  return ok({
    json: { holds: true, ...verified.value },
    text: [messageOf('cli.verify_letter_done', args, locale), ...known].join('\n'),
  });
}

function readArchive(file: string): Result<Uint8Array> {
  try {
    return ok(readFileSync(file));
  } catch {
    return refused('compensation.case_file_not_found', { file });
  }
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
