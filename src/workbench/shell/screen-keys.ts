/**
 * Which keys a screen hears, in the order in which `?` names them. What is not here is not heard, and what
 * is heard is here: a test reads the screens' own code against this list.
 */
import type { SCREENS } from './screens.ts';

type Screen = (typeof SCREENS)[number]['name'];

/** A line of the help: what it does (a name under `keys` in the words) and the keys that do it. */
export type KeyLine = readonly [what: string, keys: readonly string[]];

export const EVERYWHERE = [
  ['find', ['Ctrl K', '/']],
  ['undo', ['z']],
  ['close', ['Esc']],
  ['help', ['?']],
] as const satisfies readonly KeyLine[];

const MOVE_ROW = ['moveRow', ['j', 'k']] as const;
const OPEN_ROW = ['openRow', ['Enter']] as const;
const FILTER = ['filter', ['f']] as const;
const DRAWING = [
  ['fromOne', ['←', '→', '↑', '↓']],
  ['size', ['+', '-', '0']],
] as const;

export const SCREEN_KEYS = {
  inbox: [
    ['chooseFiles', ['o']],
    ['chooseFolder', ['f']],
    ['readFirst', ['r']],
    ['nameFirst', ['n']],
    ['addSource', ['a']],
    ['lookLinks', ['l']],
  ],
  reading: [
    ['moveClaim', ['j', 'k']],
    ['accept', ['Enter']],
    ['acceptSure', ['A']],
    ['change', ['e']],
    ['aside', ['x']],
    ['asideRest', ['X']],
    ['otherQuestion', ['m']],
    ['numbered', ['1', '…', '9']],
    ['newQuestion', ['n']],
    ['otherValue', ['v']],
    ['otherWay', ['c']],
    ['basis', ['o', 'O']],
    ['placeIn', ['p']],
    ['keep', ['+']],
    ['nameSpeaker', ['w']],
    ['teller', ['s']],
    ['addClaim', ['a']],
    ['received', ['r']],
    ['beside', ['b']],
    ['turnDocument', ['[', ']']],
    ['undoHere', ['u']],
  ],
  questions: [
    MOVE_ROW,
    OPEN_ROW,
    ['chain', ['c']],
    ['pick', ['x']],
    FILTER,
    ['addQuestion', ['a']],
    ['pages', ['PgUp', 'PgDn', 'Home', 'End']],
  ],
  chain: [
    ['turnQuestion', ['[', ']']],
    ['allOn', ['Esc']],
  ],
  sources: [
    MOVE_ROW,
    OPEN_ROW,
    FILTER,
    ['addSource', ['a']],
    ['views', ['1', '2', '3']],
    ...DRAWING,
  ],
  sessions: [['moveDifference', ['j', 'k']]],
  ask: [['moveAsk', ['j', 'k']]],
  warnings: [['raise', ['n']]],
  outcomes: [
    ['recordOutcome', ['n']],
    ['recordSeveral', ['N']],
  ],
  map: [
    ['moveMap', ['←', '→', '↑', '↓']],
    ['size', ['+', '-', '0']],
  ],
  timeline: [
    ['moveTime', ['←', '→']],
    ['size', ['+', '-', '0']],
  ],
  structure: [['views', ['1', '2', '3', '4', '5']], FILTER, ['addEdge', ['a']], ...DRAWING],
  case: [],
} as const satisfies Readonly<Record<Screen, readonly KeyLine[]>>;

/** The screen an address shows, if it is one of the desk's. */
export function screenOf(path: string): Screen | null {
  const name = /^\/case\/[^/]+\/([^/?]+)/.exec(path)?.[1] ?? '';
  return name in SCREEN_KEYS ? (name as Screen) : null;
}
