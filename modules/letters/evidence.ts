// What proves a letter: who did what, when, under which hash, how they were known, and where it stands in the chain of
// changes. In French, the language in which it would be read.
import type { JsonValue, Scope } from '@cordee/kernel';
import type { Done, Letter } from './letter.ts';
import { stateOf } from './letter.ts';
import { readBody } from './letter-body.ts';
import { printed, sayIn, type Clause } from './letter-pages.ts';

export const EVIDENCE_FORMAT = 'cordee-letter-evidence/1';

type EvidenceEvent = {
  readonly what: 'published' | 'opened' | 'signed' | 'ended';
  /** In French: what was done, by whom, and how that person was known. */
  readonly sentence: string;
  readonly by: string;
  readonly at: string;
  readonly side: string | null;
  readonly hash: string | null;
  readonly change: string;
  readonly chain: string;
};

export type Evidence = {
  readonly format: typeof EVIDENCE_FORMAT;
  readonly letter: string;
  readonly state: string;
  readonly hash: string;
  readonly pdf: string;
  readonly events: readonly EvidenceEvent[];
};

export type EvidenceDeps = {
  readonly nameOf: (userId: string) => Promise<string>;
  /** The change of the trail with that number. */
  readonly chainAt: (
    scope: Scope,
    change: bigint,
  ) => Promise<{ readonly change: string; readonly hash: string } | null>;
};

type Told = Pick<EvidenceEvent, 'what' | 'sentence' | 'side' | 'hash'> & { readonly done: Done };

/** Of a published letter; the same for the same letter. */
export async function writeEvidence(
  { nameOf, chainAt }: EvidenceDeps,
  scope: Scope,
  letter: Letter,
): Promise<Evidence> {
  const publication = publicationOf(letter);
  const told = await toldOf(letter, nameOf);
  const events = await Promise.all(
    told.map(async ({ done, ...event }) => ({
      ...event,
      by: await nameOf(done.by),
      at: done.at,
      change: String(done.change),
      chain: (await chainAt(scope, done.change))?.hash ?? '',
    })),
  );
  const { hash, pdfHash } = publication;
  return { format: EVIDENCE_FORMAT, letter: letter.id, state: stateOf(letter), hash, pdf: pdfHash, events };
}

function publicationOf({ publication }: Letter) {
  if (publication === null) throw new TypeError('a letter that was not published proves nothing');
  return publication;
}

const say = sayIn('fr');

async function toldOf(letter: Letter, nameOf: EvidenceDeps['nameOf']): Promise<readonly Told[]> {
  const publication = publicationOf(letter);
  const { act, hash } = publication;
  const named = async ({ by, at }: Done) => ({ name: await nameOf(by), at: instantText(at) });
  const published: Told = {
    what: 'published',
    sentence: say(`proof_published_${act}`, { ...(await named(publication)), hash }),
    side: null,
    hash,
    done: publication,
  };
  const opened = await Promise.all(
    letter.readings.map(async (each): Promise<Told> => {
      const sentence = say('proof_opened', await named(each));
      return { what: 'opened', sentence, side: null, hash, done: each };
    }),
  );
  const signed = await Promise.all(
    letter.signatures.map(async (each): Promise<Told> => {
      const { address, tries } = each;
      const code = { address, sent: instantText(each.codeSentAt), tries: String(tries), hash: each.hash };
      const key = each.side === 'manager' ? 'proof_signed_company' : `proof_signed_${act}`;
      const sentence = say(key, { ...(await named(each)), ...code });
      return { what: 'signed', sentence, side: each.side, hash: each.hash, done: each };
    }),
  );
  const { outcome } = letter;
  const isEndedByHand = outcome !== null && outcome.kind !== 'received' && outcome.kind !== 'agreed';
  const ended: readonly Told[] = isEndedByHand
    ? [
        {
          what: 'ended',
          sentence: say(`proof_${outcome.kind}`, { ...(await named(outcome)), reason: outcome.reason ?? '' }),
          side: null,
          hash: null,
          done: outcome,
        },
      ]
    : [];
  return [published, ...opened, ...signed, ...ended].toSorted((a, b) =>
    Number(a.done.change - b.done.change),
  );
}

/** 2026-06-01T12:00:00.000Z as « 2026-06-01 12:00:00 UTC ». */
const instantText = (at: string): string => `${at.slice(0, 19).replace('T', ' ')} UTC`;

export const evidenceText = (evidence: Evidence): string =>
  `${JSON.stringify(evidence as unknown as JsonValue, null, 1)}\n`;

/** The evidence as French pages. */
export function evidenceDocument(evidence: Evidence, letterText: string) {
  const body = readBody(letterText);
  const clauses: readonly Clause[] = [
    {
      id: 'what',
      title: say('proof_what_title'),
      blocks: [
        { kind: 'text', text: say('proof_what') },
        {
          kind: 'facts',
          facts: [
            { label: say('doc_seller'), value: say('doc_person', body.seller) },
            { label: say('proof_state'), value: say(`state_${evidence.state}`) },
            { label: say('proof_hash'), value: evidence.hash },
            { label: say('proof_pdf'), value: evidence.pdf },
            { label: say('doc_key'), value: body.key },
          ],
        },
      ],
    },
    {
      id: 'events',
      title: say('proof_events_title'),
      blocks: evidence.events.flatMap(({ sentence, change, chain }) => [
        { kind: 'text', text: sentence } as const,
        { kind: 'facts', facts: [{ label: say('proof_chain'), value: `${change} · ${chain}` }] } as const,
      ]),
    },
    { id: 'verify', title: say('proof_verify_title'), blocks: [{ kind: 'text', text: say('proof_verify') }] },
  ];
  const [last] = evidence.events.slice(-1);
  return printed(clauses, {
    title: say('proof_title', { seller: body.seller.name }),
    version: evidence.hash.slice(0, 12),
    organisation: body.organisation,
    day: (last?.at ?? body.issued_on).slice(0, 10),
    language: 'fr',
  });
}
