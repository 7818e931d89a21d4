import { useState, type ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { m } from '@cordee/messages';
import { Button } from './button.tsx';
import { TextField } from './field.tsx';

export type ConfirmProps = {
  readonly title: string;
  /** What the act will touch. */
  readonly children: ReactNode;
  readonly action: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onConfirm: () => void;
  readonly isBusy?: boolean;
  /** For what cannot be undone: the words to type before the button works. */
  readonly typed?: string;
  /** What is still missing in what it asks for; null or absent: nothing. */
  readonly whyNot?: string | null;
};

export function Confirm({
  title,
  children,
  action,
  isOpen,
  onClose,
  onConfirm,
  isBusy,
  typed,
  whyNot = null,
}: ConfirmProps) {
  const [answer, setAnswer] = useState('');
  const isTyped = typed === undefined || answer.trim() === typed;
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      className="fixed inset-0 z-50 flex items-center justify-center bg-veil p-4"
    >
      <Modal className="w-full max-w-[480px] rounded-md border border-line bg-paper shadow-float">
        <Dialog role="alertdialog" className="flex flex-col gap-4 p-5 outline-none">
          <Heading slot="title" className="text-lg">
            {title}
          </Heading>
          <div className="flex flex-col gap-3 text-[15px]">{children}</div>
          {typed !== undefined && (
            <TextField
              label={m['web.confirm_type']({ words: typed })}
              value={answer}
              onChange={(event) => setAnswer(event.target.value)}
              autoComplete="off"
            />
          )}
          <div className="flex flex-wrap justify-end gap-2">
            <Button look="quiet" onPress={onClose}>
              {m['web.cancel']()}
            </Button>
            <Button
              look={typed === undefined ? 'primary' : 'danger'}
              onPress={onConfirm}
              isBusy={isBusy ?? false}
              whyNot={isTyped ? whyNot : m['web.confirm_type_first']()}
            >
              {action}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
