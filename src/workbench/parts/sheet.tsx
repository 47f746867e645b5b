import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';

/** A dialog over the page: titled, closed by Escape or a click beside it, focus kept and given back. */
export function Sheet(props: {
  readonly title: string;
  readonly open: boolean;
  readonly wide?: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  return (
    <ModalOverlay
      className="veil"
      isDismissable
      isOpen={props.open}
      onOpenChange={(open) => !open && props.onClose()}
    >
      <Modal className={props.wide === true ? 'sheet wide' : 'sheet'}>
        <Dialog>
          <div className="sheet-body">
            <Heading slot="title" level={2}>
              {props.title}
            </Heading>
            {props.children}
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
