import { useState, type FormEvent } from 'react';
import { m } from '@cordee/messages';
import { useSession } from '../../api/session.ts';
import {
  maySpeak,
  mayDraw,
  useCommentDeal,
  useDecideDeal,
  type MovedDeal,
  type MovedDeals,
} from '../../api/territories.ts';
import { formatInstant, formatMoney } from '../../locale.ts';
import { Choice } from '../../ui/choice.tsx';
import { TextAreaField, TextField } from '../../ui/field.tsx';
import { FormShell } from '../../ui/form-shell.tsx';
import { NumberInput } from '../../ui/number-input.tsx';
import { SidePanel } from '../../ui/side-panel.tsx';

type PanelProps = {
  readonly proposalId: string;
  readonly deal: MovedDeal;
  readonly moved: MovedDeals;
  readonly onClose: () => void;
};

/** One open deal that moves: between whom, what becomes of it, and what the two say of it. */
export function MovedDealPanel({ proposalId, deal, moved, onClose }: PanelProps) {
  const session = useSession();
  const { code, account, giver, taker, amount, currency, why } = deal;
  const mayDecide = mayDraw(session) && !moved.isApproved && giver !== null;
  return (
    <SidePanel title={m['territories.deal_title']({ deal: code, account })} isOpen onClose={onClose}>
      <div className="flex flex-col gap-6">
        <p>
          {m['territories.deal_between']({
            giver: giver ?? m['territories.nobody'](),
            taker: taker ?? m['territories.nobody'](),
          })}{' '}
          {amount !== null && formatMoney(amount, currency ?? '')} {why}
        </p>
        {mayDecide && <Decide at={{ id: proposalId, dealId: deal.id }} deal={deal} moved={moved} />}
        <Talk deal={deal} />
        {maySpeak(session) && <Say at={{ id: proposalId, dealId: deal.id }} />}
      </div>
    </SidePanel>
  );
}

type At = { readonly id: string; readonly dealId: string };

function Decide({ at, deal, moved }: { at: At; deal: MovedDeal; moved: MovedDeals }) {
  const decide = useDecideDeal(at);
  const [fate, setFate] = useState(deal.fate);
  const [lastDay, setLastDay] = useState(deal.lastDay ?? '');
  const [share, setShare] = useState(deal.share ?? '1');
  const isWhole =
    fate === 'follows' || (lastDay >= moved.effectiveFrom && Number(share) > 0 && Number(share) <= 1);
  const send = (event: FormEvent) => {
    event.preventDefault();
    decide.mutate(fate === 'follows' ? { fate } : { fate, lastDay, share });
  };
  return (
    <FormShell
      action={m['territories.deal_decide']()}
      isBusy={decide.isPending}
      error={decide.error}
      whyNot={isWhole ? null : m['territories.deal_share_first']()}
      onSubmit={send}
    >
      <Choice
        label={m['territories.deal_fate']()}
        value={fate}
        options={[
          { value: 'follows', label: m['territories.deal_goes']() },
          { value: 'stays', label: m['territories.deal_stays_with']({ giver: deal.giver ?? '' }) },
        ]}
        onChange={setFate}
      />
      {fate === 'stays' && (
        <div className="grid gap-3 sm:grid-cols-2">
          <TextField
            label={m['territories.deal_until']()}
            type="date"
            min={moved.effectiveFrom}
            value={lastDay}
            onChange={({ target }) => setLastDay(target.value)}
          />
          <NumberInput label={m['territories.deal_share']()} value={share} isRatio onChange={setShare} />
        </div>
      )}
    </FormShell>
  );
}

function Talk({ deal: { comments } }: { deal: MovedDeal }) {
  return (
    <section className="flex flex-col gap-2">
      <h3 className="text-[15px] font-semibold">{m['territories.deal_said']()}</h3>
      {comments.length === 0 && <p className="text-muted">{m['territories.deal_said_none']()}</p>}
      <ol className="flex flex-col gap-3">
        {comments.map(({ id, by, at, text }) => (
          <li key={id}>
            <p className="text-[13px] text-muted">
              {by} · {formatInstant(at)}
            </p>
            <p className="max-w-prose whitespace-pre-line">{text}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Say({ at }: { at: At }) {
  const say = useCommentDeal(at);
  const [text, setText] = useState('');
  return (
    <FormShell
      action={m['territories.deal_say']()}
      isBusy={say.isPending}
      error={say.error}
      whyNot={text.trim().length < 3 ? m['territories.deal_words_first']() : null}
      onSubmit={(event) => {
        event.preventDefault();
        say.mutate(text.trim(), { onSuccess: () => setText('') });
      }}
    >
      <TextAreaField
        label={m['territories.deal_words']()}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
    </FormShell>
  );
}
