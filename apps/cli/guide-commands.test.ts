import { expect, it } from 'vitest';
import { guideCommands } from './guide-commands.ts';

const guide = `# Guide
## First set
\`\`\`sh
export X=1
npx cordee import "$DATA/a b.csv" --source erp \\
  --dry-run
\`\`\`
Words with npx cordee in them.
### Inside
\`\`\`sh
npx cordee statement 'Marie $DATA' --period 2026-Q1
\`\`\`
## Second set
\`\`\`sh
npx cordee verify
\`\`\`
`;

it('reads the commands of one section, as a shell would cut them', () => {
  expect(guideCommands(guide, 'first', { DATA: '/d' })).toEqual([
    ['import', '/d/a b.csv', '--source', 'erp', '--dry-run'],
    ['statement', 'Marie $DATA', '--period', '2026-Q1'],
  ]);
  expect(guideCommands(guide, 'second', {})).toEqual([['verify']]);
  expect(guideCommands(guide, 'third', {})).toEqual([]);
});
