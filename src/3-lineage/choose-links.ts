/**
 * From links as they were suggested and decided to at most one parent for each claim.
 *
 * - A link between documents holds for the claims that were found in them; where the parent document
 *   has several claims, the one with the same value is meant, else the first.
 * - Rejected links hold nothing. An accepted link goes before any suggested one; among suggested ones
 *   the most probable, then the first by name.
 * - A suggested link runs the way that is more probable; an accepted one runs as it was drawn.
 * - Links that run in a circle are cut at the weakest, and said: no claim is its own ancestor.
 * - A suggestion that is not chosen is given back: what it speaks of is not shown independent either.
 */
import { canonicalJson } from '#terms/canonical-json.ts';
import type { Claim } from '#claims/claim.ts';
import { dependenceProbability } from './dependence.ts';
import type { Link, LinkEnd } from './link.ts';

export interface ChosenLink {
  readonly linkId: string;
  readonly child: Claim;
  readonly parent: Claim;
  readonly state: 'suggested' | 'accepted';
  /** Probability that the child had it from the parent; 1 when accepted. */
  readonly probability: number;
}

export function chooseLinks(
  claims: readonly Claim[],
  links: readonly Link[],
): {
  readonly chosen: ReadonlyMap<string, ChosenLink>;
  readonly cut: readonly ChosenLink[];
  /** Suggestions that were not chosen, of claims of which nobody has accepted from whom they come. */
  readonly left: readonly ChosenLink[];
} {
  const byId = new Map<string, Claim>(claims.map((claim) => [claim.id, claim]));
  const byDocument = new Map<string, Claim[]>();
  for (const claim of claims) {
    if (claim.documentId === null) continue;
    const list = byDocument.get(claim.documentId);
    if (list === undefined) byDocument.set(claim.documentId, [claim]);
    else list.push(claim);
  }
  const claimsAt = (end: LinkEnd): readonly Claim[] => {
    if (end.kind === 'document') return byDocument.get(end.id) ?? [];
    const claim = byId.get(end.id);
    return claim === undefined ? [] : [claim];
  };

  const chosen = new Map<string, ChosenLink>();
  const suggested: ChosenLink[] = [];
  for (const link of links) {
    if (link.state === 'rejected') continue;
    const turned = link.state === 'suggested' && link.direction < 0.5;
    const parents = claimsAt(turned ? link.child : link.parent);
    for (const child of claimsAt(turned ? link.parent : link.child)) {
      const parent = parents.find((p) => sameStatement(p, child)) ?? parents[0];
      if (parent === undefined || parent.id === child.id) continue;
      const candidate: ChosenLink = {
        linkId: link.id,
        child,
        parent,
        state: link.state,
        probability: link.state === 'accepted' ? 1 : dependenceProbability(link.weight),
      };
      if (candidate.state === 'suggested') suggested.push(candidate);
      const known = chosen.get(child.id);
      if (known === undefined || byStrength(candidate, known) < 0) chosen.set(child.id, candidate);
    }
  }
  const cut = cutCircles(chosen);
  const left = suggested.filter((link) => {
    const known = chosen.get(link.child.id);
    return known !== link && known?.state !== 'accepted';
  });
  return { chosen, cut, left };
}

/** Accepted before suggested, then the more probable, then by name. */
export function byStrength(a: ChosenLink, b: ChosenLink): number {
  if (a.state !== b.state) return a.state === 'accepted' ? -1 : 1;
  if (a.probability !== b.probability) return b.probability - a.probability;
  const names = (link: ChosenLink) => `${link.parent.id} ${link.child.id} ${link.linkId}`;
  return names(a) < names(b) ? -1 : 1;
}

/** Each claim has one parent, so every circle is met by walking up; the weakest link of it goes. */
function cutCircles(chosen: Map<string, ChosenLink>): readonly ChosenLink[] {
  const cut: ChosenLink[] = [];
  const safe = new Set<string>();
  for (const start of [...chosen.keys()].sort()) {
    for (;;) {
      const path: ChosenLink[] = [];
      const position = new Map<string, number>();
      let at: string | undefined = start;
      while (at !== undefined && !safe.has(at) && !position.has(at)) {
        position.set(at, path.length);
        const link = chosen.get(at);
        if (link === undefined) break;
        path.push(link);
        at = link.parent.id;
      }
      const entry = at === undefined ? undefined : position.get(at);
      const circle = entry === undefined || !chosen.has(at ?? '') ? [] : path.slice(entry);
      if (circle.length === 0) {
        for (const link of path) safe.add(link.child.id);
        break;
      }
      const weakest = circle.reduce((a, b) => (byStrength(b, a) > 0 ? b : a));
      chosen.delete(weakest.child.id);
      cut.push(weakest);
    }
  }
  return cut;
}

function sameStatement(a: Claim, b: Claim): boolean {
  return a.polarity === b.polarity && canonicalJson(a.value) === canonicalJson(b.value);
}
