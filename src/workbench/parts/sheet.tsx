import { type ReactNode, useState } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { LeaveBar } from './leave-bar.tsx';
import { useTyped } from './typed.ts';

interface SheetProps {
  readonly title: string;
  readonly open: boolean;
  readonly wide?: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/**
 * A dialog over the page: titled, closed by Escape or a click beside it, focus kept and given back. When
 * something was typed in it, whoever would leave – by Escape, a click beside it, Back – is asked first: a
 * slip of the hand loses no words.
 */
export function Sheet(props: SheetProps) {
  const typed = useTyped(everyField);
  const [asking, setAsking] = useState(false);
  const close = (): void => {
    typed.forget();
    setAsking(false);
    props.onClose();
  };
  const leave = (): void => {
    if (typed.some()) setAsking(!asking);
    else close();
  };
  const { leaving } = typed;
  return (
    <ModalOverlay
      className="veil"
      isDismissable
      isOpen={props.open}
      onOpenChange={(open) => !open && leave()}
    >
      <Modal className={props.wide === true ? 'sheet wide' : 'sheet'}>
        <Dialog>
          <div className="sheet-body" {...typed.handlers}>
            <Heading slot="title" level={2}>
              {props.title}
            </Heading>
            {props.children}
          </div>
          {leaving !== null ? (
            <LeaveBar
              className="sheet-leave"
              onStay={leaving.stay}
              onLeave={() => {
                leaving.leave();
                if (leaving.sameScreen) close();
              }}
            />
          ) : (
            asking && (
              <LeaveBar className="sheet-leave" onStay={() => setAsking(false)} onLeave={close} />
            )
          )}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

const everyField = (): boolean => true;
