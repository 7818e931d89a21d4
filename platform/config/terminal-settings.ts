import { dirname, resolve } from 'node:path';
import { z } from 'zod';

const Environment = z.object({
  CORDEE_PASSWORD: z.string().optional(),
  CORDEE_REAL_DATA: z.string().default('../shared/data'),
  LC_ALL: z.string().default(''),
  LC_MESSAGES: z.string().default(''),
  LANG: z.string().default(''),
});

/** What a command of the terminal takes from its environment, beside the program's own configuration. */
export type TerminalSettings = {
  /** The terminal's language as its locale says it, such as fr_FR.UTF-8; empty where it says nothing. */
  readonly language: string;
  /** The password of a new organisation's first member; null: one is made and shown once. */
  readonly firstPassword: string | null;
  readonly realDataFolder: string;
};

export function readTerminalSettings(environment: NodeJS.ProcessEnv = process.env): TerminalSettings {
  const env = Environment.parse(environment);
  const programFolder = dirname(dirname(import.meta.dirname));
  return {
    language: env.LC_ALL || env.LC_MESSAGES || env.LANG,
    firstPassword: env.CORDEE_PASSWORD ?? null,
    realDataFolder: resolve(programFolder, env.CORDEE_REAL_DATA),
  };
}
