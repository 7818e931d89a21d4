// The web bundle, held in memory: one build per language, compressed once, addressed by content hash.
import { existsSync, globSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Context } from 'hono';
import type { Locale } from '@cordee/kernel';

type Asset = {
  readonly type: string;
  readonly plain: Uint8Array<ArrayBuffer>;
  readonly br: (() => Uint8Array<ArrayBuffer>) | null;
  readonly gzip: (() => Uint8Array<ArrayBuffer>) | null;
  readonly isHashed: boolean;
};

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.webmanifest': 'application/manifest+json',
};
const contentSecurity =
  "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'; object-src 'none'";

export type StaticFiles = (c: Context, locale: Locale) => Response;

export function openStaticFiles(programFolder: string): StaticFiles {
  const builds = {
    fr: readBuild(join(programFolder, 'apps/web/dist/fr')),
    en: readBuild(join(programFolder, 'apps/web/dist/en')),
  };
  return (c, locale) => {
    const build = builds[locale];
    const asset =
      build.get(c.req.path) ??
      builds.fr.get(c.req.path) ??
      builds.en.get(c.req.path) ??
      build.get('/index.html');
    if (!asset) return c.text('The web app has not been built. Run "npm run generate".', 503);
    return answer(c, asset);
  };
}

function readBuild(folder: string): ReadonlyMap<string, Asset> {
  if (!existsSync(folder)) return new Map();
  const files = globSync('**/*.*', { cwd: folder });
  return new Map(files.map((file) => [`/${file}`, assetOf(join(folder, file), file)]));
}

function assetOf(path: string, file: string): Asset {
  const plain = new Uint8Array(readFileSync(path));
  const type = types[extname(file)] ?? 'application/octet-stream';
  const isText = /^(text|application\/(json|manifest)|image\/svg)/.test(type);
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };
  return {
    type,
    plain,
    isHashed: file.startsWith('assets/'),
    br: isText ? once(() => new Uint8Array(brotliCompressSync(plain, quality))) : null,
    gzip: isText ? once(() => new Uint8Array(gzipSync(plain))) : null,
  };
}

/** Compressed when first asked for: a start compresses nothing, a second reader waits for nothing. */
function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

function answer(c: Context, asset: Asset): Response {
  const accepted = c.req.header('accept-encoding') ?? '';
  const encoding =
    asset.br && accepted.includes('br') ? 'br' : asset.gzip && accepted.includes('gzip') ? 'gzip' : null;
  const body = encoding === 'br' ? asset.br?.() : encoding === 'gzip' ? asset.gzip?.() : asset.plain;
  const headers: Record<string, string> = {
    'content-type': asset.type,
    'cache-control': asset.isHashed ? 'public, max-age=31536000, immutable' : 'no-cache',
    'content-security-policy': contentSecurity,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    vary: 'accept-encoding, cookie, accept-language',
    ...(encoding ? { 'content-encoding': encoding } : {}),
  };
  return c.body(body ?? asset.plain, 200, headers);
}
