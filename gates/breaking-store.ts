// An import store that ends at a row of the file that it brings in, or once facts are written and only the commit lacks.
import type { ImportDeps } from '@cordee/modules/imports';

type Store = ImportDeps['store'];

export type EndOfImport = {
  /** How many rows are read before; all of a shorter file. */
  readonly at: number;
  /** Then it ends after every row is read, when the first facts are written. */
  readonly isAtWriting: boolean;
  /** Throws, or kills whoever has to do with the import. */
  readonly end: () => void | Promise<void>;
};

export function breakingStore(store: Store, ending: EndOfImport): Store {
  return {
    ...store,
    bring: (scope, request, file, how) => {
      const check = () => {
        how.check();
        if (ending.isAtWriting) void ending.end();
      };
      const rows = ending.isAtWriting ? file.rows : endingAt(file.rows, ending);
      return store.bring(scope, request, { ...file, rows }, { ...how, check });
    },
  };
}

async function* endingAt<Row>(rows: AsyncIterable<Row>, { at, end }: EndOfImport): AsyncIterable<Row> {
  let count = 0;
  for await (const row of rows) {
    if (count === at) await end();
    count += 1;
    yield row;
  }
  if (count <= at) await end();
}
