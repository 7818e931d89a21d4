// Sealed figures: in whatever order two people enter and anybody reads, nobody learns a figure before both are in, and what
// opens is what was typed. The browser's own code seals and opens, against the real product.
import { decimal, equalDecimals } from '@cordee/kernel';
import { openKeyRing } from '@cordee/platform/auth';
import { openTestApplication, type TestApplication, type TestMember } from '@cordee/server/test-application';
import {
  openSeal,
  sealFigure,
  type SealedFigure,
} from '../apps/web/src/features/quota-rounds/seal-figure.ts';
import type { Gate, Trial } from './gate.ts';
import {
  figuresOf,
  openDossiers,
  openSealingCompany,
  otherOf,
  type SealingCompany,
  type SealingDossier,
  type Side,
} from './sealing-company.ts';

const claims = {
  unread: 'no answer to anybody holds or opens a figure before both have entered',
  dump: 'no table of the database holds a figure that is still sealed',
  halves: 'neither the dump with the key ring nor the dump with a key of the two opens an entry',
  opened: 'what opens is what each side typed',
  changed: 'a second entry, an early opening and a figure other than the committed one are refused',
  destroyed: 'a decision leaves nothing sealed, and what was unopened is never shown',
} as const;

export const gate: Gate = {
  name: 'sealing',
  sabotages: {
    'the other’s entry is forged in the database': claims.unread,
    'the figure is kept beside its seal': claims.dump,
    'the share of the ring is kept as it came': claims.halves,
    'a commitment is rewritten in the database': claims.opened,
    'entries have no key': claims.changed,
    'seals outlive the decision': claims.destroyed,
  },
  run: async (trial) => {
    const app = await openTestApplication();
    try {
      const company = await openSealingCompany(app);
      await plantFault(trial, app);
      const tries = trial.sabotage ? 20 : trial.depth === 'deep' ? 1_000 : 100;
      for (let done = 0; done < tries;) {
        const dossiers = await openDossiers(app, company);
        for (const dossier of dossiers) await new Interleaving(trial, app, company, dossier).run();
        done += dossiers.length;
      }
    } finally {
      await app.stop();
    }
  },
};

async function plantFault({ sabotage }: Trial, { owner }: TestApplication): Promise<void> {
  if (sabotage === 'entries have no key')
    await owner.query(
      'alter table quota_seal drop constraint quota_seal_tenant_id_dossier_id_side_fkey, drop constraint quota_seal_pkey; alter table quota_entry drop constraint quota_entry_pkey',
    );
  if (sabotage === 'seals outlive the decision')
    await owner.query(
      `create function keep_seal() returns trigger language plpgsql as $$ begin return null; end $$;
       create trigger keep_seal before delete on quota_seal for each row execute function keep_seal()`,
    );
}

const sides: readonly Side[] = ['seller', 'manager'];

/** One dossier, its two entries in some order, and everybody who tries something in between. */
class Interleaving {
  readonly trial: Trial;
  readonly app: TestApplication;
  readonly company: SealingCompany;
  readonly dossier: SealingDossier;
  /** What was typed and entered so far. */
  readonly entered = new Map<Side, { readonly typed: string; readonly ringShare: string }>();

  constructor(trial: Trial, app: TestApplication, company: SealingCompany, dossier: SealingDossier) {
    this.trial = trial;
    this.app = app;
    this.company = company;
    this.dossier = dossier;
  }

  async run(): Promise<void> {
    const { random } = this.trial;
    const order = random.below(2) === 0 ? sides : sides.toReversed();
    const isDecided = random.below(5) === 0;
    for (const side of order) {
      await this.#lookAround();
      if (isDecided && side !== order[0]) break;
      await this.#enter(side);
    }
    await this.#lookAround();
    await (isDecided ? this.#decide() : this.#open());
  }

  #call(who: TestMember, method: string, action: string, body?: unknown): Promise<Response> {
    const path = `/quota-dossiers/${this.dossier.id}${action}`;
    return this.app.call({ method, path, token: who.token, ...(body === undefined ? {} : { body }) });
  }

  /** Reads by anybody in any number, a look into the tables now and then, and tries that come too early. */
  async #lookAround(): Promise<void> {
    const { random } = this.trial;
    for (let count = random.below(3); count > 0; count -= 1)
      await this.#read(random.pick(this.company.readers));
    for (const side of sides) if (random.below(3) === 0) await this.#tryToOpenEarly(side);
    const often = this.trial.sabotage === null ? 30 : 1;
    if (this.trial.concerns(claims.dump) && random.below(often) === 0) await this.#searchTables();
    if (random.below(2) === 0) await this.#tryHalves();
  }

  async #read(who: TestMember): Promise<void> {
    const action = this.trial.random.pick(['', '/explanation', '/seals']);
    const text = await (await this.#call(who, 'GET', action)).text();
    this.#checkHidden(claims.unread, text, `GET ${action}`);
    if (this.trial.random.below(8) > 0) return;
    const list = await this.app.call({ method: 'GET', path: '/quota-rounds', token: who.token });
    this.#checkHidden(claims.unread, await list.text(), 'GET /quota-rounds');
  }

  #checkHidden(claim: string, text: string, where: string): void {
    for (const { typed } of this.entered.values())
      for (const form of [typed, Buffer.from(typed).toString('hex')])
        this.trial.check(claim, !text.includes(form), () => `${where} holds ${typed}`);
  }

  async #enter(side: Side): Promise<void> {
    const { trial, dossier, company } = this;
    const who = dossier[side];
    const { typed, figure } = figuresOf(trial.random);
    const place = { dossierId: dossier.id, side };
    const keys = [dossier[otherOf(side)].key, who.key];
    const seals = [
      await sealFigure(place, figure, keys),
      await sealFigure(place, { ...figure, kept: '1' }, keys),
    ];
    const [first, second] = await Promise.all(
      seals.map((seal) => this.#call(who.member, 'POST', '/entry', seal)),
    );
    const won = [first, second].filter((answer) => answer?.status === 200);
    trial.check(claims.changed, won.length === 1, () => `${won.length} of two entries at once were taken`);
    const index = first?.status === 200 ? 0 : 1;
    const kept = index === 0 ? typed : '1';
    const ringShare = seals[index]?.ringShare ?? '';
    if (index === 0) this.entered.set(side, { typed, ringShare });
    else dossier.retyped.add(side);
    dossier.committed[side] = { ...figure, kept };
    const again = await this.#call(who.member, 'POST', '/entry', seals[1 - index]);
    trial.check(claims.changed, again.status === 409, () => `a second entry: ${again.status}`);
    if (trial.sabotage === 'the figure is kept beside its seal')
      await this.app.owner.query('update quota_seal set nonce = $1 where dossier_id = $2', [
        typed,
        dossier.id,
      ]);
    if (trial.sabotage === 'the share of the ring is kept as it came')
      await this.app.owner.query(
        'update quota_seal set ring_share = $1 where dossier_id = $2 and side = $3',
        [ringShare, dossier.id, side],
      );
    if (trial.sabotage === 'the other’s entry is forged in the database' && this.entered.size === 1)
      await forgeEntry(this.app, company, dossier.id, side);
  }

  /** One of the two asks for the seals, and opens what it gets with its own key. */
  async #tryToOpenEarly(side: Side): Promise<void> {
    if (this.entered.size + this.dossier.retyped.size === sides.length) return;
    const { id, [side]: who } = this.dossier;
    const answer = await this.#call(who.member, 'GET', '/seals');
    const seals: unknown = answer.status === 200 ? await answer.json() : [];
    for (const seal of seals as readonly Parameters<typeof openSeal>[1][]) {
      const figure = seal.side === side ? null : await openSeal(id, seal, who.key);
      this.trial.check(claims.unread, figure === null, () => `the ${side} opened the other’s entry`);
    }
    this.trial.check(claims.unread, answer.status !== 200, () => 'seals were given before both had entered');
    const guess: SealedFigure = { ...figuresOf(this.trial.random).figure, salt: 'A'.repeat(43) };
    const early = await this.#call(who.member, 'POST', '/opening', { seller: guess, manager: guess });
    this.trial.check(claims.changed, early.status !== 200, () => 'an early opening was accepted');
  }

  async #searchTables(): Promise<void> {
    for (const { name, text } of await dumpOf(this.app)) this.#checkHidden(claims.dump, text, name);
  }

  /** What a thief of a backup has: every row, and either the ring's folder or the browser of one of the two. */
  async #tryHalves(): Promise<void> {
    const { dossier, app } = this;
    const { rows } = await app.owner.query<Stolen>(
      `select s.side, e.commitment, s.nonce, s.ciphertext, s.ring_share, s.key_shares from quota_seal s join quota_entry e using (tenant_id, dossier_id, side)
       where s.dossier_id = $1`,
      [dossier.id],
    );
    const ring = openKeyRing(app.config.dataFolder);
    for (const { ring_share: ringShare, key_shares: keyShares, ...rest } of rows) {
      const seal = { ...rest, ringShare, keyShares };
      for (const side of sides) {
        const opened = await openSeal(dossier.id, seal, dossier[side].key);
        this.trial.check(claims.halves, opened === null, () => `dump and the ${side}’s key opened an entry`);
      }
      const share = ring.open('sealing', ringShare);
      const alone = share === null ? false : await opensAlone(share, seal);
      this.trial.check(claims.halves, !alone, () => 'dump and ring opened an entry');
    }
  }

  async #open(): Promise<void> {
    const { trial, dossier, app } = this;
    const side = trial.random.pick(sides);
    const who = dossier[side];
    const answer = await this.#call(who.member, 'GET', '/seals');
    trial.check(claims.opened, answer.status === 200, () => `seals once both stand: ${answer.status}`);
    const seals: unknown = answer.status === 200 ? await answer.json() : [];
    const figures: { [Name in Side]?: SealedFigure | undefined } = {};
    for (const seal of seals as readonly Parameters<typeof openSeal>[1][])
      figures[seal.side] = (await openSeal(dossier.id, seal, who.key)) ?? undefined;
    const { seller, manager } = figures;
    trial.check(claims.opened, seller !== undefined && manager !== undefined, () => 'a seal did not open');
    if (seller === undefined || manager === undefined) return;
    const altered = { seller, manager, [otherOf(side)]: { ...figures[otherOf(side)], kept: '7' } };
    if (trial.sabotage === 'a commitment is rewritten in the database')
      await rewriteCommitment(app, dossier.id, otherOf(side), altered[otherOf(side)]);
    const refused = await this.#call(who.member, 'POST', '/opening', altered);
    trial.check(claims.changed, refused.status === 422, () => `an altered figure: ${refused.status}`);
    const opened = await Promise.all(
      sides.map((each) => this.#call(dossier[each].member, 'POST', '/opening', { seller, manager })),
    );
    const won = opened.filter(({ status }) => status === 200).length;
    trial.check(claims.opened, won === 1, () => `${won} of two openings at once were taken`);
    await this.#compareOpened();
  }

  async #compareOpened(): Promise<void> {
    const shown = await (await this.#call(this.dossier.seller.member, 'GET', '')).json();
    const { proposals } = shown as { proposals: readonly { side: Side; kept: string; text: string }[] };
    for (const side of sides) {
      const committed = this.dossier.committed[side];
      const found = proposals.find((each) => each.side === side);
      const isSame =
        found !== undefined &&
        committed !== undefined &&
        equalDecimals(decimal(found.kept), decimal(committed.kept)) &&
        found.text === committed.text;
      this.trial.check(claims.opened, isSame, () => `${side}: ${found?.kept} for ${committed?.kept}`);
    }
  }

  async #decide(): Promise<void> {
    const { trial, dossier, app, company } = this;
    await app.owner.query('update quota_round set answers_by = answers_by - 1 where id = $1', [
      dossier.roundId,
    ]);
    const body = { amount: '5', reason: 'Nobody answered.' };
    const decided = await this.#call(company.revops, 'POST', '/decision', body);
    trial.check(
      claims.destroyed,
      decided.status === 200,
      () => `a decision after the date: ${decided.status}`,
    );
    const { rowCount } = await app.owner.query('select from quota_seal where dossier_id = $1', [dossier.id]);
    trial.check(claims.destroyed, rowCount === 0, () => `${rowCount} seals are left`);
    for (const who of company.readers.slice(0, 3)) {
      const text = await (await this.#call(who, 'GET', '')).text();
      this.#checkHidden(claims.destroyed, text, 'GET after the decision');
    }
    const late = await this.#call(dossier.seller.member, 'GET', '/seals');
    trial.check(claims.destroyed, late.status !== 200, () => 'seals were given after the decision');
  }
}

type Stolen = {
  readonly side: Side;
  readonly commitment: string;
  readonly nonce: string;
  readonly ciphertext: string;
  readonly ring_share: string;
  readonly key_shares: Parameters<typeof openSeal>[1]['keyShares'];
};

/** Whether the ring's share is the key by itself. */
async function opensAlone(
  share: string,
  { nonce, ciphertext, commitment }: Pick<Stolen, 'nonce' | 'ciphertext' | 'commitment'>,
): Promise<boolean> {
  const bytes = (text: string) => Uint8Array.from(Buffer.from(text, 'base64url'));
  const key = await crypto.subtle.importKey('raw', bytes(share), 'AES-GCM', false, ['decrypt']);
  const way = { name: 'AES-GCM', iv: bytes(nonce), additionalData: Uint8Array.from(Buffer.from(commitment)) };
  return crypto.subtle.decrypt(way, key, bytes(ciphertext)).then(
    () => true,
    () => false,
  );
}

/** Every row of every table as text, as a dump writes them. */
async function dumpOf({ owner }: TestApplication): Promise<readonly { name: string; text: string }[]> {
  const { rows: tables } = await owner.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public'`,
  );
  const dumped: { name: string; text: string }[] = [];
  for (const { name } of tables) {
    const { rows } = await owner.query<{ text: string }>(`select t::text as text from "${name}" t`);
    dumped.push({ name, text: rows.map(({ text }) => text).join('\n') });
  }
  return dumped;
}

async function forgeEntry(
  { owner }: TestApplication,
  { organisation }: SealingCompany,
  dossierId: string,
  side: Side,
): Promise<void> {
  await owner.query(
    `insert into quota_entry (tenant_id, dossier_id, side, change, commitment) select tenant_id, dossier_id, $3, change, commitment from quota_entry
       where tenant_id = $1 and dossier_id = $2 and side = $4`,
    [organisation.id, dossierId, otherOf(side), side],
  );
  await owner.query(
    `insert into quota_seal select tenant_id, dossier_id, $2, nonce, ciphertext, ring_share, key_shares from quota_seal where dossier_id = $1 and side = $3`,
    [dossierId, otherOf(side), side],
  );
}

async function rewriteCommitment(
  { owner }: TestApplication,
  dossierId: string,
  side: Side,
  figure: Partial<SealedFigure>,
): Promise<void> {
  const { kept, lost, gained, price, text, means, salt } = figure;
  const line = `${JSON.stringify([dossierId, side, kept, lost, gained, price, text, means, salt])}\n`;
  const digest = Buffer.from(await crypto.subtle.digest('SHA-256', Buffer.from(line))).toString('hex');
  await owner.query('update quota_entry set commitment = $1 where dossier_id = $2 and side = $3', [
    digest,
    dossierId,
    side,
  ]);
}
