import type { Basis } from '../claim.ts';
import type { Speaker, Span } from '../suggest/suggestion.ts';
import type { Attribution } from './attribution.ts';
import { squeeze } from './squeezed.ts';
import { blot, quotationsOf, QUOTED, sentencesOf, trimmed } from './quoted-text.ts';

/**
 * Reported speech by explicit forms, for languages without a learnt finder.
 *
 * A text is read sentence by sentence with its quotations blotted out. A language gives forms – regular
 * expressions with the named groups `source`, `cue`, `content` and perhaps `hearer` over such a sentence – in order of
 * preference; each place is reported once. What is reported is searched again, so that "A said that B
 * had told her that …" gives both reports and the second has both speakers. A quotation in no form
 * belongs to the last speaker of its paragraph. Pronouns stand for the last speaker that fits in gender and
 * number.
 */
export interface Tongue {
  readonly code: string;
  readonly forms: readonly RegExp[];
  /** A report set into a quotation; over the quotation with its marks. */
  readonly inside?: RegExp;
  /** Chains inside a source: `a neighbour who had it from a guard` – group `from` is the one behind. */
  readonly behind: RegExp;
  /** Null when the words are no source ("it"); else what they say of it. */
  person(words: string, cue: string): Person | null;
  /** The name in a source as written: without a preposition that is one word with it. */
  nameOf(words: string, cue: string): string;
  basis(content: string): Basis;
  readonly certainty: RegExp;
}

export interface Person {
  readonly pronoun: boolean;
  readonly gender: 'm' | 'f' | null;
  readonly plural: boolean | null;
}

interface Known extends Person {
  readonly name: string;
}

/** Finds the reports of a text in order. */
export function findReports(text: string, tongue: Tongue): readonly Attribution[] {
  const quotations = quotationsOf(text);
  const blotted = blot(text, quotations);
  const found: Attribution[] = [];
  const known: Known[] = [];
  let paragraph = 0;
  let speakers: readonly Speaker[] = [];
  for (const [start, end] of sentencesOf(blotted)) {
    if (blotted.slice(paragraph, start).includes('\n')) {
      paragraph = start;
      speakers = [];
    }
    const before = found.length;
    const set = quotations.find(([from, to]) => from >= start && to <= end);
    if (set !== undefined && tongue.inside !== undefined && set[1] - set[0] <= LONGEST) {
      reportsIn(
        text,
        text,
        set[0],
        set[1],
        { ...tongue, forms: [tongue.inside] },
        known,
        [],
        found,
        DEEPEST,
      );
    }
    if (found.length === before) reportsIn(text, blotted, start, end, tongue, known, [], found, 0);
    const own = found[before];
    if (own !== undefined) {
      if (own.speakers.length > 0) speakers = own.speakers;
      continue;
    }
    const quotation = quotations.find(([from, to]) => from >= start && to <= end);
    if (quotation === undefined || speakers.length === 0 || quotation[1] - quotation[0] < 12)
      continue;
    if (blotted.slice(start, end).replaceAll(QUOTED, '').trim().length > 3) continue;
    const carried = speakers.map((one) => ({ ...one, span: null }));
    found.push(
      finish(
        text,
        tongue,
        null,
        null,
        [quotation],
        carried,
        null,
        'a quotation without a verb of its own, after the same speaker',
      ),
    );
  }
  return found;
}

/** A sentence longer than this is none; looking for forms in it would take long. */
const LONGEST = 1500;
/** How deep reports stand in reports. */
const DEEPEST = 3;

function reportsIn(
  text: string,
  blotted: string,
  start: number,
  end: number,
  tongue: Tongue,
  known: Known[],
  above: readonly Speaker[],
  found: Attribution[],
  depth: number,
): void {
  if (end - start > LONGEST) return;
  const sentence = squeeze(blotted.slice(start, end));
  for (const form of tongue.forms) {
    const match = form.exec(sentence.text);
    const places = match?.indices?.groups;
    if (match === null || places === undefined) continue;
    const place = (name: string): Span | null => {
      const at = places[name];
      if (at === undefined) return null;
      const [from, to] = [start + sentence.back(at[0]), start + sentence.back(at[1])];
      return trimmed(blotted, from, to, ',،;:؛ ');
    };
    const cue = place('cue');
    const content = [place('content'), place('more')].filter(
      (one): one is Span => one !== null && one[1] > one[0],
    );
    if (cue === null || content.length === 0) continue;
    const source = place('source');
    const words = source === null ? '' : text.slice(...source);
    const person = tongue.person(words, text.slice(...cue));
    if (person === null) continue;
    const told = chainOf(text, source, person, tongue, known).map((one) => ({
      ...one,
      resolved: person.pronoun ? one.resolved : tongue.nameOf(one.resolved, text.slice(...cue)),
    }));
    const via = place('via');
    const cited = via === null ? '' : text.slice(...via);
    const chain = via === null ? told : [...told, { text: cited, span: via, resolved: cited }];
    const speakers = [...above, ...chain];
    const last = chain[0];
    if (last !== undefined && !person.pronoun) known.push({ ...person, name: last.resolved });
    const ordered = content.sort((a, b) => a[0] - b[0]);
    const own = chain[0]?.span ?? source;
    found.push(
      finish(
        text,
        tongue,
        own,
        cue,
        ordered,
        speakers,
        place('hearer'),
        `"${text.slice(...cue)}" reports what was said`,
      ),
    );
    if (depth < DEEPEST) {
      for (const [from, to] of ordered)
        reportsIn(text, blotted, from, to, tongue, known, speakers, found, depth + 1);
    }
    return;
  }
}

/** From the one who told to the one behind: `a neighbour` ← `a guard`. */
function chainOf(
  text: string,
  source: Span | null,
  person: Person,
  tongue: Tongue,
  known: readonly Known[],
): Speaker[] {
  if (source === null || source[1] <= source[0]) {
    const name = lastFitting(person, known);
    return name === null ? [] : [{ text: name, span: null, resolved: name }];
  }
  const words = text.slice(...source);
  const behind = tongue.behind.exec(words);
  const from = behind?.indices?.groups?.['from'];
  if (behind === null || from === undefined) {
    const resolved = person.pronoun ? (lastFitting(person, known) ?? words) : words;
    return [{ text: words, span: source, resolved }];
  }
  const first = trimmed(text, source[0], source[0] + behind.index, ',،;: ');
  const name = text.slice(...first);
  const rest = chainOf(
    text,
    trimmed(text, source[0] + from[0], source[0] + from[1], ',، '),
    { pronoun: false, gender: null, plural: null },
    tongue,
    known,
  );
  return [{ text: name, span: first, resolved: name }, ...rest];
}

function lastFitting(person: Person, known: readonly Known[]): string | null {
  for (let i = known.length - 1; i >= 0; i -= 1) {
    const one = known[i];
    if (one === undefined) break;
    const gender = one.gender === null || person.gender === null || one.gender === person.gender;
    const number = one.plural === null || person.plural === null || one.plural === person.plural;
    if (gender && number) return one.name;
  }
  return null;
}

function finish(
  text: string,
  tongue: Tongue,
  source: Span | null,
  cue: Span | null,
  content: readonly Span[],
  speakers: readonly Speaker[],
  hearer: Span | null,
  why: string,
): Attribution {
  const words = content.map(([from, to]) => text.slice(from, to)).join(' ');
  const around = `${cue === null ? '' : text.slice(...cue)} ${words}`;
  return {
    source,
    cue,
    content,
    speakers,
    hearer,
    basis: tongue.basis(words),
    certainty: [...around.matchAll(tongue.certainty)].map(([word]) => word),
    language: tongue.code,
    why,
  };
}
