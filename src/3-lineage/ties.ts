import type { Source, Tie } from '#terms/source.ts';

/** Ties that keep two people from being shown independent: same cell, kin, one reports to the other. */
export interface Ties {
  /** How the two are tied, in words; null when no such tie is known. */
  between(a: string, b: string): string | null;
  /** Everybody tied to a person by name (not by cell). */
  partners(id: string): readonly string[];
  cell(id: string): string | null;
}

const WORDS: Partial<Record<Tie['tie'], string>> = {
  'same-cell': 'they are of the same cell',
  kin: 'they are kin',
  'reports-to': 'one reports to the other',
};

export function readTies(ties: readonly Tie[], sources: readonly Source[]): Ties {
  const found = new Map<string, Map<string, string>>();
  const note = (a: string, b: string, text: string): void => {
    const own = found.get(a);
    if (own === undefined) found.set(a, new Map([[b, text]]));
    // Of two ties between the same people the first in the alphabet, whatever came first.
    else if (text < (own.get(b) ?? '\uffff')) own.set(b, text);
  };
  for (const tie of ties) {
    const text = WORDS[tie.tie];
    if (text === undefined || tie.to.kind !== 'source') continue;
    note(tie.from, tie.to.id, text);
    note(tie.to.id, tie.from, text);
  }
  const cells = new Map<string, string | null>(sources.map((source) => [source.id, source.cell]));
  const cell = (id: string) => cells.get(id) ?? null;
  return {
    between: (a, b) => {
      const tie = found.get(a)?.get(b);
      if (tie !== undefined) return tie;
      return cell(a) !== null && cell(a) === cell(b) ? 'they are of the same cell' : null;
    },
    partners: (id) => [...(found.get(id)?.keys() ?? [])],
    cell,
  };
}
