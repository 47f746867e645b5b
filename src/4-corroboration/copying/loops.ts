/**
 * What comes back: an eyewitness who also repeats what the papers say, which had other things from him.
 *
 * Between sources that is a cycle, claim by claim it is not: what he repeats does not go back to
 * himself. So a source may also take from those that come later in the order, but only what does not
 * descend from its own claim on that question: there the later one counts as silent.
 */
import { SAME, SILENT, counterparts, type BySource } from './by-source.ts';

/** Descent above which a claim is taken to go back to one's own. */
const OWN = 0.3;

export function maskOwn(
  index: BySource,
  child: number,
  parent: number,
  found: Uint8Array,
  own: Float64Array,
): Uint8Array {
  const out = found.slice();
  const theirs = counterparts(index, child, parent);
  for (let x = 0; x < out.length; x++) {
    if (out[x] === SAME && (own[theirs[x] as number] as number) > OWN) out[x] = SILENT;
  }
  return out;
}
