import type { SearchFound, SearchGroup } from '#server/views.ts';

/** Somewhere to go: where, and how the list shows it. */
export interface Destination {
  readonly key: string;
  readonly to: string;
  readonly search: Readonly<Record<string, string>>;
  readonly mark: string;
  readonly parts: SearchFound['parts'];
  readonly note: string;
}

export interface DestinationGroup {
  readonly kind: SearchGroup['kind'] | 'screen';
  /** How many there are in all, counted up to 500. */
  readonly count: number;
  readonly found: readonly Destination[];
}

/** The screens whose name holds every typed word; all of them when nothing is typed. */
export function screensFor(
  typed: string,
  caseId: string,
  screens: readonly { readonly name: string; readonly label: string }[],
): DestinationGroup {
  const wanted = fold(typed).split(/\s+/).filter(Boolean);
  const found = screens
    .filter(({ label }) => wanted.every((word) => ` ${fold(label)}`.includes(` ${word}`)))
    .map(({ name, label }) => ({
      key: `screen ${name}`,
      to: `/case/${caseId}/${name}`,
      search: {},
      mark: '',
      parts: [{ text: label, lit: false }],
      note: '',
    }));
  return { kind: 'screen', count: found.length, found };
}

/** Where what was found leads. What has no screen of its own is left out. */
export function destinationsOf(
  caseId: string,
  groups: readonly SearchGroup[],
): readonly DestinationGroup[] {
  return groups.map(({ kind, count, found }) => ({
    kind,
    count,
    found: found.map((each) => ({
      key: `${kind} ${each.id}`,
      ...wayTo(caseId, kind, each),
      mark: each.mark,
      parts: each.parts,
      note: each.note,
    })),
  }));
}

function wayTo(
  caseId: string,
  kind: SearchGroup['kind'],
  { id, ref, mark }: SearchFound,
): Pick<Destination, 'to' | 'search'> {
  const base = `/case/${caseId}`;
  switch (kind) {
    case 'question':
      return {
        to: `${base}/questions/${/^[\p{L}\p{N}_-]+$/u.test(ref) ? ref : id}`,
        search: {},
      };
    case 'document':
      return { to: `${base}/reading/${ref}`, search: {} };
    case 'claim':
      // A claim that stands in no document is found at its question.
      return mark === ''
        ? { to: `${base}/questions/${ref}`, search: {} }
        : { to: `${base}/reading/${ref}`, search: { claim: id } };
    case 'source':
      return { to: `${base}/sources`, search: { source: id } };
    case 'subject':
      return { to: `${base}/structure`, search: { subject: id } };
  }
}

function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .trim();
}
