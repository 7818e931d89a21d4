// Makes what is derived from the sources: compiled messages, the parser of formulas, the API client's types, the web
// bundle.
// Each product is keyed by a hash of its inputs and made again only when they changed.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export type Product = {
  readonly name: string;
  readonly inputs: readonly string[];
  readonly output: string;
  readonly make: () => Promise<void>;
};

const root = dirname(dirname(fileURLToPath(import.meta.url)));

const messages: Product = {
  name: 'messages',
  inputs: ['messages/*/*.json', 'messages/project.inlang/settings.json', 'tools/generate.ts'],
  output: 'messages/generated/messages.js',
  make: async () => {
    const { compile } = await import('@inlang/paraglide-js');
    await compile({
      project: join(root, 'messages/project.inlang'),
      outdir: join(root, 'messages/generated'),
      emitTsDeclarations: true,
      strategy: ['globalVariable', 'baseLocale'],
      outputStructure: 'locale-modules',
    });
  },
};

const formulaParser: Product = {
  name: 'formula-parser',
  inputs: ['engines/formula/grammar/formula.grammar', 'tools/generate.ts', 'package-lock.json'],
  output: 'engines/formula/generated/formula-parser.ts',
  make: async () => {
    const { buildParserFile } = await import('@lezer/generator');
    const folder = join(root, 'engines/formula');
    const grammar = readFileSync(join(folder, 'grammar/formula.grammar'), 'utf8');
    const { parser, terms } = buildParserFile(grammar, {
      fileName: 'formula.grammar',
      typeScript: true,
      moduleStyle: 'es',
    });
    mkdirSync(join(folder, 'generated'), { recursive: true });
    writeFileSync(join(folder, 'generated/formula-parser.ts'), parser);
    writeFileSync(join(folder, 'generated/formula-parser.terms.ts'), terms);
  },
};

/** In a process of its own: the messages it imports may have been compiled a moment ago. */
const apiTypes: Product = {
  name: 'api-types',
  inputs: [
    'modules/**/*.ts',
    'apps/server/*.ts',
    'platform/http/*.ts',
    'platform/jobs/*.ts',
    'kernel/*.ts',
    'tools/api-types.ts',
  ],
  output: 'apps/web/generated/api.d.ts',
  make: async () => run('tools/api-types.ts'),
};

function run(script: string): void {
  execFileSync(process.execPath, [join(root, script)], { cwd: root, stdio: ['ignore', 2, 2] });
}

const web: Product = {
  name: 'web',
  inputs: ['apps/web/{src,public}/**/*.*', 'apps/web/*.{ts,html}', 'messages/*/*.json', 'package-lock.json'],
  output: 'apps/web/dist/en/index.html',
  make: async () => run('apps/web/build.ts'),
};

export const products: readonly Product[] = [messages, formulaParser, apiTypes, web];

export function inputsHash(product: Product): string {
  const hash = createHash('sha256');
  for (const file of globSync([...product.inputs], { cwd: root }).toSorted()) {
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(root, file)))
      .update('\0');
  }
  return hash.digest('hex');
}

const stampOf = (product: Product) => join(root, '.cache', `generated-${product.name}`);

export function isStale(product: Product): boolean {
  const stamp = stampOf(product);
  if (!existsSync(join(root, product.output)) || !existsSync(stamp)) return true;
  return readFileSync(stamp, 'utf8') !== inputsHash(product);
}

async function generate(force: boolean): Promise<void> {
  mkdirSync(join(root, '.cache'), { recursive: true });
  for (const product of products) {
    if (!force && !isStale(product)) continue;
    await product.make();
    writeFileSync(stampOf(product), inputsHash(product));
  }
}

/** For the check of the house: makes nothing, names what is stale. */
function tellStale(): void {
  const stale = products.filter(isStale).map(({ name }) => name);
  if (stale.length === 0) return;
  console.error(`stale: ${stale.join(', ')}. Run npm run generate.`);
  process.exitCode = 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv.includes('--check')) tellStale();
  else await generate(process.argv.includes('--force'));
}
