import { useState } from 'react';
import { m } from '@cordee/messages';
import {
  useAnswerComment,
  useComment,
  type Consultation,
  type ConsultationComment,
} from '../../api/consultations.ts';
import { useSession } from '../../api/session.ts';
import { formatInstant } from '../../locale.ts';
import { Button } from '../../ui/button.tsx';
import { CheckField, TextAreaField } from '../../ui/field.tsx';
import { FormShell } from '../../ui/form-shell.tsx';
import { mayComment, mayRun, whyNotSaid } from './consultation-words.tsx';

type ClauseProps = { readonly consultation: Consultation; readonly clause: string; readonly title: string };

/** What was asked about one article, with its answers, and room to ask while the consultation is open. */
export function ClauseComments({ consultation, clause, title }: ClauseProps) {
  const session = useSession();
  const comments = consultation.comments.filter((each) => each.clause === clause);
  const answers = mayRun(session) && consultation.closing === null;
  return (
    <>
      {comments.length > 0 && (
        <ul className="flex flex-col gap-3 border-t border-line pt-3">
          {comments.map((comment) => (
            <li key={comment.id} className="flex flex-col gap-1">
              <Said
                by={comment.author ?? m['consultations.somebody']()}
                at={comment.at}
                text={comment.text}
              />
              {comment.answer ? (
                <Answer answer={comment.answer} />
              ) : (
                answers && <AnswerForm id={consultation.id} comment={comment} />
              )}
            </li>
          ))}
        </ul>
      )}
      {mayComment(session) && consultation.state === 'open' && (
        <CommentForm id={consultation.id} clause={clause} title={title} />
      )}
    </>
  );
}

function Said({ by, at, text }: { readonly by: string; readonly at: string; readonly text: string }) {
  return (
    <>
      <p className="text-[13px] text-muted">
        <span className="font-medium text-ink">{by}</span> · {formatInstant(at)}
      </p>
      <p className="max-w-prose whitespace-pre-line">{text}</p>
    </>
  );
}

function Answer({ answer }: { readonly answer: NonNullable<ConsultationComment['answer']> }) {
  return (
    <div className="flex flex-col gap-1 border-l-2 border-accent pl-3">
      <Said {...answer} />
      <p className="text-[13px] text-muted">
        {answer.isPublic ? m['consultations.to_all']() : m['consultations.to_asker']()}
      </p>
    </div>
  );
}

/** Opened by a press: an article under which nobody asks stays short. */
function CommentForm({
  id,
  clause,
  title,
}: {
  readonly id: string;
  readonly clause: string;
  readonly title: string;
}) {
  const [isOpen, setOpen] = useState(false);
  const [text, setText] = useState('');
  const comment = useComment(id);
  if (!isOpen)
    return (
      <div>
        <Button
          look="quiet"
          aria-label={m['consultations.ask_about']({ clause: title })}
          onPress={() => setOpen(true)}
        >
          {m['consultations.ask']()}
        </Button>
      </div>
    );
  const close = () => {
    setText('');
    setOpen(false);
  };
  return (
    <FormShell
      action={m['consultations.send']()}
      isBusy={comment.isPending}
      error={comment.error}
      whyNot={whyNotSaid(text)}
      onSubmit={(event) => {
        event.preventDefault();
        comment.mutate({ clause, text: text.trim() }, { onSuccess: close });
      }}
    >
      <TextAreaField
        label={m['consultations.ask_about']({ clause: title })}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
    </FormShell>
  );
}

function AnswerForm({ id, comment }: { readonly id: string; readonly comment: ConsultationComment }) {
  const [text, setText] = useState('');
  const [isPublic, setPublic] = useState(true);
  const answer = useAnswerComment(id, comment.id);
  return (
    <FormShell
      action={m['consultations.answer']()}
      isBusy={answer.isPending}
      error={answer.error}
      whyNot={whyNotSaid(text)}
      onSubmit={(event) => {
        event.preventDefault();
        answer.mutate({ text: text.trim(), isPublic });
      }}
    >
      <TextAreaField
        label={m['consultations.answer_text']()}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <CheckField
        label={m['consultations.is_public']()}
        checked={isPublic}
        onChange={({ target }) => setPublic(target.checked)}
      />
    </FormShell>
  );
}
