/** The names of a module in each place where it is written: `sales-contests` is about a `sales-contest`. */
export type ModuleNames = {
  readonly module: string;
  readonly noun: string;
  /** The noun as a type, SalesContest. */
  readonly type: string;
  /** The noun as a variable, salesContest. */
  readonly variable: string;
  /** The noun as a table, sales_contest, and the room of its sentences. */
  readonly table: string;
  readonly room: string;
  /** Several of them in a variable, salesContests. */
  readonly plural: string;
};

export function moduleNames(module: string): ModuleNames | null {
  if (!/^[a-z]+(-[a-z]+)*s$/.test(module)) return null;
  const noun = module.endsWith('ies') ? `${module.slice(0, -3)}y` : module.slice(0, -1);
  return {
    module,
    noun,
    type: pascalCase(noun),
    variable: camelCase(noun),
    table: noun.replaceAll('-', '_'),
    room: module.replaceAll('-', '_'),
    plural: camelCase(module),
  };
}

function pascalCase(words: string): string {
  return words
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}

function camelCase(words: string): string {
  const pascal = pascalCase(words);
  return pascal.charAt(0).toLowerCase() + pascal.slice(1);
}
