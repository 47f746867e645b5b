/**
 * What was typed in a form and is not saved, and whoever would leave it: by Back, by a link, by another
 * screen of the rail, by closing or loading the page again. Nothing is thrown away unasked.
 */
import { useBlocker } from '@tanstack/react-router';
import { type SyntheticEvent, useCallback, useState } from 'react';

/** Fields of a form with words in them; a box that was ticked is no work that could be lost. */
const NO_WORDS = ['checkbox', 'radio', 'file', 'password', 'button', 'submit'];

type Move = 'PUSH' | 'REPLACE' | 'FORWARD' | 'BACK' | 'GO';

export interface Typed {
  /** For what holds the fields. */
  readonly handlers: {
    readonly onInput: (event: SyntheticEvent) => void;
    readonly onSubmit: (event: SyntheticEvent) => void;
  };
  /** Whether anything stands in a field that is still there and was not sent. */
  readonly some: () => boolean;
  readonly forget: () => void;
  /** Somebody wants to leave: what they must answer; null while nobody does. */
  readonly leaving: {
    readonly stay: () => void;
    /** Whether the same screen stays, in another state. */
    readonly sameScreen: boolean;
    readonly leave: () => void;
  } | null;
}

/**
 * Watches the fields that `counts` says count. What was sent counts no longer for whoever is moved on by
 * that – only for Back, until its fields are gone: a refusal may have left them where they were. A form
 * with `data-stays` stays on the page when it is saved: once sent, its fields count no longer.
 */
export function useTyped(counts: (field: Element) => boolean): Typed {
  const [touched] = useState(() => new Set<Element>());
  const [sent] = useState(() => new Set<Element>());
  const [armed, setArmed] = useState(false);
  const some = useCallback(() => [...touched].some((field) => field.isConnected), [touched]);
  const forget = useCallback(() => {
    touched.clear();
    sent.clear();
    setArmed(false);
  }, [touched, sent]);
  const shouldBlockFn = useCallback(
    ({ action, current, next }: { action: Move; current: Place; next: Place }) => {
      const byHand = action === 'BACK' || action === 'FORWARD' || action === 'GO';
      if (!byHand && samePlace(current, next)) return false;
      return some() || (byHand && [...sent].some((field) => field.isConnected));
    },
    [some, sent],
  );
  const resolver = useBlocker({
    shouldBlockFn,
    enableBeforeUnload: some,
    disabled: !armed,
    withResolver: true,
  });
  return {
    handlers: {
      onInput: ({ target }) => {
        if (!(target instanceof Element) || !counts(target)) return;
        if (NO_WORDS.includes(target.getAttribute('type') ?? '')) return;
        touched.add(target);
        sent.delete(target);
        setArmed(true);
      },
      onSubmit: ({ target }) => {
        if (!(target instanceof HTMLFormElement)) return;
        for (const field of [...touched].filter((one) => target.contains(one))) {
          touched.delete(field);
          if (target.dataset['stays'] === undefined) sent.add(field);
        }
      },
    },
    some,
    forget,
    leaving:
      resolver.status === 'blocked'
        ? {
            sameScreen: resolver.current.pathname === resolver.next.pathname,
            stay: resolver.reset,
            leave: () => {
              forget();
              resolver.proceed();
            },
          }
        : null,
  };
}

interface Place {
  readonly pathname: string;
  readonly search: object;
}

/** Whether only the look of the page changes. */
function samePlace(current: Place, next: Place): boolean {
  const plain = ({ search }: Place) =>
    JSON.stringify(
      Object.entries(search)
        .filter(([name]) => name !== 'theme' && name !== 'guide')
        .toSorted(([a], [b]) => (a < b ? -1 : 1)),
    );
  return current.pathname === next.pathname && plain(current) === plain(next);
}
