/**
 * The chain of one claim, made ready to be laid over others: origin first, whoever told us last.
 *
 * Every step gets a key; two chains share a step when all keys up to it are the same.
 *
 * - A *source* is the same source wherever it stands.
 * - An *unnamed person* is the same only under the same description and with the same next step: "a
 *   guard" who told B is not "a guard" who told C (unless one document names both: same-document.ts).
 * - A *gap* is the same only with the same next step: whoever stands, unknown, behind B is one
 *   telling however often B repeats it or is repeated; who stands behind C is another.
 * - What ends in an unnamed person or a gap came to us from somebody we cannot name: never the same.
 *
 * Two things are mended, and said: a chain in which a source comes twice is cut to where it came
 * first (nobody is their own source), and a chain that begins with somebody who only *heard* it gets
 * the gap that is missing before them.
 */
import type { Actor, Basis, Claim, Hop } from '#claims/claim.ts';

export interface Step {
  readonly key: string;
  readonly actor: Actor;
  readonly role: Hop['role'];
  readonly paidPerReport: boolean;
}

export interface Chain {
  readonly claim: Claim;
  readonly steps: readonly Step[];
  /** Sources that came twice. */
  readonly repeated: readonly string[];
}

/** Stands between keys; cannot be typed into a description. */
const NEXT = '\u0001';

export function chainOf(claim: Claim): Chain {
  const bare: Omit<Step, 'key'>[] = [];
  const repeated: string[] = [];
  for (const { actor, role, paidPerReport } of claim.hops) {
    if (actor.kind === 'source') {
      const before = bare.findIndex(
        (step) => step.actor.kind === 'source' && step.actor.sourceId === actor.sourceId,
      );
      if (before >= 0) {
        // Told to oneself at once is a slip of the pen, not a loop.
        if (before < bare.length - 1) repeated.push(actor.sourceId);
        bare.length = before + 1;
        continue;
      }
    }
    bare.push({ actor, role, paidPerReport: paidPerReport === true });
  }
  if (bare.length === 0 || lacksOrigin(claim.basis, bare)) {
    bare.unshift({ actor: { kind: 'gap' }, role: 'observer', paidPerReport: false });
  }
  const steps: Step[] = [];
  let after = `us:${claim.id}`;
  for (const step of bare.toReversed()) {
    after = keyOf(step.actor, after);
    steps.unshift({ ...step, key: after });
  }
  return { claim, steps, repeated };
}

/** Whether the first one named cannot be the origin: they heard it, or only passed it on. */
function lacksOrigin(basis: Basis, bare: readonly Omit<Step, 'key'>[]): boolean {
  const first = bare[0];
  if (first === undefined) return true;
  if (first.actor.kind === 'gap') return false;
  return basis === 'heard' || (basis === 'unknown' && first.role !== 'observer');
}

function keyOf(actor: Actor, after: string): string {
  switch (actor.kind) {
    case 'source':
      return `source:${actor.sourceId}`;
    case 'unnamed':
      return `unnamed:${foldWords(actor.descriptor)}${NEXT}${after}`;
    case 'gap':
      return `gap${NEXT}${after}`;
  }
}

/** "A Guard " and "a guard" are the same words. */
export function foldWords(text: string): string {
  return text.normalize('NFC').trim().replace(/\s+/gu, ' ').toLowerCase();
}
