import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { m } from '@cordee/messages';
import {
  payrollLayoutsQuery,
  payrollSettingQuery,
  useDraftFiles,
  useTransmit,
  type PayrollDraft,
  type PayrollLayout,
  type Transmission,
} from '../../api/payroll.ts';
import type { Run } from '../../api/payouts.ts';
import { useSession } from '../../api/session.ts';
import { formatCount, formatPeriod, locale } from '../../locale.ts';
import { Button } from '../../ui/button.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { figureText } from '../../ui/figure.tsx';
import { FormShell } from '../../ui/form-shell.tsx';
import { Notice } from '../../ui/notice.tsx';
import { problemText } from '../../ui/problem-text.ts';
import { useToast } from '../../ui/toast.tsx';
import { DraftFile } from './draft-file.tsx';

/** First the files as they would be, then their transmission: what is sent has been looked at. */
export function TransmitForm({ run }: { run: Run }) {
  const { roles, today } = useSession();
  const layouts = useLayouts();
  const [layout, setLayout] = useState('');
  const [month, setMonth] = useState(today.slice(0, 7));
  const draft = useDraftFiles();
  const chosen = layouts.find(({ code }) => code === layout) ?? layouts[0];
  const order: Transmission = { runIds: [run.id], layout: chosen?.code ?? '', month };
  const mayDraft = roles.includes('finance') || roles.includes('revops');
  const choose = (change: () => void) => {
    change();
    draft.reset();
  };
  return (
    <>
      <FormShell
        action={draft.data ? m['web.pay_draft_again']() : m['web.pay_draft']()}
        onSubmit={(event) => {
          event.preventDefault();
          draft.mutate(order);
        }}
        isBusy={draft.isPending}
        error={draft.error}
        whyNot={mayDraft ? null : m['web.pay_draft_role']()}
      >
        <div className="grid max-w-2xl gap-4 sm:grid-cols-2">
          <SelectField
            label={m['web.pay_layout']()}
            options={layouts.map(({ code, name }) => ({ value: code, label: name[locale] }))}
            value={chosen?.code ?? ''}
            onChange={(event) => choose(() => setLayout(event.target.value))}
          />
          <TextField
            label={m['web.pay_month']()}
            hint={formatPeriod(month)}
            type="month"
            value={month}
            onChange={(event) => choose(() => setMonth(event.target.value))}
          />
        </div>
      </FormShell>
      {draft.data && chosen && <Drafts drafts={draft.data} order={order} layout={chosen} />}
    </>
  );
}

/** The house's own layouts before those that the program offers. */
function useLayouts(): readonly PayrollLayout[] {
  const own = useQuery(payrollSettingQuery).data?.layouts ?? [];
  const offered = useQuery(payrollLayoutsQuery).data ?? [];
  return [...own, ...offered];
}

type DraftsProps = {
  readonly drafts: readonly PayrollDraft[];
  readonly order: Transmission;
  readonly layout: PayrollLayout;
};

function Drafts({ drafts, order, layout }: DraftsProps) {
  const { roles } = useSession();
  const transmit = useTransmit();
  const toast = useToast();
  const [isAsked, setAsked] = useState(false);
  if (drafts.length === 0) return <Notice tone="watch">{m['web.pay_nothing']()}</Notice>;
  const action = m['web.pay_transmit']({ count: formatCount(drafts.length) });
  const send = () =>
    transmit.mutate(order, {
      onSuccess: () => toast('good', m['web.pay_transmitted']()),
      onSettled: () => setAsked(false),
    });
  return (
    <div className="flex flex-col gap-4">
      {drafts.map((draft) => (
        <DraftFile key={draft.name} draft={draft} layout={layout} />
      ))}
      {transmit.error && <Notice tone="problem">{problemText(transmit.error)}</Notice>}
      <Button
        look="primary"
        whyNot={roles.includes('finance') ? null : m['web.pay_role']()}
        onPress={() => setAsked(true)}
      >
        {action}
      </Button>
      <Confirm
        title={m['web.pay_transmit_title']()}
        action={action}
        isOpen={isAsked}
        onClose={() => setAsked(false)}
        onConfirm={send}
        isBusy={transmit.isPending}
      >
        <p>{m['web.pay_transmit_what']({ files: drafts.map(draftWords).join(', ') })}</p>
      </Confirm>
    </div>
  );
}

const draftWords = ({ name, totals }: PayrollDraft) => `${name} (${figureText(totals.sum)})`;
