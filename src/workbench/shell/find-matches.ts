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

/** Kinds that stand on a screen of the desk; the others are found on the command line. */
export type ShownKind = Exclude<SearchGroup['kind'], 'release' | 'disclosure' | 'sheet_mapping'>;

export interface DestinationGroup {
  readonly kind: ShownKind | 'screen' | 'command';
  /** How many there are in all, counted up to 500. */
  readonly count: number;
  readonly found: readonly Destination[];
}

/** A screen, or a part of one: its name, where it is, what it belongs to. */
export interface Place {
  readonly name: string;
  readonly label: string;
  readonly to: string;
  readonly search?: Readonly<Record<string, string>>;
  readonly note?: string;
}

/** The screens and their parts whose name holds every typed word. */
export function placesFor(
  kind: 'screen' | 'command',
  typed: string,
  places: readonly Place[],
): DestinationGroup {
  const wanted = fold(typed).split(/\s+/).filter(Boolean);
  const found = places
    .filter(({ label, note }) =>
      wanted.every((word) => ` ${fold(`${label} ${note ?? ''}`)}`.includes(` ${word}`)),
    )
    .map(({ name, label, to, search = {}, note = '' }) => ({
      key: `${kind} ${name}`,
      to,
      search,
      mark: '',
      parts: [{ text: label, lit: false }],
      note,
    }));
  return { kind, count: found.length, found };
}

/** Where what was found leads. What has no screen of its own is left out. */
export function destinationsOf(
  caseId: string,
  groups: readonly SearchGroup[],
): readonly DestinationGroup[] {
  return groups.flatMap(({ kind, count, found }) => {
    const led = found.flatMap((each) => {
      const way = wayTo(caseId, kind, each);
      return way === null
        ? []
        : [
            {
              key: `${kind} ${each.id}`,
              ...way,
              mark: each.mark,
              parts: each.parts,
              note: each.note,
            },
          ];
    });
    return led.length === 0 ? [] : [{ kind: kind as ShownKind, count, found: led }];
  });
}

function wayTo(
  caseId: string,
  kind: SearchGroup['kind'],
  { id, ref, mark, search = {} }: SearchFound,
): Pick<Destination, 'to' | 'search'> | null {
  const base = `/case/${caseId}`;
  const at = (to: string, more: Readonly<Record<string, string>> = {}) => ({
    to: `${base}/${to}`,
    search: more,
  });
  switch (kind) {
    case 'question':
      return at(`questions/${/^[\p{L}\p{N}_-]+$/u.test(ref) ? ref : id}`);
    case 'document':
      return at(`reading/${ref}`);
    case 'claim':
    case 'telling':
      // A claim that stands in no document is found at its question.
      return mark === ''
        ? at(`questions/${encodeURIComponent(ref)}`)
        : at(`reading/${ref}`, { claim: id });
    case 'source':
      return at('sources', { source: id });
    case 'risk':
      return at('sources', { source: id, record: 'risk' });
    case 'tie':
      return at('sources', { source: ref, tab: 'ties', record: id });
    case 'payment':
      return at('sources', { source: ref, tab: 'pay', record: id });
    case 'contact_window':
      return at('sources', { source: ref, tab: 'contact', record: id });
    case 'subject':
      return at('structure', { subject: id });
    case 'identity':
      return at('structure', { view: 'who', subject: id });
    case 'session':
      return at(
        `sessions/${encodeURIComponent(ref)}`,
        search['claim'] === undefined
          ? { show: 'record', session: id }
          : { claim: search['claim'] },
      );
    case 'warning':
      return at('warnings', { question: ref });
    case 'outcome':
      return at('outcomes', { outcome: id });
    case 'link':
      return ref === ''
        ? null
        : mark.startsWith('#')
          ? at(`reading/${ref}`)
          : at(`chain/${encodeURIComponent(ref)}`, { link: id });
    case 'exhibit':
      return ref === '' ? null : at('inbox', { import: ref, ...search });
    case 'saved_search':
      return at(encodeURIComponent(ref), search);
    case 'release':
    case 'disclosure':
    case 'sheet_mapping':
      return null;
  }
}

function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .trim();
}
