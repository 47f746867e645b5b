/**
 * The strings that must not be found in what leaves, gathered from the records a release rests on:
 * pseudonyms, handles, record ids. The strings of the vault, file names and user names come from
 * whoever holds them.
 */
import type { ReleaseItem } from './compose.ts';
import type { Forbidden } from './scanner.ts';

export function forbiddenStrings(items: readonly ReleaseItem[]): readonly Forbidden[] {
  const found = new Map<string, Forbidden>();
  const add = (kind: string, text: string): void => {
    const clean = text.trim();
    if (clean !== '' && !found.has(clean)) found.set(clean, { kind, text: clean });
  };
  for (const { input } of items) {
    for (const source of input.sources) {
      add('pseudonym', source.pseudonym);
      for (const handle of source.handles) {
        add(/^\+?[\d\s().-]{7,}$/.test(handle) ? 'telephone number' : 'handle', handle);
      }
      add('record id', source.id);
    }
    add('record id', input.question.id);
    add('record id', input.question.caseId);
    add('question reference', input.question.ref);
    for (const claim of input.claims) {
      add('record id', claim.id);
      if (claim.documentId !== null) add('record id', claim.documentId);
      for (const { actor } of claim.hops) {
        if (actor.kind === 'unnamed') add('description of a person', actor.descriptor);
      }
    }
    for (const link of input.links) add('record id', link.id);
  }
  return [...found.values()];
}
