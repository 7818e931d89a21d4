// Whether the proof of every seller's objective is complete, for whoever has to show it.
import { messageOf } from '@cordee/messages/explanation';
import { ok, type Locale } from '@cordee/kernel';
import { presentProofs, readPeriodProofs } from '@cordee/modules/letters';
import type { Command } from '../command.ts';
import { organisationOptions } from '../common-options.ts';
import { textTable } from '../text-table.ts';
import { workingScope } from '../working-scope.ts';

export const lettersProof: Command = {
  name: 'letters proof',
  summary: 'cli.letters_proof_summary',
  positionals: [],
  options: {
    period: { value: '2026-Q3', help: 'cli.letters_proof_period', required: true },
    ...organisationOptions,
  },
  run: async (call) => {
    const { period = '' } = call.values;
    const house = await call.house();
    const scope = await workingScope(house, call, ['revops', 'finance', 'auditor']);
    if (!scope.ok) return scope;
    const { letters } = house.app;
    const read = await readPeriodProofs(letters, scope.value, period);
    if (!read.ok) return read;
    const names = await letters.personNames(scope.value);
    const rounds = read.value.map((each) => presentProofs(each, names));
    const text = rounds.map((each) => roundText(each, call.locale)).join('\n\n');
    return ok({ json: { format: 'cordee-letter-proofs/1', rounds }, text });
  },
};

function roundText({ round, complete, late, lines }: ReturnType<typeof presentProofs>, locale: Locale) {
  const say = (key: string, args: Readonly<Record<string, string | number>> = {}) =>
    messageOf(key, args, locale);
  const headers = ['seller', 'letter', 'proof_received', 'proof_late', 'proof_missing'];
  const rows = lines.map(({ seller, state, receivedOn, daysLate, missing, reason }) => [
    seller,
    say(`letters.state_${state}`),
    receivedOn ?? '',
    daysLate === 0 ? '' : String(daysLate),
    [...missing.map((part) => say(`letters.proof_part_${part}`)), ...(reason === null ? [] : [reason])].join(
      ', ',
    ),
  ]);
  const table = textTable(
    headers.map((key) => say(`letters.${key}`)),
    rows,
    [3],
  );
  const count = lines.length;
  return `${round}\n${table}\n${say('cli.letters_proof_done', { complete, count, late })}`;
}
