import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { m } from '@cordee/messages';
import {
  explainedSegmentQuery,
  useDecideByHand,
  type SegmentedAccount,
  type Segments,
} from '../../api/segments.ts';
import type { Schemas } from '../../api/schemas.ts';
import { useSession } from '../../api/session.ts';
import { formatDate } from '../../locale.ts';
import { useAsOf } from '../../shell/viewing.ts';
import { ExplanationTree } from '../../ui/explanation-tree.tsx';
import { SelectField, TextAreaField, TextField } from '../../ui/field.tsx';
import { FormShell } from '../../ui/form-shell.tsx';
import { Badge, Notice } from '../../ui/notice.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { SidePanel } from '../../ui/side-panel.tsx';

type AccountPanelProps = {
  readonly account: SegmentedAccount;
  readonly segments: Segments;
  readonly mayChange: boolean;
  readonly onClose: () => void;
};

/** Why an account is in its segment, and the form of whoever decides otherwise. */
export function AccountPanel({ account, segments, mayChange, onClose }: AccountPanelProps) {
  const query = useQuery(explainedSegmentQuery(account.id, useAsOf()));
  return (
    <SidePanel title={account.name} isOpen onClose={onClose}>
      <QueryView query={query}>
        {(explained) => (
          <>
            <Reasons explained={explained} />
            {mayChange && <DecideForm account={explained.account} segments={segments} />}
          </>
        )}
      </QueryView>
    </SidePanel>
  );
}

type Explained = Schemas['ExplainedSegment'];

function Reasons({ explained: { account, override, rules, model } }: { explained: Explained }) {
  return (
    <section className="flex flex-col gap-3">
      <p>
        {m['segments.is_in']({ segment: account.segmentName ?? m['segments.unsegmented']() })}{' '}
        {m['segments.by_model']({ model: model.name, day: formatDate(model.measuredOn, 'long') })}
      </p>
      {override && (
        <Notice tone="plain">
          {m['segments.by_hand_since']({ from: formatDate(override.from, 'long'), reason: override.reason })}
          {override.lastDay && ` ${m['segments.until']({ day: formatDate(override.lastDay, 'long') })}`}
        </Notice>
      )}
      {account.isNew && <Notice tone="watch">{m['segments.is_new']()}</Notice>}
      <ol className="flex flex-col gap-2">
        {rules.map((rule) => (
          <li key={rule.name} className="rounded-md border border-line p-3">
            <Rule rule={rule} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Rule({ rule }: { rule: Explained['rules'][number] }) {
  return (
    <>
      <p className="flex flex-wrap items-center justify-between gap-2">
        <span className="font-medium">{rule.name}</span>
        <Badge tone={rule.holds ? 'good' : 'plain'}>
          {rule.holds ? m['segments.rule_holds']() : m['segments.rule_fails']()}
        </Badge>
      </p>
      <code className="block py-1 text-[13px] break-words text-muted">{rule.condition}</code>
      {rule.why && <p className="text-[14px] text-muted">{rule.why}</p>}
      {rule.explanation && <ExplanationTree root={rule.explanation.tree} />}
    </>
  );
}

function DecideForm({ account, segments }: { account: SegmentedAccount; segments: Segments }) {
  const { today } = useSession();
  const decide = useDecideByHand();
  const [given, setGiven] = useState({
    segment: account.segment ?? '',
    reason: '',
    from: today,
    lastDay: '',
  });
  const change = (changed: Partial<typeof given>) => setGiven({ ...given, ...changed });
  const options = segments.segments.flatMap(({ code, name }) =>
    code === null ? [] : [{ value: code, label: name ?? code }],
  );
  return (
    <section className="mt-2 flex flex-col gap-3 border-t border-line pt-4">
      <h3 className="font-semibold">{m['segments.decide']()}</h3>
      <FormShell
        action={m['segments.decide_action']()}
        isBusy={decide.isPending}
        error={decide.error}
        whyNot={given.reason.trim().length < 3 ? m['segments.reason_first']() : null}
        onSubmit={(event) => {
          event.preventDefault();
          decide.mutate({
            accountIds: [account.id],
            segment: given.segment || null,
            reason: given.reason,
            from: given.from,
            lastDay: given.lastDay || null,
          });
        }}
      >
        <SelectField
          label={m['segments.segment']()}
          options={[{ value: '', label: m['segments.rules_decide']() }, ...options]}
          value={given.segment}
          onChange={({ target }) => change({ segment: target.value })}
        />
        <TextAreaField
          label={m['segments.reason']()}
          maxLength={400}
          value={given.reason}
          onChange={({ target }) => change({ reason: target.value })}
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            label={m['segments.from']()}
            type="date"
            required
            value={given.from}
            onChange={({ target }) => change({ from: target.value })}
          />
          <TextField
            label={m['segments.last_day']()}
            hint={m['segments.last_day_hint']()}
            type="date"
            value={given.lastDay}
            onChange={({ target }) => change({ lastDay: target.value })}
          />
        </div>
        {decide.isSuccess && <Notice tone="good">{m['segments.decided_done']()}</Notice>}
      </FormShell>
    </section>
  );
}
