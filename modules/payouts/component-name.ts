import { messageOf } from '@cordee/messages/explanation';
import type { Locale } from '@cordee/kernel';
import type { Statement } from './read-statement.ts';

/** What a component of the statement's plan is called in words; its code where the plan no longer has it. */
export function componentName(statement: Statement, code: string, locale: Locale): string {
  const type = statement.componentTypes.get(code);
  return type === undefined ? code : messageOf(`compensation.component_${type}`, {}, locale);
}
