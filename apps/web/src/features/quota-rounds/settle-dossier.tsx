import { useState } from 'react';
import { m } from '@cordee/messages';
import { useAgree, useDecide, usePropose, type QuotaDossier } from '../../api/quotas/quota-rounds.ts';
import { Button } from '../../ui/button.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { numberTyped } from '../../ui/exact-text.ts';
import { TextAreaField, TextField } from '../../ui/field.tsx';
import { figureText } from '../../ui/figure.tsx';
import { FormShell } from '../../ui/form-shell.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Section, Sheet } from '../../ui/page.tsx';
import { problemText } from '../../ui/problem-text.ts';
import { useToast } from '../../ui/toast.tsx';
import { AnalysisForm } from './analysis-form.tsx';
import { otherSide } from './dossier-words.tsx';

type Side = NonNullable<QuotaDossier['side']>;
type OwnProps = { readonly dossier: QuotaDossier; readonly side: Side };

/** What one of the two may do now: accept what the other said last, or say another figure. */
export function Answer({ dossier, side }: OwnProps) {
  const propose = usePropose(dossier.id);
  const isFirst = dossier.proposals.length === 0;
  const opener = dossier.mode === 'top_down' ? 'manager' : 'seller';
  const waits = isFirst && side !== opener;
  const whyWaits = opener === 'seller' ? m['rounds.seller_first']() : m['rounds.manager_first']();
  return (
    <Section title={isFirst ? m['rounds.first_proposal']() : m['rounds.counter']()}>
      <AcceptOther dossier={dossier} side={side} />
      <Sheet>
        <AnalysisForm
          currency={dossier.allocated.unit}
          action={m['rounds.propose']()}
          isBusy={propose.isPending}
          error={propose.error}
          whyNot={waits ? whyWaits : null}
          onSend={(figure, clear) => propose.mutate(figure, { onSuccess: clear })}
        />
      </Sheet>
    </Section>
  );
}

function AcceptOther({ dossier, side }: OwnProps) {
  const [isAsked, ask] = useState(false);
  const agree = useAgree(dossier.id);
  const toast = useToast();
  const other = dossier.proposals.findLast((each) => each.side === otherSide(side));
  if (other === undefined) return null;
  const figure = figureText(other.figure, 'short');
  return (
    <div className="flex flex-col items-start gap-2">
      {agree.error && <Notice tone="problem">{problemText(agree.error)}</Notice>}
      <Button look="primary" onPress={() => ask(true)}>
        {m['rounds.agree']({ figure })}
      </Button>
      <Confirm
        title={m['rounds.agree_title']({ figure })}
        action={m['rounds.agree']({ figure })}
        isOpen={isAsked}
        isBusy={agree.isPending}
        onClose={() => ask(false)}
        onConfirm={() =>
          agree.mutate(other.id, {
            onSuccess: () => toast('good', m['rounds.agreed_toast']()),
            onSettled: () => ask(false),
          })
        }
      >
        <p>{m['rounds.agree_lead']()}</p>
      </Confirm>
    </div>
  );
}

/** After the date, for whoever decides. */
export function Decide({ dossier: { id } }: { dossier: QuotaDossier }) {
  const [amount, setAmount] = useState('');
  const [reason, setReason] = useState('');
  const decide = useDecide(id);
  const number = numberTyped(amount);
  return (
    <Section title={m['rounds.decide_title']()}>
      <Sheet>
        <FormShell
          action={m['rounds.decide']()}
          isBusy={decide.isPending}
          error={decide.error}
          whyNot={number === null || reason.trim().length < reasonMin ? m['rounds.decide_first']() : null}
          onSubmit={(event) => {
            event.preventDefault();
            if (number !== null) decide.mutate({ amount: number, reason: reason.trim() });
          }}
        >
          <p className="max-w-prose text-muted">{m['rounds.decide_lead']()}</p>
          <TextField
            label={m['rounds.amount']()}
            inputMode="decimal"
            autoComplete="off"
            className="figures w-full max-w-60 text-right"
            value={amount}
            onChange={({ target }) => setAmount(target.value)}
          />
          <TextAreaField
            label={m['rounds.reason']()}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        </FormShell>
      </Sheet>
    </Section>
  );
}

const reasonMin = 3;
