import { readFileSync, statSync } from 'node:fs';
import { messageOf } from '@cordee/messages/explanation';
import { ok, refused, type EntityId, type Result, type Scope } from '@cordee/kernel';
import { publishPlan } from '@cordee/modules/plans';
import type { Command } from '../command.ts';
import { organisationOptions } from '../common-options.ts';
import type { House } from '../house.ts';
import { workingScope } from '../working-scope.ts';

export const plan: Command = {
  name: 'plan',
  summary: 'cli.plan_summary',
  positionals: [{ name: 'file', help: 'cli.plan_file', required: true }],
  options: {
    from: { value: 'YYYY-MM-DD', help: 'cli.plan_from', required: true },
    assign: { value: 'all|CODE,CODE', help: 'cli.plan_assign' },
    despite: { value: 'REASON', help: 'cli.plan_despite' },
    ...organisationOptions,
  },
  run: async (call) => {
    const { file = '', from = '', assign, despite } = call.values;
    if (!isDay(from)) return refused('cli.usage_day', { day: from });
    const document = planIn(file);
    if (!document.ok) return document;
    const house = await call.house();
    const scope = await workingScope(house, call, ['revops', 'finance']);
    if (!scope.ok) return scope;
    const payees = assign === undefined ? ok([]) : await payeesNamed(house, scope.value, assign);
    if (!payees.ok) return payees;
    const published = await publishPlan(house.app.plans, scope.value, {
      document: document.value,
      effectiveFrom: from,
      despite,
    });
    if (!published.ok) return published;
    const { code, version } = published.value;
    if (payees.value.length > 0)
      await house.app.plans.assign(
        scope.value,
        payees.value.map((payeeId) => ({ payeeId, planCode: code, from, to: null })),
      );
    const args = { plan: code, version, payees: payees.value.length };
    return ok({
      json: { plan: code, version, from, assigned: payees.value.length },
      text: messageOf('cli.plan_done', args, call.locale),
    });
  },
};

function planIn(file: string): Result<unknown> {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return refused('cli.file_not_found', { file });
  try {
    return ok(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    return refused('cli.json_invalid', {
      file,
      reason: error instanceof Error ? error.message : String(error),
    });
  }
}

async function payeesNamed({ app }: House, scope: Scope, asked: string): Promise<Result<EntityId[]>> {
  const people = await app.people.people(scope, {});
  if (asked === 'all')
    return ok(people.filter(({ role }) => role === 'seller').map(({ personId }) => personId));
  const payees: EntityId[] = [];
  for (const code of asked.split(',').map((each) => each.trim())) {
    const found = people.find((each) => each.code === code);
    if (!found) return refused('cli.payee_not_found', { payee: code });
    payees.push(found.personId);
  }
  return ok(payees);
}

function isDay(text: string): boolean {
  try {
    return Temporal.PlainDate.from(text).toString() === text;
  } catch {
    return false;
  }
}
