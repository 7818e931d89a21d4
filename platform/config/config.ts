// Every environment variable of the product is read here and documented in docs/reference/configuration.md.
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { dataFolderFor } from './data-folder.ts';

const programFolder = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

const Environment = z.object({
  CORDEE_DATA: z.string().optional(),
  CORDEE_HOST: z.string().default('127.0.0.1'),
  CORDEE_PORT: z.coerce.number().int().min(0).max(65535).default(4810),
  CORDEE_PUBLIC_URL: z.url().optional(),
  CORDEE_DEMO: z.enum(['on', 'off']).default('on'),
  CORDEE_DEMO_SCALE: z.coerce.number().int().min(1).max(100).default(1),
  CORDEE_LOG: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  CORDEE_SMTP_URL: z.string().optional(),
  CORDEE_MAIL_FROM: z.string().default('cordee@localhost'),
  CORDEE_OUTBOUND_ALLOW: z.string().default(''),
  CORDEE_IMPORT_FOLDER: z.string().min(1).optional(),
  DATABASE_URL: z.string().optional(),
  DATABASE_ADMIN_URL: z.string().optional(),
});

export type Config = {
  readonly programFolder: string;
  readonly dataFolder: string;
  readonly host: string;
  readonly port: number;
  readonly publicUrl: string;
  readonly demo: boolean;
  readonly demoScale: number;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  readonly smtpUrl: string | null;
  readonly mailFrom: string;
  /** Addresses and ranges of this machine and of private networks that may be called all the same. */
  readonly outboundAllowed: readonly string[];
  /** Where folders stand whose files are imported as they arrive; null: none is watched. */
  readonly importFolder: string | null;
  readonly externalDatabase: { readonly url: string; readonly adminUrl: string } | null;
};

/** Reads the environment once, at a program's start; a wrong value ends the start with the variable's name. */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const parsed = Environment.safeParse(environment);
  if (!parsed.success) throw new ConfigError(z.prettifyError(parsed.error));
  const env = parsed.data;
  return {
    programFolder,
    dataFolder: resolve(env.CORDEE_DATA ?? dataFolderFor(programFolder, process.getuid?.() === 0)),
    host: env.CORDEE_HOST,
    port: env.CORDEE_PORT,
    publicUrl: env.CORDEE_PUBLIC_URL ?? `http://${env.CORDEE_HOST}:${env.CORDEE_PORT}`,
    demo: env.CORDEE_DEMO === 'on',
    demoScale: env.CORDEE_DEMO_SCALE,
    logLevel: env.CORDEE_LOG,
    smtpUrl: env.CORDEE_SMTP_URL ?? null,
    mailFrom: env.CORDEE_MAIL_FROM,
    outboundAllowed: env.CORDEE_OUTBOUND_ALLOW.split(',').flatMap((range) => range.trim() || []),
    importFolder: env.CORDEE_IMPORT_FOLDER ? resolve(env.CORDEE_IMPORT_FOLDER) : null,
    externalDatabase: env.DATABASE_URL
      ? { url: env.DATABASE_URL, adminUrl: env.DATABASE_ADMIN_URL ?? env.DATABASE_URL }
      : null,
  };
}

class ConfigError extends Error {}

/** Asked where the configuration may not have been readable: whether a failure shows its stack. */
export function isDebugging(environment: NodeJS.ProcessEnv = process.env): boolean {
  return environment['CORDEE_LOG'] === 'debug';
}
