// Which screens each role sees: what is looked at, in pictures and by axe.
import type { Visitor } from './open-seat.ts';

export const roles = [
  'revops',
  'finance',
  'seller',
  'manager',
  'executive',
  'auditor',
  'marketing',
  'works_council',
] as const;
export type Role = (typeof roles)[number];

export type Screen = { readonly name: string; readonly path: string };

const screen = (name: string, path = `/${name}`): Screen => ({ name, path });
const home = screen('home', '/');
const everybody = [screen('not-yet')];
const byRole: Record<Role, readonly Screen[]> = {
  revops: [
    ...['imports', 'imports/new', 'people', 'quotas', 'plans', 'runs', 'attainment'].map((path) =>
      screen(path),
    ),
    ...['deals', 'transactions', 'audit', 'mailbox', 'organisation'].map((path) => screen(path)),
  ],
  finance: ['runs', 'attainment', 'plans', 'transactions', 'imports', 'audit'].map((path) => screen(path)),
  seller: ['statements/mine', 'attainment', 'deals', 'transactions', 'plans'].map((path) => screen(path)),
  manager: ['attainment', 'deals', 'quotas', 'people', 'plans'].map((path) => screen(path)),
  executive: ['attainment', 'deals', 'quotas', 'runs', 'plans'].map((path) => screen(path)),
  auditor: ['audit', 'runs', 'imports', 'plans', 'people'].map((path) => screen(path)),
  marketing: ['deals', 'attainment'].map((path) => screen(path)),
  works_council: [screen('plans')],
};

/** The screens of a role, those of one plan, one run, one import and one statement included where the role has them. */
export async function screensOf(visitor: Visitor, role: Role): Promise<readonly Screen[]> {
  return [home, ...byRole[role], ...everybody, ...(await detailScreens(visitor, role))];
}

async function detailScreens({ page }: Visitor, role: Role): Promise<readonly Screen[]> {
  if (role !== 'revops' && role !== 'finance') return [];
  const read = async (path: string) => (await page.request.get(`/api/v1${path}`)).json();
  const [plans, runs, imports] = [await read('/plans'), await read('/runs'), await read('/imports')];
  const run = await read(`/runs/${runs[0].id}`);
  return [
    screen('plan', `/plans/${plans[0].code}`),
    screen('run', `/runs/${runs[0].id}`),
    screen('import', `/imports/${imports[0].id}`),
    screen('statement', `/statements/${run.id}/${run.lines[0].payeeId}`),
  ];
}

/** Until the screen shows its own words: nothing loads any more, and its title stands. */
export async function showScreen({ page, words }: Visitor, path: string): Promise<void> {
  await page.goto(path);
  await page.getByRole('heading', { level: 1 }).waitFor();
  // Detached, not hidden: the word stays unseen for its first moments, while the screen is still empty.
  await page.getByText(words('web.loading')).first().waitFor({ state: 'detached' });
}
