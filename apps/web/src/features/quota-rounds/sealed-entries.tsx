import { useQuery } from '@tanstack/react-query';
import { m } from '@cordee/messages';
import {
  useEnter,
  useOpenSeals,
  type OpenedFigures,
  type QuotaDossier,
  type QuotaSeal,
} from '../../api/quotas/quota-rounds.ts';
import { useSession } from '../../api/session.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Section, Sheet } from '../../ui/page.tsx';
import { problemText } from '../../ui/problem-text.ts';
import { AnalysisForm } from './analysis-form.tsx';
import { otherSide } from './dossier-words.tsx';
import { canSeal, ownKeyQuery, usePrepareBrowser, type KeptKey } from './own-key.ts';
import { openSeal, sealFigure } from './seal-figure.ts';

const sides = ['seller', 'manager'] as const;
type Side = (typeof sides)[number];

/** Both entries with their commitments; for the two, the keys, one's own entry, and the opening. */
export function SealedEntries({ dossier }: { dossier: QuotaDossier }) {
  const { side, state, proposals, settled } = dossier;
  const isOver = proposals.length > 0 || settled !== null;
  return (
    <Section title={m['rounds.sealed']()}>
      <Sheet>
        <div className="flex flex-col gap-4">
          {!isOver && <p className="max-w-prose">{m['rounds.sealed_lead']()}</p>}
          <ul className="flex flex-col gap-2">
            {sides.map((each) => (
              <EntryLine key={each} dossier={dossier} side={each} />
            ))}
          </ul>
          {!isOver && side !== null && (
            <OwnPart dossier={dossier} side={side} isReady={state === 'ready_to_open'} />
          )}
        </div>
      </Sheet>
    </Section>
  );
}

function EntryLine({ dossier, side }: { dossier: QuotaDossier; side: Side }) {
  const entry = dossier.entries.find((each) => each.side === side);
  const key = dossier.keys[side];
  const name = dossier[side];
  return (
    <li className="flex flex-col gap-0.5">
      <span className="flex items-center gap-2 font-medium">
        <Icon name={entry ? 'lock' : 'notYet'} size={16} />
        {entry ? m['rounds.entered_by']({ name }) : m['rounds.not_entered']({ name })}
      </span>
      {entry && (
        <span className="text-[13px] break-all text-muted">
          {m['rounds.commitment']({ commitment: entry.commitment })}
        </span>
      )}
      <span className="text-[13px] text-muted">
        {m['rounds.key_of']({ name, key: key?.fingerprint ?? m['rounds.key_none']() })}
      </span>
    </li>
  );
}

type OwnProps = { readonly dossier: QuotaDossier; readonly side: Side };

function OwnPart({ dossier, side, isReady }: OwnProps & { readonly isReady: boolean }) {
  const { user } = useSession();
  const own = useQuery(ownKeyQuery(user.id)).data ?? null;
  const hasEntered = dossier.entries.some((each) => each.side === side);
  return (
    <>
      {own === null ? (
        <PrepareBrowser userId={user.id} isElsewhere={dossier.keys[side] !== null} />
      ) : (
        <p className="text-[14px] text-muted">
          {m['rounds.prepared']()}. {m['rounds.key_hint']()}
        </p>
      )}
      {!hasEntered && <EnterFigure dossier={dossier} side={side} own={own} />}
      {isReady && <OpenBoth dossier={dossier} own={own} />}
    </>
  );
}

function PrepareBrowser({ userId, isElsewhere }: { userId: string; isElsewhere: boolean }) {
  const prepare = usePrepareBrowser(userId);
  return (
    <div className="flex flex-col items-start gap-2">
      <p className="max-w-prose text-[14px] text-muted">
        {m['rounds.prepare_lead']()} {isElsewhere && m['rounds.prepared_elsewhere']()}
      </p>
      {prepare.error && <Notice tone="problem">{problemText(prepare.error)}</Notice>}
      <Button
        isBusy={prepare.isPending}
        whyNot={canSeal() ? null : m['rounds.insecure']()}
        onPress={() => prepare.mutate()}
      >
        {m['rounds.prepare']()}
      </Button>
    </div>
  );
}

function EnterFigure({ dossier, side, own }: OwnProps & { readonly own: KeptKey | null }) {
  const { id: dossierId } = dossier;
  const other = dossier.keys[otherSide(side)];
  const enter = useEnter(dossierId, (figure) => {
    const keys = [other, own].filter((key) => key !== null);
    return sealFigure({ dossierId, side }, figure, keys);
  });
  const whyNot =
    own === null
      ? m['rounds.own_key_first']()
      : other === null
        ? m['rounds.other_key_first']({ name: dossier[otherSide(side)] })
        : null;
  return (
    <AnalysisForm
      currency={dossier.allocated.unit}
      action={m['rounds.enter']()}
      isBusy={enter.isPending}
      error={enter.error}
      whyNot={whyNot}
      onSend={(figure, clear) => enter.mutate(figure, { onSuccess: clear })}
    >
      <p className="text-[14px] text-muted">{m['rounds.enter_lead']()}</p>
    </AnalysisForm>
  );
}

function OpenBoth({ dossier: { id }, own }: { dossier: QuotaDossier; own: KeptKey | null }) {
  const open = useOpenSeals(id, (seals) => openAll(id, seals, own));
  return (
    <div className="flex flex-col items-start gap-2">
      <p>{m['rounds.open_lead']()}</p>
      {open.error && <Notice tone="problem">{problemText(open.error)}</Notice>}
      <Button
        look="primary"
        isBusy={open.isPending}
        whyNot={own === null ? m['rounds.no_key_here']() : null}
        onPress={() => open.mutate(undefined)}
      >
        {m['rounds.open_both']()}
      </Button>
    </div>
  );
}

/** Both or nothing: what this key cannot open is said in place. */
async function openAll(
  dossierId: string,
  seals: readonly QuotaSeal[],
  own: KeptKey | null,
): Promise<OpenedFigures> {
  const figureOf = async (side: Side) => {
    const seal = seals.find((each) => each.side === side);
    const figure = seal && own ? await openSeal(dossierId, seal, own) : null;
    if (figure === null) throw new Error(m['rounds.no_key_here']());
    return figure;
  };
  return { seller: await figureOf('seller'), manager: await figureOf('manager') };
}
