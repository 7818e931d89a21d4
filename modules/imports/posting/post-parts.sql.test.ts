import { afterAll, beforeAll, expect, it } from 'vitest';
import { decimalText } from '@cordee/kernel';
import { newId } from '@cordee/platform/ids';
import { openTestApplication, type TestApplication } from '@cordee/server/test-application';
import { fileHolding } from '../../../platform/files/file-holding.test-support.ts';
import { importFile } from '../import-file.ts';
import type { ImportOutcome } from '../import-record.ts';
import { partedBytesMin } from './post-parts.sql.ts';
import { previewFile } from '../preview/preview-file.ts';

let app: TestApplication;
beforeAll(async () => {
  app = await openTestApplication();
});
afterAll(() => app.stop());

const header = 'Numéro affaire;Vendeur;Étape;Compte;Montant;Date de clôture';
const padding = 'é'.repeat(800);
const row = (index: number, amount = `${index},50`) =>
  `D-${index};V${index % 3};${index % (amount === '12,25' ? 5 : 4) === 0 ? 'Gagné' : 'Perdu'};"Client\n""${index % 50}""${padding}";${amount};0${1 + (index % 9)}/03/2026`;

/** Some megabytes hold a few parts: rows of which some are bad, and some repeat one that stands far above. A file's size says how it is read. */
function lines(count: number, amount?: string): readonly string[] {
  const rows = Array.from({ length: count }, (_, index) =>
    index % 97 === 5 ? row(index, 'douze') : row(index, amount),
  );
  return [header, ...rows, row(1, amount), row(2, '7,00'), 'Total;;;;99,00;', row(7, 'huit')];
}

it('leaves the same behind in parts as row by row, first and again', async () => {
  const [one, other] = [await taken(0), await taken(partedBytesMin)];
  expect(other.outcomes).toEqual(one.outcomes);
  expect(other.issues).toEqual(one.issues);
  expect(other.deals).toEqual(one.deals);
  expect(other.stages).toEqual(one.stages);
  expect(one.deals.length).toBeGreaterThan(5_000);
  expect(one.issues.length).toBeGreaterThan(60);
  expect(one.stages.length).toBeGreaterThan(1_000);
});

it('leaves nothing behind when it is cancelled between two parts', async () => {
  const { own, scope } = await house();
  let looks = 0;
  const check = () => {
    looks += 1;
    if (looks === 2) throw new Error('cancelled');
  };
  await expect(bring(scope, partedBytesMin, lines(3_000), check)).rejects.toThrow('cancelled');
  const { rows } = await app.owner.query(
    `select from deal where tenant_id = $1 union all select from import where tenant_id = $1 and kind = 'deals'`,
    [own.id],
  );
  expect(rows).toEqual([]);
});

async function house() {
  const own = await app.openOrganisation('House');
  const { scope } = await own.addMember('revops');
  await own.bring(scope, {
    kind: 'people',
    text: 'person_code;full_name;position_title;team\nV1;Ana;Commercial;Nord\nV2;Bo;Commercial;Nord\n',
  });
  return { own, scope };
}

async function taken(byteCount: number) {
  const { own, scope } = await house();
  const outcomes = [
    await bring(scope, byteCount, lines(3_000)),
    await bring(scope, byteCount, lines(3_100, '12,25')),
  ];
  const ask = async (text: string) => (await app.owner.query(text, [own.id])).rows;
  return {
    outcomes: outcomes.map(({ counts, bridge, issueCount }) => ({
      counts,
      issueCount,
      bridge:
        bridge && Object.values(bridge).map((part) => (typeof part === 'string' ? part : decimalText(part))),
    })),
    issues: await ask(
      `select i.ordinal, i.line, i.disposition, i.refusals, i.raw from import_issue i where tenant_id = $1 order by change, ordinal`,
    ),
    deals: await ask(
      `select code, seller_key, seller_id is null as is_unknown, account_key, stage, amount, closed_on, import_line, retracted
       from deal where tenant_id = $1 order by change, code collate "C"`,
    ),
    stages: await ask(
      `select d.code, s.stage, s.effective_from, s.import_line from deal_stage s join deal d
         on d.tenant_id = s.tenant_id and d.entity_id = s.entity_id and d.change = s.change
       where s.tenant_id = $1 order by s.change, d.code collate "C"`,
    ),
  };
}

async function bring(
  scope: Parameters<typeof importFile>[1],
  byteCount: number,
  text: readonly string[],
  check: () => void = () => undefined,
): Promise<ImportOutcome> {
  const { imports } = app.application;
  const path = fileHolding('deals.csv', `${text.join('\n')}\n`);
  const seen = await previewFile(imports.openTable, { path, name: 'deals.csv' }, { kind: 'deals' });
  if (!seen.ok) throw new Error(seen.refusal.code);
  const file = {
    importId: newId(),
    kind: 'deals' as const,
    source: 'crm',
    fileName: 'deals.csv',
    documentHash: newId(),
    byteCount,
    mapping: seen.value.preview.mapping,
    path,
    isRehearsal: false,
  };
  const watch = { check, progress: () => undefined };
  const outcome = await importFile(imports, scope, file, watch);
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return outcome.value;
}
