import { Dialog, Modal, ModalOverlay } from 'react-aria-components';
import { m } from '@cordee/messages';
import type { Session } from '../api/session.ts';
import { Rail } from './rail.tsx';

/** The rail of a narrow screen: it comes over the page and leaves with the choice. */
export function SmallRail({ session, onClose }: { session: Session; onClose: () => void }) {
  return (
    <ModalOverlay
      isOpen
      isDismissable
      onOpenChange={(open) => !open && onClose()}
      className="fixed inset-0 z-40 bg-veil lg:hidden"
    >
      <Modal className="fixed inset-y-0 left-0 w-64 border-r border-line bg-sheet shadow-float">
        <Dialog aria-label={m['web.rail']()} className="h-full outline-none">
          <Rail session={session} onNavigate={onClose} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
