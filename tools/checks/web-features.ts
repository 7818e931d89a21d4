import { finding, type Check } from './check.ts';
import { importsOf } from './imports-of.ts';
import { readSources } from './source-file.ts';

const features = 'apps/web/src/features/';

/** A feature of the web app knows no other one: what two need stands in `ui` or `api`, and routes put them together. */
export const webFeatures: Check = {
  name: 'web features',
  run: async (root) =>
    readSources(root).flatMap((source) => {
      const from = featureOf(source.path);
      if (from === null) return [];
      return importsOf(source).flatMap(({ path, specifier, line }) => {
        const to = path === null ? null : featureOf(path);
        return to === null || to === from
          ? []
          : [finding(`${source.path}:${line}`, `${specifier}: the feature ${from} may not use ${to}`)];
      });
    }),
};

function featureOf(path: string): string | null {
  return path.startsWith(features) ? (path.slice(features.length).split('/')[0] ?? null) : null;
}
