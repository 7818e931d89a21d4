import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { m } from '@cordee/messages';
import { IconButton } from './button.tsx';

export type SidePanelProps = {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** Details open here, on the right, and the screen behind keeps its place. */
export function SidePanel({ title, isOpen, onClose, children }: SidePanelProps) {
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      isDismissable
      className="fixed inset-0 z-40 bg-veil"
    >
      <Modal className="fixed inset-y-0 right-0 w-full max-w-[560px] border-l border-line bg-paper shadow-float">
        <Dialog className="flex h-full flex-col outline-none">
          <div className="flex items-start justify-between gap-4 border-b border-line px-5 py-4">
            <Heading slot="title" className="text-lg">
              {title}
            </Heading>
            <IconButton label={m['web.close']()} icon="close" onPress={onClose} />
          </div>
          <div className="flex-1 overflow-y-auto px-5 py-4">{children}</div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
