import type { ReactNode } from 'react';

/** "From … to …": points the way the line is read, in either direction of writing. */
export function Arrow() {
  return <span className="arrow turn mute">{'→'}</span>;
}

/** A number with its sign or unit: kept together and in order, whatever is written around it. */
export function Figure({ children }: { readonly children: ReactNode }) {
  return <bdi dir="ltr">{children}</bdi>;
}
