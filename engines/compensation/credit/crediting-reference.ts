import { inBothLanguages, tableOf } from '../plan-format/reference-table.ts';
import { creditingRuleField } from './crediting-field.ts';
import { RULE_TYPES } from './rules/registry.ts';

/** The reference of crediting: the keys of a rule, then each type with its settings. */
export function creditingSection(): string {
  return `## Crediting

For whom a transaction counts. Of the direct rules the one of lowest precedence that matches wins, alone: its credits and
what it leaves uncredited sum to the transaction, to the cent. The rules of another \`group\` exclude each other in the same
way, and a rule without group always applies; their credits are additional. A rule applies \`from\` a day \`to\`, and
without, another, where every filter and band passes. All facts are those of the transaction's own date.

${tableOf(creditingRuleField)}

${RULE_TYPES.map(ruleSection).join('\n\n')}`;
}

function ruleSection({ type, label, kind, args }: (typeof RULE_TYPES)[number]): string {
  const title = `### \`${type}\`: ${inBothLanguages(label).join(' / ')}`;
  const table = Object.keys(args.properties).length === 0 ? [] : [tableOf(args)];
  return [title, ...inBothLanguages(`${label}_summary`), `Credits: \`${kind}\`.`, ...table].join('\n\n');
}
