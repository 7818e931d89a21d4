// A manager and ten sellers, each with the key of a browser, and rounds whose dossiers they enter under seal.
import { invariant } from '@cordee/kernel';
import type { TestApplication, TestMember, TestOrganisation } from '@cordee/server/test-application';
import {
  makeKeyPair,
  type PublicKey,
  type SealedFigure,
} from '../apps/web/src/features/quota-rounds/seal-figure.ts';
import type { Random } from './gate.ts';

export type Side = 'seller' | 'manager';
export const otherOf = (side: Side): Side => (side === 'seller' ? 'manager' : 'seller');

type Typed = Omit<SealedFigure, 'salt'>;
type Party = { readonly member: TestMember; readonly key: PublicKey & { readonly privateKey: CryptoKey } };

export type SealingCompany = {
  readonly organisation: TestOrganisation;
  readonly revops: TestMember;
  readonly manager: Party;
  readonly sellers: readonly Party[];
  /** Everybody who may try to read, the two of each dossier among them. */
  readonly readers: readonly TestMember[];
};

export type SealingDossier = Readonly<Record<Side, Party>> & {
  readonly id: string;
  readonly roundId: string;
  readonly committed: Partial<Record<Side, Typed>>;
  /** Sides whose second entry came first. */
  readonly retyped: Set<Side>;
};

const sellersCount = 10;

export async function openSealingCompany(app: TestApplication): Promise<SealingCompany> {
  const organisation = await app.openOrganisation('Sealing');
  const revops = await organisation.addMember('revops');
  const codes = Array.from({ length: sellersCount }, (_, index) => `S${index}`);
  const lines = codes.map((code) => `${code};Person ${code};Seller;North;M1;seller`);
  const text = [
    'person_code;full_name;position_title;team;manager_code;role',
    'M1;Mia;Manager;North;;manager',
    ...lines,
  ];
  const brought = await organisation.bring(revops.scope, { kind: 'people', text: `${text.join('\n')}\n` });
  invariant(brought.ok, 'the people of the sealing company are in order');
  const manager = await partyOf(app, await organisation.addMember('manager', { personCode: 'M1' }));
  const sellers: Party[] = [];
  for (const personCode of codes)
    sellers.push(await partyOf(app, await organisation.addMember('seller', { personCode })));
  const others: TestMember[] = [];
  for (const role of ['finance', 'executive', 'auditor', 'marketing', 'works_council'] as const)
    others.push(await organisation.addMember(role));
  const readers = [revops, ...others, manager.member, ...sellers.map(({ member }) => member)];
  return { organisation, revops, manager, sellers, readers };
}

async function partyOf(app: TestApplication, member: TestMember): Promise<Party> {
  const { publicKey, privateKey } = await makeKeyPair();
  const answer = await app.call({
    method: 'POST',
    path: '/quota-keys',
    token: member.token,
    body: { publicKey },
  });
  invariant(answer.status === 200, 'a key is taken', { status: answer.status });
  const { id } = (await answer.json()) as { id: string };
  return { member, key: { id, publicKey, privateKey } };
}

/** A round under seal: one dossier a seller. */
export async function openDossiers(
  app: TestApplication,
  { revops, manager, sellers }: SealingCompany,
): Promise<readonly SealingDossier[]> {
  const today = revops.scope.asOf.effective;
  const round = {
    name: 'Under seal',
    total: '1000',
    step: '1',
    method: 'equal',
    mode: 'sealed',
    margin: '0.1',
  };
  const body = { ...round, period: String(today.year + 1), answersBy: today.toString() };
  const opened = await app.call({ method: 'POST', path: '/quota-rounds', token: revops.token, body });
  invariant(opened.status === 200, 'a round is opened', { status: opened.status });
  const { id: roundId } = (await opened.json()) as { id: string };
  const { rows } = await app.owner.query<{ id: string; node: string }>(
    'select id, node from quota_dossier where round_id = $1 order by node',
    [roundId],
  );
  return rows.map(({ id, node }) => {
    const seller = sellers[Number(node.replace('Person S', ''))];
    invariant(seller !== undefined, 'a dossier belongs to a seller', { node });
    return { id, roundId, seller, manager, committed: {}, retyped: new Set() };
  });
}

/** A figure that nothing else in the database looks like. */
export function figuresOf(random: Random): { readonly typed: string; readonly figure: Typed } {
  const typed = String(700_000_000_000 + random.below(99_999_999) * 997);
  const text = `Because ${random.below(1_000)}…`;
  return {
    typed,
    figure: { kept: typed, lost: '0', gained: String(random.below(50)), price: '-3', text, means: '' },
  };
}
