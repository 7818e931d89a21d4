import { useState } from 'react';
import { m } from '@cordee/messages';
import { useRefuseLetter, useSendCode, useSignLetter, type Letter } from '../../api/quotas/letters.ts';
import { Button } from '../../ui/button.tsx';
import { TextAreaField, TextField } from '../../ui/field.tsx';
import { FormShell } from '../../ui/form-shell.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Section, Sheet } from '../../ui/page.tsx';
import { problemText } from '../../ui/problem-text.ts';

type Side = NonNullable<Letter['side']>;
type OwnProps = { readonly letter: Letter; readonly side: Side };

/** What one's signature means here, a code by mail, and the signature. */
export function SignLetter({ letter, side }: OwnProps) {
  const { state, signatures } = letter;
  if (state !== 'published' && state !== 'issued') return null;
  if (signatures.some((each) => each.side === side))
    return <Notice tone="plain">{m['letters.you_signed']()}</Notice>;
  if (side === 'seller' && state === 'published')
    return <Notice tone="plain">{m['letters.company_awaited']()}</Notice>;
  return (
    <Section title={titleOf(letter, side)}>
      <Sheet>
        <div className="flex flex-col gap-4">
          <p className="max-w-prose">{meaningOf(letter, side)}</p>
          <Code letter={letter} side={side} />
        </div>
      </Sheet>
      {side === 'seller' && letter.act === 'agreement' && <Refuse id={letter.id} />}
    </Section>
  );
}

function titleOf({ act }: Letter, side: Side): string {
  if (side === 'manager') return m['letters.sign_company']();
  return act === 'agreement' ? m['letters.sign_agreement']() : m['letters.sign_receipt']();
}

function meaningOf({ act }: Letter, side: Side): string {
  if (side === 'manager') return m['letters.sign_company_lead']();
  return act === 'agreement' ? m['letters.sign_agreement_lead']() : m['letters.sign_receipt_lead']();
}

const codeLength = 6;

function Code({ letter: { id, hash, act }, side }: OwnProps) {
  const [code, setCode] = useState('');
  const send = useSendCode(id);
  const sign = useSignLetter(id);
  const isTyped = /^\d{6}$/.test(code);
  if (send.data === undefined)
    return (
      <div className="flex flex-col items-start gap-2">
        {send.error && <Notice tone="problem">{problemText(send.error)}</Notice>}
        <Button look="primary" isBusy={send.isPending} onPress={() => send.mutate()}>
          {m['letters.send_code']()}
        </Button>
      </div>
    );
  return (
    <FormShell
      action={titleOf({ act } as Letter, side)}
      isBusy={sign.isPending}
      error={sign.error ?? send.error}
      whyNot={isTyped ? null : m['letters.code_first']()}
      onSubmit={(event) => {
        event.preventDefault();
        if (hash !== null && isTyped) sign.mutate({ hash, code });
      }}
      secondary={
        <Button isBusy={send.isPending} onPress={() => send.mutate()}>
          {m['letters.send_again']()}
        </Button>
      }
    >
      <TextField
        label={m['letters.code']()}
        hint={m['letters.code_hint']({ address: send.data.address })}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={codeLength}
        className="figures w-full max-w-40"
        value={code}
        onChange={({ target }) => setCode(target.value.trim())}
      />
    </FormShell>
  );
}

function Refuse({ id }: { id: string }) {
  const [reason, setReason] = useState('');
  const refuse = useRefuseLetter(id);
  return (
    <details className="rounded-md border border-line bg-sheet px-4 py-3">
      <summary className="min-h-6 cursor-pointer">{m['letters.refuse']()}</summary>
      <div className="pt-3">
        <FormShell
          action={m['letters.refuse']()}
          isBusy={refuse.isPending}
          error={refuse.error}
          whyNot={reason.trim().length < 3 ? m['letters.reason_first']() : null}
          onSubmit={(event) => {
            event.preventDefault();
            refuse.mutate(reason.trim());
          }}
        >
          <TextAreaField
            label={m['letters.reason']()}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        </FormShell>
      </div>
    </details>
  );
}
