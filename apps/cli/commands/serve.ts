import { ok } from '@cordee/kernel';
import type { Command } from '../command.ts';
import { EXIT } from '../exit-code.ts';

export const serve: Command = {
  name: 'serve',
  summary: 'cli.serve_summary',
  positionals: [],
  options: {},
  run: async () => {
    const program = await import('../serve.ts');
    const isDone = (await program.serve()) === 0;
    return ok({ json: { stopped: isDone }, text: '', exit: isDone ? EXIT.done : EXIT.programError });
  },
};
