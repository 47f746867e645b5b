/** What an address names among others of its list: marked, and brought into view. */
export function foundPlace(is: boolean): {
  readonly 'aria-current'?: 'true';
  readonly 'data-found'?: true;
  readonly ref?: (element: HTMLElement | null) => void;
} {
  return is ? { 'aria-current': 'true', 'data-found': true, ref: intoView } : {};
}

/** One function for all, so that it runs when the mark comes to an element and not at every drawing. */
export function intoView(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' });
}
