// How the web app is bundled: one build per language, so that a page loads one language of messages.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import tailwind from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import type { InlineConfig, Plugin } from 'vite';

export type WebLocale = 'fr' | 'en';
export const webLocales: readonly WebLocale[] = ['fr', 'en'];

export const webFolder = dirname(fileURLToPath(import.meta.url));
export const webMessagesFolder = join(webFolder, 'generated/messages');

export function viteSettings(locale: WebLocale): InlineConfig {
  return {
    configFile: false,
    root: webFolder,
    logLevel: 'warn',
    plugins: [react(), tailwind(), documentLanguage(locale)],
    define: { 'globalThis.__PARAGLIDE_STATIC_LOCALE__': JSON.stringify(locale) },
    resolve: { alias: { '@cordee/messages': join(webMessagesFolder, 'messages.js') } },
    build: {
      outDir: join(webFolder, 'dist', locale),
      emptyOutDir: true,
      target: 'es2023',
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      reportCompressedSize: false,
      manifest: true,
    },
  };
}

function documentLanguage(locale: WebLocale): Plugin {
  return {
    name: 'cordee-document-language',
    transformIndexHtml: (html) => html.replace('%CORDEE_LOCALE%', locale),
  };
}
