import type { Refusal } from '@cordee/kernel';

/** How a command ends, for scripts; `cordee --help` and each command's help list them. */
export const EXIT = {
  done: 0,
  programError: 1,
  wrongUsage: 2,
  refused: 3,
  notFound: 4,
  cancelled: 130,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

export function exitCodeOf({ code }: Refusal): ExitCode {
  if (code.startsWith('cli.usage_')) return EXIT.wrongUsage;
  return code.endsWith('_not_found') ? EXIT.notFound : EXIT.refused;
}
