import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { m } from '@cordee/messages';
import { statementQuery, useHoldOut, type Run, type RunLine } from '../../api/payouts.ts';
import { SelectField } from '../../ui/field.tsx';
import { figureText } from '../../ui/figure.tsx';
import { FormShell } from '../../ui/form-shell.tsx';
import { SidePanel } from '../../ui/side-panel.tsx';
import { useToast } from '../../ui/toast.tsx';
import { ReasonField } from './reason-field.tsx';
import { whyNoReason } from './reason.ts';

/** Whom a hold is about, and what the run pays them. */
export type HeldOne = Pick<RunLine, 'payeeId' | 'name' | 'payable'>;

type HoldPanelProps = { readonly run: Run; readonly payee: HeldOne; readonly onClose: () => void };

const everything = '';

/** A whole statement or one of its components waits, and says why. */
export function HoldPanel({ run, payee, onClose }: HoldPanelProps) {
  const statement = useQuery(statementQuery(run.id, payee.payeeId)).data;
  const [component, setComponent] = useState(everything);
  const [reason, setReason] = useState('');
  const hold = useHoldOut(run.id);
  const toast = useToast();
  const send = () =>
    hold.mutate(
      { payeeId: payee.payeeId, component: component || null, reason: reason.trim() },
      {
        onSuccess: () => {
          toast('good', m['web.run_hold_done']({ payee: payee.name }));
          onClose();
        },
      },
    );
  const parts = new Map(
    (statement?.lines ?? []).map((each) => [each.component, `${each.label}, ${figureText(each.payable)}`]),
  );
  return (
    <SidePanel title={m['web.run_hold_of']({ payee: payee.name })} isOpen onClose={onClose}>
      <FormShell
        action={m['web.run_hold']()}
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
        isBusy={hold.isPending}
        whyNot={whyNoReason(reason)}
      >
        <p className="text-muted">{m['web.run_hold_lead']()}</p>
        <SelectField
          label={m['web.run_hold_what']()}
          options={[
            { value: everything, label: `${m['web.run_hold_all']()}, ${figureText(payee.payable)}` },
            ...[...parts].map(([value, label]) => ({ value, label })),
          ]}
          value={component}
          onChange={(event) => setComponent(event.target.value)}
        />
        <ReasonField value={reason} onChange={setReason} />
      </FormShell>
    </SidePanel>
  );
}
