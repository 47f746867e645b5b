import type { ReactNode } from 'react';
import { LeaveBar } from '../parts/leave-bar.tsx';
import { type Typed, useTyped } from '../parts/typed.ts';

/**
 * Holds whoever would leave a form on the page – a claim, an answer, the settings of a case – while
 * something typed in it is not saved. Dialogs hold their own (`parts/sheet.tsx`), popovers go with a click.
 */
export function useHeldForms(): {
  readonly handlers: Typed['handlers'];
  readonly bar: ReactNode;
} {
  const { handlers, leaving } = useTyped(ofAForm);
  return {
    handlers,
    bar: leaving !== null && (
      <LeaveBar className="page-leave" onStay={leaving.stay} onLeave={leaving.leave} />
    ),
  };
}

function ofAForm(field: Element): boolean {
  return field.closest('form') !== null && field.closest('.sheet-body, .popover') === null;
}
