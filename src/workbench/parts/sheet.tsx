import { type ReactNode, useState } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useWords } from '../words/words.ts';

interface SheetProps {
  readonly title: string;
  readonly open: boolean;
  readonly wide?: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/**
 * A dialog over the page: titled, closed by Escape or a click beside it, focus kept and given back. When
 * something was typed in it, Escape or a click beside it asks first: a slip of the hand loses no words.
 */
export function Sheet(props: SheetProps) {
  // Fields somebody has changed; those of a form that was saved are gone from the page.
  const [touched] = useState(() => new Set<Element>());
  const [asking, setAsking] = useState(false);
  const close = (): void => {
    touched.clear();
    setAsking(false);
    props.onClose();
  };
  const leave = (): void => {
    if ([...touched].some((field) => field.isConnected)) setAsking(!asking);
    else close();
  };
  return (
    <ModalOverlay
      className="veil"
      isDismissable
      isOpen={props.open}
      onOpenChange={(open) => !open && leave()}
    >
      <Modal className={props.wide === true ? 'sheet wide' : 'sheet'}>
        <Dialog>
          <div className="sheet-body" onInput={(event) => touched.add(event.target as Element)}>
            <Heading slot="title" level={2}>
              {props.title}
            </Heading>
            {props.children}
          </div>
          {asking && <Leave onStay={() => setAsking(false)} onLeave={close} />}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function Leave(props: { readonly onStay: () => void; readonly onLeave: () => void }) {
  const t = useWords();
  return (
    <div className="sheet-leave" role="alert">
      <span>{t('sheet.typed')}</span>
      {/* The eye and the hand are called here: the safe answer is one key away. */}
      <button
        type="button"
        className="button primary"
        ref={(button) => button?.focus()}
        onClick={props.onStay}
      >
        {t('sheet.stay')}
      </button>
      <button type="button" className="button" onClick={props.onLeave}>
        {t('sheet.leave')}
      </button>
    </div>
  );
}
