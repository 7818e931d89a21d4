/** Long work of the organisation that waits or runs, as far as imports must know of it. */
export type OpenTask = {
  readonly kind: string;
  readonly actor: string;
  readonly input: unknown;
  /** Since it was asked for. */
  readonly minutes: number;
};

/** The import of that source that is under way, the oldest first: two at once would contradict each other. */
export function importUnderWay(tasks: readonly OpenTask[], source: string): OpenTask | undefined {
  return tasks
    .filter(({ kind, input }) => importing.includes(kind) && isOf(source, input))
    .toSorted((a, b) => b.minutes - a.minutes)[0];
}

const importing = ['import', 'import_again', 'take_file'];

type File = { readonly source?: string; readonly isRehearsal?: boolean };

function isOf(source: string, input: unknown): boolean {
  const { file, files = [] } = input as { readonly file?: File; readonly files?: readonly File[] }; // written by this module's own routes
  return [...files, ...(file ? [file] : [])].some(
    (one) => one.source === source && one.isRehearsal === false,
  );
}
