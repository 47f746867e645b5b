import { type ComponentType, lazy, Suspense, useState } from 'react';

/** How long after the page has loaded it is taken to be at rest. */
const REST_MS = 400;

type Loaded<P> = () => Promise<ComponentType<P>>;

/**
 * A dialog whose code the first screen does not wait for: it comes once the page is at rest, or when
 * the dialog is asked for. Until it is there a veil stands for it, so that keys pressed meanwhile do
 * nothing else.
 */
export function laterSheet<P extends { readonly open: boolean }>(
  load: Loaded<P>,
): ComponentType<P> {
  const Part = later(load);
  return function LaterSheet(props) {
    // Once open it stays in the page, closed or not: it closes in its own time.
    const [wanted, setWanted] = useState(props.open);
    if (props.open && !wanted) setWanted(true);
    if (!wanted) return null;
    return (
      <Suspense fallback={props.open ? <div className="veil" /> : null}>
        <Part {...props} />
      </Suspense>
    );
  };
}

/** Any part of a screen whose code comes once the page is at rest, or when it is first shown. */
export function later<P extends object>(load: Loaded<P>): ComponentType<P> {
  let coming: Promise<{ default: ComponentType<P> }> | undefined;
  const get = () => (coming ??= load().then((part) => ({ default: part })));
  atRest(() => void get().catch(() => undefined));
  return lazy(get);
}

/** Does something when the page has loaded and has nothing better to do. */
function atRest(work: () => void): void {
  const soon = () =>
    setTimeout(() => {
      // Not every browser says when it is idle.
      if ('requestIdleCallback' in window) requestIdleCallback(work, { timeout: 2_000 });
      else work();
    }, REST_MS);
  if (document.readyState === 'complete') soon();
  else window.addEventListener('load', soon, { once: true });
}
