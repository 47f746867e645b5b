import type { Source } from '#terms/source.ts';
import type { Actor } from '#claims/claim.ts';

/** Names of actors for sentences: a pseudonym, the words we have for a person, or that they are unknown. */
export type Names = ReadonlyMap<string, string>;

export function namesOf(sources: readonly Source[]): Names {
  return new Map(sources.map((source) => [source.id, source.pseudonym]));
}

export function nameOf(actor: Actor, names: Names): string {
  switch (actor.kind) {
    case 'source':
      return names.get(actor.sourceId) ?? actor.sourceId;
    case 'unnamed':
      return `“${actor.descriptor}”`;
    case 'gap':
      return 'somebody not traced';
  }
}

/** "A, B and C"; beyond `most` the rest is counted. */
export function listNames(names: readonly string[], most = 4): string {
  const shown = names.length > most ? names.slice(0, most - 1) : names;
  const rest = names.length - shown.length;
  const parts = rest > 0 ? [...shown, `${rest} others`] : shown;
  if (parts.length <= 1) return parts.join('');
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
