/**
 * Who copies whom, source by source, summed over questions as they pass.
 *
 * - `relay`: the nearest visible source on the true chain of a claim of `child` is `parent`; *direct*
 *   when it was told by it, *unseen* when through somebody we do not hear.
 * - `sibling`: both have it, with no visible source between, from one telling of somebody we do not
 *   hear. Neither copies the other; the pair counts once a question, the later in the list as child.
 * - `grudge`: both push the same false answer together; likewise.
 *
 * Memory grows with pairs of sources, not with questions.
 */
import type { SimulatedClaim, SimulatedQuestion } from './question.ts';
import type { SimulatedSource } from './world.ts';

export interface Copy {
  readonly child: number;
  readonly parent: number;
  readonly kind: 'relay' | 'sibling' | 'grudge';
  readonly via: 'direct' | 'unseen';
  /** Claims of the child for a relay, questions for the others. */
  readonly claims: number;
}

export class CopyTally {
  readonly #sources: readonly SimulatedSource[];
  readonly #direct = new Map<number, number>();
  readonly #unseen = new Map<number, number>();
  readonly #siblings = new Map<number, number>();
  readonly #grudges = new Map<number, number>();

  constructor(sources: readonly SimulatedSource[]) {
    this.#sources = sources;
  }

  add({ claims }: SimulatedQuestion): void {
    /** Tellings of those we do not hear → who has it from them. */
    let under: Map<string, Set<number>> | null = null;
    let pushed: SimulatedClaim[] | null = null;
    for (const claim of claims) {
      const { kind, chain, root } = claim.lineage;
      if (kind === 'grudge') (pushed ??= []).push(claim);
      for (let i = 0; i < chain.length; i++) {
        const source = chain[i] as number;
        if (this.#sources[source]?.visible === true) {
          // Who repeats what came from itself copies nobody.
          if (source !== claim.source) {
            count(i === 0 ? this.#direct : this.#unseen, this.#key(claim.source, source));
          }
          break;
        }
        under ??= new Map();
        const telling = `${source} ${root}`;
        const sharing = under.get(telling);
        if (sharing === undefined) under.set(telling, new Set([claim.source]));
        else sharing.add(claim.source);
      }
    }
    if (under !== null) this.#pairs(under.values(), this.#siblings);
    if (pushed !== null) this.#pairs(byValue(pushed), this.#grudges);
  }

  /** In the order of children, then parents, then as listed above. */
  list(): Copy[] {
    const n = this.#sources.length;
    const rows = (
      counts: ReadonlyMap<number, number>,
      kind: Copy['kind'],
      via: Copy['via'],
    ): Copy[] =>
      Array.from(counts, ([key, claims]) => {
        return { child: Math.floor(key / n), parent: key % n, kind, via, claims };
      });
    return [
      ...rows(this.#direct, 'relay', 'direct'),
      ...rows(this.#unseen, 'relay', 'unseen'),
      ...rows(this.#siblings, 'sibling', 'unseen'),
      ...rows(this.#grudges, 'grudge', 'direct'),
    ].sort((a, b) => a.child - b.child || a.parent - b.parent);
  }

  #pairs(groups: Iterable<ReadonlySet<number>>, counts: Map<number, number>): void {
    const keys = new Set<number>();
    for (const group of groups) {
      const members = [...group].sort((a, b) => a - b);
      members.forEach((child, i) => {
        for (let j = 0; j < i; j++) keys.add(this.#key(child, members[j] as number));
      });
    }
    for (const key of keys) count(counts, key);
  }

  /** Exact up to 9·10⁷ sources. */
  #key(child: number, parent: number): number {
    return child * this.#sources.length + parent;
  }
}

function byValue(claims: readonly SimulatedClaim[]): Iterable<ReadonlySet<number>> {
  const groups = new Map<string, Set<number>>();
  for (const { value, source } of claims) {
    const group = groups.get(value);
    if (group === undefined) groups.set(value, new Set([source]));
    else group.add(source);
  }
  return groups.values();
}

function count(counts: Map<number, number>, key: number): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
