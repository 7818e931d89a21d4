// Builds the web app into `apps/web/dist/<locale>`.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compile } from '@inlang/paraglide-js';
import { build } from 'vite';
import { viteSettings, webFolder, webLocales, webMessagesFolder } from './vite-settings.ts';

// The bundler replaces this expression with the language of the build, and the other language falls away.
const STATIC_LOCALE = '/** @type {any} */ (globalThis).__PARAGLIDE_STATIC_LOCALE__';

export async function buildWeb(): Promise<void> {
  await compileWebMessages();
  for (const locale of webLocales) await build(viteSettings(locale));
}

/** One module a sentence: each comes with the screens that say it, and the first view with its own alone. */
export async function compileWebMessages(): Promise<void> {
  await compile({
    project: join(webFolder, '../../messages/project.inlang'),
    outdir: webMessagesFolder,
    strategy: ['globalVariable', 'baseLocale'],
    outputStructure: 'message-modules',
    experimentalStaticLocale: STATIC_LOCALE,
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildWeb();
