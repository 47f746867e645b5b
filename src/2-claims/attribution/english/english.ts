import type { Attribution } from '../attribution.ts';
import { columns } from './columns.ts';
import { find, type Learnt } from './find.ts';
import { finish } from './finish.ts';
import { GRAMMAR } from './grammar.generated.ts';
import { scorer, type Grammar } from './grammar.ts';
import { CHOICE, WEIGHTS } from './learnt.generated.ts';
import { readNet } from './net.ts';
import { fromBase64, unpackTables } from './weights-format.ts';

/**
 * Attributions of an English text.
 *
 * A small network does the finding (`net.ts`): it marks the words that report (cues), and for each of them
 * looks at its paragraph and marks who is reported and what. Boosted trees choose among several readings of each
 * (`choose.ts`). Both were learnt offline from annotated news (`bench/intake/learn-attribution.ts`); names are
 * invisible to them. Everything after that is rules that can be read: quotations that go on, chains,
 * whom "he" stands for, basis and certainty (`finish.ts`).
 *
 * Linear in the length of the text, since every window is bounded.
 */
export function englishAttributions(text: string): readonly Attribution[] {
  if (!/[A-Za-z]/.test(text)) return [];
  const { grammar, learnt } = load();
  const c = columns(text, grammar);
  return finish(c, find(c, learnt));
}

interface Loaded {
  readonly grammar: Grammar;
  readonly learnt: Learnt;
}

let grammar: Grammar | null = null;
let loaded: Loaded | null = null;

/** Unpacked on first use. */
export function loadGrammar(): Grammar {
  if (grammar !== null) return grammar;
  const [pos, parse] = unpackTables(fromBase64(GRAMMAR));
  if (pos === undefined || parse === undefined)
    throw new Error('The learnt grammar is not whole; restore grammar.generated.ts.');
  grammar = { pos: scorer(pos), parse: scorer(parse) };
  return grammar;
}

/** Unpacked on first use: about a quarter of a second. */
export function load(): Loaded {
  if (loaded !== null) return loaded;
  loaded = {
    grammar: loadGrammar(),
    learnt: { net: readNet(fromBase64(WEIGHTS)), choice: CHOICE },
  };
  return loaded;
}
