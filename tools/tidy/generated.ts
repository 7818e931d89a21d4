import { finding, type Check } from '../checks/check.ts';
import { outputOf } from '../checks/run-program.ts';

/** What is made from the sources is as new as they are. Each tree is asked through its own generator. */
export const generated: Check = {
  name: 'generated',
  run: async (root) => {
    const { code, output } = await outputOf(root, ['tools/generate.ts', '--check']);
    return code === 0 ? [] : [finding('tools/generate.ts', output.trim())];
  },
};
