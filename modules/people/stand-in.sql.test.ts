import { afterAll, beforeAll, expect, it } from 'vitest';
import { undoImport } from '@cordee/modules/imports';
import { openTestApplication, type TestApplication } from '@cordee/server/test-application';

let app: TestApplication;
beforeAll(async () => {
  app = await openTestApplication();
});
afterAll(() => app.stop());

const header = 'person_code;full_name;position_title;team;manager_code;role;hired_on';
const team = `${header}\nS1;Chloé Mur;Commerciale;North;MAN;seller;2024-01-01\n`;
const manager = `${header}\nMAN;Bruno Lac;Chef des ventes;North;;manager;2025-03-01\n`;

async function houseWith(...files: readonly string[]) {
  const house = await app.openOrganisation('House');
  const { scope } = await house.addMember('revops');
  const brought = [];
  for (const text of files) {
    const outcome = await house.bring(scope, { kind: 'people', text });
    if (!outcome.ok) throw new Error(outcome.refusal.code);
    brought.push(outcome.value);
  }
  return { scope, brought };
}

/** What is known now of each person, position and seat, by codes and not by ids, which differ between organisations. */
async function known(tenant: string): Promise<readonly string[]> {
  const { rows } = await app.owner.query<{ text: string }>(
    `with person_now as (select distinct on (entity_id, effective_from) * from person where tenant_id = $1 order by entity_id, effective_from, change desc),
      position_now as (select distinct on (entity_id, effective_from) * from position where tenant_id = $1 order by entity_id, effective_from, change desc),
      holder_now as (select distinct on (entity_id, effective_from) * from position_holder where tenant_id = $1 order by entity_id, effective_from, change desc)
     select concat_ws(' ', 'person', effective_from, code, full_name) as text from person_now where not retracted
     union all select concat_ws(' ', 'position', effective_from, code, title, manager_position_id is not null) from position_now where not retracted
     union all select concat_ws(' ', 'seat', h.effective_from, (select max(code) from position_now p where p.entity_id = h.entity_id)) from holder_now h where not retracted
     order by text`,
    [tenant],
  );
  return rows.map(({ text }) => text);
}

it('knows the same of a manager described before the team and after it', async () => {
  const before = await houseWith(manager, team);
  const after = await houseWith(team, manager);
  expect(await known(after.scope.tenant)).toEqual(await known(before.scope.tenant));
  expect(await known(after.scope.tenant)).toContain('person 2025-03-01 MAN Bruno Lac');
});

it('lets somebody stand in for a manager whom nobody describes, again once the description is taken back', async () => {
  const alone = await houseWith(team);
  const { scope, brought } = await houseWith(team, manager);
  const described = brought.at(-1);
  const undone = await undoImport(app.application.imports.store, scope, described?.importId ?? '');
  expect(undone.ok).toBe(true);
  expect(await known(scope.tenant)).toEqual(await known(alone.scope.tenant));
  expect(await known(scope.tenant)).toContain('person 0001-01-01 MAN MAN');
});
