// Which screens each role sees: what is looked at, in pictures and by axe.
import { roomsFor } from '../src/shell/rooms.ts';
import type { Visitor } from './open-seat.ts';
import { openWhy } from './steps/open-why.ts';

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

export type Screen = {
  readonly name: string;
  readonly path: string;
  /** What is opened over the screen before it is looked at. */
  readonly open?: (visitor: Visitor) => Promise<unknown>;
};

const screen = (name: string, path: string): Screen => ({ name, path });

/** The pages before the sign-in, and the one that is not there. */
export const publicScreens: readonly Screen[] = [
  screen('sign-in', '/sign-in'),
  screen('create-organisation', '/create-organisation'),
  screen('invitation', '/invitation/none'),
  screen('not-found', '/nowhere'),
];

/**
 * Every room of a role's rail, then one plan, one run, one import and one statement where the role may read them, and
 * what opens over a screen.
 */
export async function screensOf(visitor: Visitor, role: Role): Promise<readonly Screen[]> {
  const rooms = roomsFor({ roles: [role] }).map(({ path }) =>
    screen(path === '/' ? 'home' : path.slice(1), path),
  );
  return [...rooms, ...(await detailScreens(visitor, role)), ...openedScreens(visitor, role)];
}

async function detailScreens({ page }: Visitor, role: Role): Promise<readonly Screen[]> {
  const read = async (path: string) => {
    const answer = await page.request.get(`/api/v1${path}`);
    return answer.ok() ? await answer.json() : [];
  };
  const [plans, runs, imports] = [await read('/plans'), await read('/runs'), await read('/imports')];
  const [dispute] = await read('/disputes');
  const consultations = await page.request.get('/api/v1/consultations');
  const found: Screen[] = [];
  if (role === 'revops') found.push(screen('imports/new', '/imports/new'));
  if (role === 'revops') found.push(screen('plan-assignments', '/plan-assignments'));
  if (role === 'revops') found.push(screen('plan-designer', '/plan-designer?template=tiers-on-quota'));
  if (consultations.ok()) found.push(screen('consultations', '/consultations'));
  if (dispute) found.push(screen('dispute', `/disputes/${dispute.id}`));
  if (plans.length > 0) {
    found.push(screen('plan', `/plans/${plans[0].code}`));
    found.push(screen('plan-rules', `/plans/${plans[0].code}/rules`));
  }
  if (imports.length > 0) found.push(screen('import', `/imports/${imports[0].id}`));
  if (runs.length > 0) {
    const { id } = runs[0];
    const lines = await read(`/runs/${id}/lines`);
    found.push(screen('run', `/runs/${id}`));
    found.push(screen('statement', `/statements/${id}/${lines.rows[0].payeeId}`));
  }
  return found;
}

/** What opens over a screen is looked at once, with a role that has it. */
function openedScreens({ page, words }: Visitor, role: Role): readonly Screen[] {
  const press = (name: string) => async (visitor: Visitor) => {
    await visitor.page.getByRole('button', { name }).click();
    await visitor.page.getByRole('dialog').waitFor();
  };
  if (role === 'seller') return [{ name: 'why', path: '/statements/mine', open: openWhy }];
  if (role !== 'revops') return [];
  const opened: Screen[] = [
    { name: 'palette', path: '/not-yet', open: press(words('web.palette_open')) },
    { name: 'account', path: '/not-yet', open: press(words('web.account_menu', { name: '' }).trim()) },
    {
      name: 'columns',
      path: '/people',
      open: (visitor) => visitor.page.getByText(words('web.table_columns')).first().click(),
    },
  ];
  const isNarrow = (page.viewportSize()?.width ?? 0) < 1024;
  if (isNarrow) opened.push({ name: 'rail', path: '/not-yet', open: press(words('web.rail_open')) });
  return opened;
}

/** Until the screen shows its own words: nothing loads any more, and its title stands. */
export async function showScreen({ page, words }: Visitor, path: string): Promise<void> {
  await page.goto(path);
  await page.getByRole('heading', { level: 1 }).waitFor();
  // Detached, not hidden: the word stays unseen for its first moments, while the screen is still empty.
  await page.getByText(words('web.loading')).first().waitFor({ state: 'detached' });
}

/** The screen, and over it what it opens. */
export async function openScreen(visitor: Visitor, { path, open }: Screen): Promise<void> {
  await showScreen(visitor, path);
  await open?.(visitor);
}
