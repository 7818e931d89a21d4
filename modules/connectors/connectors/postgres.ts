// Any PostgreSQL: a query of the owner's own, read in a transaction that cannot write.
import { ok, type Result } from '@cordee/kernel';
import type { Connector, ConnectorWorld, Pull, PulledPage } from '../connector.ts';

export const postgres: Connector = {
  code: 'postgres',
  settings: [
    { code: 'url', isRequired: true },
    { code: 'query', isRequired: true },
    { code: 'cursor_field', isRequired: false },
  ],
  kinds: null,
  isUntried: false,
  pull: pullRows,
};

async function* pullRows(world: ConnectorWorld, pull: Pull): AsyncGenerator<Result<PulledPage>> {
  const { settings, secret } = pull;
  const cursorColumn = settings['cursor_field'] || null;
  let cursor = pull.cursor;
  const pages = world.query({
    url: settings['url'] ?? '',
    password: secret,
    query: settings['query'] ?? '',
    cursorColumn,
    from: cursor,
  });
  for await (const page of pages) {
    if (!page.ok) {
      yield page;
      return;
    }
    const last = page.value.at(-1);
    // Rows come in the order of the cursor's own type: the last has the latest.
    if (cursorColumn !== null && last) cursor = last[cursorColumn] ?? cursor;
    yield ok({ rows: page.value, cursor });
  }
}
