import type { Note, Repair } from '../document.ts';
import { applyEdits, type Edit, repairsOf, stack } from './edits.ts';
import { undoEntities } from './entities.ts';
import { undoInvisible } from './invisible.ts';
import { undoLetterForms } from './letter-forms.ts';
import { undoLineHyphens } from './line-hyphens.ts';
import { findLoneDamage, type LoneDamage, undoLoneCircumflex } from './lone-circumflex.ts';
import {
  findSingleByteDamage,
  type SingleByteDamage,
  undoSingleByteDamage,
} from './single-byte-misread.ts';
import {
  findMisreading,
  type Misreading,
  undoMisreading,
  undoRareMisreading,
} from './utf8-misread.ts';

/**
 * Damaged text made readable, with every change on a list.
 *
 * The text as received is kept beside it and nothing is changed outside the repairs: put in their place,
 * they turn the one into the other exactly, and a span of either can be found in the other
 * (`offset-map.ts`). Each kind of damage is a file of its own that begins with how it is told from
 * healthy text. What cannot be told is left as it is: an unrepaired place can be seen, a wrong repair
 * cannot.
 *
 * Order: references of HTML first (they may spell the damage out), then what wrong code pages made –
 * again while there is more, for text damaged twice – then lost bytes, then single characters.
 *
 * Linear in the text; plain ASCII without references and cut words is returned after one look.
 */
export interface Repaired {
  readonly text: string;
  readonly repairs: readonly Repair[];
  readonly notes: readonly Note[];
}

/** What damage a family of texts shows together: the messages of one chat, the rows of one sheet. */
export interface Damage {
  readonly misreading: Misreading | null;
  readonly singleByte: SingleByteDamage | null;
  readonly lone: LoneDamage;
}

/** Text without any of this needs no repair of any kind. */
const SUSPICIOUS = /[^\0-\u007F]|&[#A-Za-z]|-[ \t]*\r?\n/;
/** Characters that a wrong code page makes. */
const HIGH =
  /[\u0080-\u00FF\u0412\u0413\u0420\u0421\u0432\u0622\u0623\u0637-\u063A\u221A\u201A\u0393]/;

/** Misreadings are undone up to this many times over. */
const DEEPEST = 3;

/** What damage there is; one message alone often cannot tell. */
export function findDamage(text: string): Damage {
  if (!HIGH.test(text)) return HEALTHY;
  const misreading = findMisreading(text);
  return {
    misreading,
    singleByte: misreading === null ? findSingleByteDamage(text) : null,
    lone: findLoneDamage(text),
  };
}

const HEALTHY: Damage = {
  misreading: null,
  singleByte: null,
  lone: { strong: 0, letters: 0, doubled: false },
};

/**
 * Repairs a text. `shown` is the damage of the family it belongs to, when that was looked at
 * (`findDamage`); its own counts as well. Never throws.
 */
export function repair(textReceived: string, shown: Damage = HEALTHY): Repaired {
  if (!SUSPICIOUS.test(textReceived)) return { text: textReceived, repairs: [], notes: [] };
  const work = new Work(textReceived);
  work.do(undoEntities);
  if (HIGH.test(work.text)) {
    work.do(undoRareMisreading);
    for (let depth = 0; depth < DEEPEST; depth += 1) {
      const own = findMisreading(work.text);
      const misreading = stronger(own, depth === 0 ? shown.misreading : null);
      if (misreading === null || !work.do((text) => undoMisreading(text, misreading))) break;
    }
    const singleByte = findSingleByteDamage(work.text) ?? shown.singleByte;
    if (singleByte !== null) work.do((text) => undoSingleByteDamage(text, singleByte));
    const own = findLoneDamage(work.text);
    const lone = own.strong > shown.lone.strong ? own : shown.lone;
    work.do((text) => undoLoneCircumflex(text, lone));
  }
  work.do(undoInvisible);
  work.do(undoLetterForms);
  work.do(undoLineHyphens);
  const repairs = repairsOf(work.edits);
  return { text: work.text, repairs, notes: notesOn(textReceived, repairs) };
}

function stronger(own: Misreading | null, shown: Misreading | null): Misreading | null {
  if (own === null || shown === null) return own ?? shown;
  return own.page === shown.page ? { page: own.page, strong: own.strong + shown.strong } : own;
}

/** A text with its edits so far, one list over what was received. */
class Work {
  text: string;
  edits: Edit[] = [];
  constructor(text: string) {
    this.text = text;
  }
  /** Whether the pass changed anything. */
  do(pass: (text: string) => Edit[]): boolean {
    const made = pass(this.text).filter(
      (edit) => edit.to !== this.text.slice(edit.start, edit.end),
    );
    if (made.length === 0) return false;
    this.edits = stack(this.edits, made, this.text);
    this.text = applyEdits(this.text, made);
    return true;
  }
}

/** The most lines a note names. */
const LINES = 100;

/** One note that says how much of what was repaired, most first; none when nothing was. */
export function notesOn(received: string, repairs: readonly Repair[]): Note[] {
  if (repairs.length === 0) return [];
  return [repairNote(repairs, linesOfRepairs(received, repairs))];
}

/** The note for repairs of one or several documents. */
export function repairNote(repairs: readonly Repair[], lines: readonly number[]): Note {
  const kinds = new Map<string, number>();
  for (const { why } of repairs) {
    const kind = why.startsWith('a lone â')
      ? 'a lone â where quotation marks, apostrophes or dashes stood'
      : why;
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
  const list = [...kinds].sort((a, b) => b[1] - a[1]).map(([why, count]) => `${count} × ${why}`);
  const guesses = repairs.filter((one) => one.confidence === 'guess').length;
  const most =
    list.slice(0, 6).join('; ') + (list.length > 6 ? `; and ${list.length - 6} other kinds` : '');
  return {
    level: guesses > 0 ? 'doubt' : 'info',
    text:
      `${repairs.length} damaged ${repairs.length === 1 ? 'place was' : 'places were'} repaired for reading; the text is kept as received: ${most}.` +
      (guesses > 0
        ? ` ${guesses} of them ${guesses === 1 ? 'is a guess' : 'are guesses'}: look at them before you quote.`
        : ''),
    lines,
  };
}

/** 1-based lines of the repairs, each once, the first hundred. */
export function linesOfRepairs(received: string, repairs: readonly Repair[]): number[] {
  const lines: number[] = [];
  let line = 1;
  let newline = received.indexOf('\n');
  for (const repaired of repairs) {
    if (lines.length >= LINES) break;
    while (newline !== -1 && newline < repaired.received[0]) {
      line += 1;
      newline = received.indexOf('\n', newline + 1);
    }
    if (lines.at(-1) !== line) lines.push(line);
  }
  return lines;
}
