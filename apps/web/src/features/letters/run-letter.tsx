import { useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { m } from '@cordee/messages';
import {
  usePublishLetter,
  useReplaceLetter,
  useWithdrawLetter,
  useWriteLetter,
  type Letter,
  type LetterAct,
} from '../../api/quotas/letters.ts';
import { Button } from '../../ui/button.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { TextAreaField } from '../../ui/field.tsx';
import { FormShell } from '../../ui/form-shell.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Section, Sheet } from '../../ui/page.tsx';
import { problemText } from '../../ui/problem-text.ts';
import { ContentForm } from './content-form.tsx';

type OwnProps = { readonly letter: Letter };

/** A draft: its words, then one of two acts, each with what it does. */
export function PublishLetter({ letter }: OwnProps) {
  const write = useWriteLetter(letter.id);
  const { words, commitments, answerBy } = letter;
  const given = { words, answerBy, commitments: commitments.map(({ text, by }) => ({ text, by })) };
  return (
    <Section title={m['letters.write']()}>
      <Sheet>
        <ContentForm
          given={given}
          action={m['letters.write_action']()}
          isBusy={write.isPending}
          error={write.error}
          onSend={(content) => write.mutate(content)}
        />
      </Sheet>
      <div className="grid gap-4 lg:grid-cols-2">
        <PublishAs letter={letter} act="receipt" />
        <PublishAs letter={letter} act="agreement" />
      </div>
    </Section>
  );
}

const acts: Record<LetterAct, { title: () => string; lead: () => string; action: () => string }> = {
  receipt: {
    title: () => m['letters.act_receipt'](),
    lead: () => m['letters.act_receipt_lead'](),
    action: () => m['letters.publish_receipt'](),
  },
  agreement: {
    title: () => m['letters.act_agreement'](),
    lead: () => m['letters.act_agreement_lead'](),
    action: () => m['letters.publish_agreement'](),
  },
};

function PublishAs({ letter, act }: OwnProps & { readonly act: LetterAct }) {
  const [isAsked, ask] = useState(false);
  const publish = usePublishLetter(letter.id);
  const { title, lead, action } = acts[act];
  return (
    <Sheet>
      <div className="flex flex-col items-start gap-3">
        <h3 className="text-[15px] font-semibold">{title()}</h3>
        <p className="max-w-prose">{lead()}</p>
        {publish.error && <Notice tone="problem">{problemText(publish.error)}</Notice>}
        <Button
          look={act === 'receipt' ? 'primary' : 'plain'}
          isBusy={publish.isPending}
          whyNot={letter.words.fr === '' ? m['letters.french_first']() : null}
          onPress={() => ask(true)}
        >
          {action()}
        </Button>
        <Confirm
          title={title()}
          action={action()}
          isOpen={isAsked}
          isBusy={publish.isPending}
          onClose={() => ask(false)}
          onConfirm={() => publish.mutate(act, { onSettled: () => ask(false) })}
        >
          <p>{lead()}</p>
          <p>{m['letters.publish_frozen']()}</p>
        </Confirm>
      </div>
    </Sheet>
  );
}

/** What was published changes by another letter only; what is not complete can be withdrawn. */
export function ReplaceLetter({ letter }: OwnProps) {
  const replace = useReplaceLetter(letter.id);
  const navigate = useNavigate();
  const isComplete = letter.state === 'received' || letter.state === 'agreed';
  const isOpen = letter.outcome === null;
  if ((!isOpen && !isComplete) || letter.replacedById !== null) return null;
  return (
    <Section title={m['letters.change']()}>
      <Sheet>
        <div className="flex flex-col items-start gap-3">
          <p className="max-w-prose">{isComplete ? m['letters.replace_lead']() : m['letters.void_lead']()}</p>
          {replace.error && <Notice tone="problem">{problemText(replace.error)}</Notice>}
          <Button
            isBusy={replace.isPending}
            onPress={() =>
              replace.mutate(undefined, {
                onSuccess: ({ id }) => void navigate({ to: '/letters/$letterId', params: { letterId: id } }),
              })
            }
          >
            {m['letters.replace']()}
          </Button>
        </div>
      </Sheet>
      {isOpen && <Withdraw id={letter.id} />}
    </Section>
  );
}

function Withdraw({ id }: { id: string }) {
  const [reason, setReason] = useState('');
  const withdraw = useWithdrawLetter(id);
  return (
    <Sheet>
      <FormShell
        action={m['letters.withdraw']()}
        isBusy={withdraw.isPending}
        error={withdraw.error}
        whyNot={reason.trim().length < 3 ? m['letters.reason_first']() : null}
        onSubmit={(event) => {
          event.preventDefault();
          withdraw.mutate(reason.trim());
        }}
      >
        <TextAreaField
          label={m['letters.withdraw_reason']()}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
      </FormShell>
    </Sheet>
  );
}
