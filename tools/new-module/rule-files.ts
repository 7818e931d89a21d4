// The pure part of a new module: the noun, its use case, what it needs from a store, its refusals, who may.
import type { ModuleNames } from './module-names.ts';

export function ruleFiles(names: ModuleNames): Readonly<Record<string, string>> {
  return {
    'index.ts': door(names),
    [`${names.noun}.ts`]: noun(names),
    [`${names.noun}.test.ts`]: nounTest(names),
    [`add-${names.noun}.ts`]: useCase(names),
    [`${names.module}-store.ts`]: store(names),
    'errors.ts': errors(names),
    'policy.ts': policy(names),
    'README.md': page(names),
  };
}

function door({ module, type, noun, variable, plural }: ModuleNames): string {
  return `export type { ${type} } from './${noun}.ts';
export { add${type} } from './add-${noun}.ts';
export type { ${type}Store } from './${module}-store.ts';
export { open${type}Store } from './${module}-store.sql.ts';
export { ${variable}Table } from './${module}-table.sql.ts';
export { ${variable}Routes as ${plural}Routes } from './routes.ts';
`;
}

function noun({ type, variable }: ModuleNames): string {
  return `export type ${type} = { readonly code: string; readonly name: string };

const codeLengthMax = 40;

/** A code names a ${variable} for good: no spaces around it, and short enough to be typed. */
export function is${type}Code(text: string): boolean {
  return text !== '' && text === text.trim() && text.length <= codeLengthMax;
}
`;
}

function nounTest({ type, noun, variable }: ModuleNames): string {
  return `import { expect, it } from 'vitest';
import { is${type}Code } from './${noun}.ts';

it('knows the code of a ${variable} from what cannot be one', () => {
  expect(is${type}Code('A-12')).toBe(true);
  expect(['', ' A-12', 'A'.repeat(41)].filter(is${type}Code)).toEqual([]);
});
`;
}

function useCase({ type, noun, module, variable }: ModuleNames): string {
  return `import { ok, type Result, type Scope } from '@cordee/kernel';
import { is${type}Code, type ${type} } from './${noun}.ts';
import type { ${type}Store } from './${module}-store.ts';
import { ${variable}CodeInvalid } from './errors.ts';

/** Adding the same one twice changes nothing. Refuses a code that cannot be one. */
export async function add${type}(store: ${type}Store, scope: Scope, added: ${type}): Promise<Result<${type}>> {
  if (!is${type}Code(added.code)) return ${variable}CodeInvalid(added.code);
  await store.add(scope, added);
  return ok(added);
}
`;
}

function store({ type, noun, plural }: ModuleNames): string {
  return `import type { Scope } from '@cordee/kernel';
import type { ${type} } from './${noun}.ts';

export type ${type}Store = {
  ${plural}(scope: Scope): Promise<readonly ${type}[]>;
  add(scope: Scope, added: ${type}): Promise<void>;
};
`;
}

function errors({ variable, table, room }: ModuleNames): string {
  return `import { refused } from '@cordee/kernel';

export const ${variable}CodeInvalid = (code: string) => refused('${room}.${table}_code_invalid', { code });
`;
}

function policy({ plural }: ModuleNames): string {
  return `import type { Role } from '@cordee/kernel';

export const whoReads = ['executive', 'revops', 'manager', 'finance', 'auditor'] as const satisfies readonly Role[];

/** Who may change ${plural}. */
export const whoWrites = ['revops'] as const satisfies readonly Role[];
`;
}

function page({ module, table, room, noun }: ModuleNames): string {
  return `# ${module.charAt(0).toUpperCase()}${module.slice(1).replaceAll('-', ' ')}

- **Owns** ${module.replaceAll('-', ' ')}: write here what that is.
- **Words** ${noun.replaceAll('-', ' ')}.
- **Depends on** nothing.
- **Emits** \`${room}.${table}_added\`, facts of \`${table}\`.
- **Never** write here what it must not do.
`;
}
