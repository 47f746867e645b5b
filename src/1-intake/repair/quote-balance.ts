/**
 * Which of several readings of damaged marks is balanced: the cheapest path through a paragraph.
 *
 * Every mark has readings with a cost by its place (`lone-circumflex.ts`). A reading moves a state –
 * nothing open, a double or single quotation open, one inside the other – and what breaks the balance
 * costs: closing what is not open, opening what is, and leaving something open at the end of the
 * paragraph (less, because a quotation over several paragraphs closes only in its last). Viterbi's
 * algorithm: linear in the marks. A choice is sure when its place alone says the same by a margin and
 * the paragraph comes out balanced.
 */
export type MarkKind =
  'openDouble' | 'closeDouble' | 'openSingle' | 'closeSingle' | 'apostrophe' | 'dash';

export interface Mark {
  readonly at: number;
  readonly costs: Partial<Record<MarkKind, number>>;
  /** How many characters it is, when not one. */
  readonly width?: number;
  /** It stands whole in the text and only moves the state. */
  readonly fixed?: true;
  /** It opens a line: a quotation that goes on is opened again there. */
  readonly opensLine?: true;
}

export interface Choice {
  readonly kind: MarkKind;
  readonly sure: boolean;
}

type State = '' | 'd' | 's' | 'ds' | 'sd';
const STATES: readonly State[] = ['', 'd', 's', 'ds', 'sd'];

/** State after a reading and what the step costs. */
const STEPS: Readonly<Record<MarkKind, Readonly<Record<State, readonly [State, number]>>>> = {
  openDouble: { '': ['d', 0], d: ['d', 4], s: ['sd', 2], ds: ['d', 5], sd: ['sd', 5] },
  closeDouble: { '': ['', 3], d: ['', 0], s: ['', 4], ds: ['', 3], sd: ['s', 0] },
  openSingle: { '': ['s', 2], d: ['ds', 0], s: ['s', 5], ds: ['ds', 5], sd: ['sd', 5] },
  closeSingle: { '': ['', 4], d: ['d', 4], s: ['', 0], ds: ['d', 0], sd: ['', 4] },
  apostrophe: { '': ['', 0], d: ['d', 0], s: ['s', 0], ds: ['ds', 0], sd: ['sd', 0] },
  dash: { '': ['', 0], d: ['d', 0], s: ['s', 0], ds: ['ds', 0], sd: ['sd', 0] },
};
/** Opened once more where a line begins: one paragraph more of the same speech. */
const GOES_ON = 0.6;
const LEFT_OPEN: Readonly<Record<State, number>> = { '': 0, d: 1.5, s: 4, ds: 5, sd: 5 };

interface Path {
  readonly cost: number;
  readonly kind: MarkKind;
  readonly from: Path | null;
}

/**
 * The cheapest reading of every mark, in order. `touches` tells whether two marks stand side by side:
 * there an opening may follow a dash or an opening, and a closing a closing, but not the other way round.
 */
export function balanceMarks(
  marks: readonly Mark[],
  touches: (first: number, second: number) => boolean,
): readonly Choice[] {
  let paths = new Map<State, Path | null>([['', null]]);
  let costs = new Map<State, number>([['', 0]]);
  marks.forEach((mark, i) => {
    const previous = marks[i - 1];
    const side = previous !== undefined && touches(previous.at, mark.at);
    const nextPaths = new Map<State, Path | null>();
    const nextCosts = new Map<State, number>();
    for (const state of STATES) {
      const soFar = costs.get(state);
      if (soFar === undefined) continue;
      const path = paths.get(state) ?? null;
      for (const [kind, local] of Object.entries(mark.costs) as [MarkKind, number][]) {
        const [next, usual] = STEPS[kind][state];
        const again = mark.opensLine === true && kind === 'openDouble' && state === 'd';
        const step = again ? GOES_ON : usual;
        const clash = side && path !== null && !mayTouch(path.kind, kind) ? 3 : 0;
        const cost = soFar + local + step + clash;
        if (cost < (nextCosts.get(next) ?? Infinity)) {
          nextCosts.set(next, cost);
          nextPaths.set(next, { cost, kind, from: path });
        }
      }
    }
    paths = nextPaths;
    costs = nextCosts;
  });
  let best: State = '';
  let least = Infinity;
  for (const [state, cost] of costs) {
    const total = cost + LEFT_OPEN[state];
    if (total < least) [least, best] = [total, state];
  }
  const kinds: MarkKind[] = [];
  for (let path = paths.get(best) ?? null; path !== null; path = path.from) kinds.push(path.kind);
  kinds.reverse();
  const balanced = best === '';
  return marks.map((mark, i) => {
    const kind = kinds[i] ?? 'apostrophe';
    const own = mark.costs[kind] ?? Infinity;
    const others = Object.entries(mark.costs).filter(([other]) => other !== kind);
    const margin = Math.min(...others.map(([, cost]) => cost)) - own;
    const quotes = kind !== 'apostrophe' && kind !== 'dash';
    return { kind, sure: margin >= 0.8 && (balanced || !quotes) };
  });
}

function mayTouch(first: MarkKind, second: MarkKind): boolean {
  const opens = (kind: MarkKind) => kind === 'openDouble' || kind === 'openSingle';
  const closes = (kind: MarkKind) => kind === 'closeDouble' || kind === 'closeSingle';
  if (opens(second)) return opens(first) ? first !== second : first === 'dash';
  if (closes(second))
    return (closes(first) && first !== second) || first === 'apostrophe' || first === 'dash';
  return !opens(first);
}
