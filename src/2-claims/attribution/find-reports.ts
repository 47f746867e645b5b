import type { Basis } from '../claim.ts';
import type { Speaker, Span } from '../suggest/suggestion.ts';
import type { Attribution, Polarity } from './attribution.ts';
import { squeeze } from './squeezed.ts';
import { blot, quotationsOf, QUOTED, sentencesOf, trimmed } from './quoted-text.ts';

/**
 * Reported speech by explicit forms, for languages without a learnt finder.
 *
 * A text is read sentence by sentence with its quotations blotted out. A language gives forms – regular
 * expressions with the named groups `source`, `cue`, `content` and perhaps `hearer` over such a sentence – in order of
 * preference; each place is reported once, and what stands behind it in the sentence is read again for the next speaker.
 * Groups `via` (who is cited by the source) and `through` (who passes it on to us) are links behind and before it; `tail`
 * is a clause behind the source that may say from whom it had it, and `relay` says that the hearer passed it on. What is
 * reported is searched again, so that "A said that B had told her that …" gives both reports and the second has both
 * speakers. A quotation in no form belongs to the last speaker of its paragraph. Pronouns stand for the last speaker that
 * fits in gender and number.
 */
export interface Tongue {
  readonly code: string;
  readonly forms: readonly Form[];
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
  /** At the end of a source: where it was said, and that somebody would not be named. It is no part of who it is. */
  readonly unnamed: RegExp;
  /** A verb that reports, anywhere: what stands behind it is another's. */
  readonly says: RegExp;
  /** At the end of a source: who passes it on – `cited by the Post`, group `by`. */
  readonly passedOn: RegExp;
  /** What opens more of the same speaker's behind a report: `before adding that`. */
  readonly goesOn: RegExp;
  /** Before a hearer's name: `to`. */
  readonly to: RegExp;
  /** Where in what is told another begins to speak: ", while his neighbour says that". */
  readonly turn: RegExp;
  /** Whether the report says that it was not said, or only asks or supposes it. */
  polarity(report: ReportWords): Mark | null;
}

/** A form of reporting, and what a sentence without which it cannot stand in: that is looked for first, for it costs less. */
export interface Form {
  readonly pattern: RegExp;
  readonly needs?: RegExp;
}

/** The words of one report: before the source and the cue, itself, and behind. */
export interface ReportWords {
  readonly before: string;
  readonly cue: string;
  readonly source: string;
  readonly content: string;
  /** The sentence with its quotations blotted out. */
  readonly sentence: string;
}

export interface Mark {
  readonly polarity: Polarity;
  /** As written. */
  readonly words: string;
  /** Whether nobody is its source. */
  readonly nobody: boolean;
}

export interface Person {
  readonly pronoun: boolean;
  readonly gender: 'm' | 'f' | null;
  readonly plural: boolean | null;
  /** Set where it is said and not by whom: "on raconte". */
  readonly unknown?: true;
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
  for (const [first, end] of sentencesOf(blotted)) {
    const opening = first === 0 || text[first - 1] === '\n' ? dateline(blotted, first, end) : 0;
    const start = first + opening;
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
        { ...tongue, forms: [{ pattern: tongue.inside }] },
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

/** `Alep, le 12 décembre 2016 — `, `دمشق (وكالات) - `: where and when it was written, before the first sentence. */
const DATELINE =
  /^\p{L}[\p{L}\p{M} '’.-]{1,40}(?:[,،]?\s?[^—–\n.:]{0,30}\d{4}|\s?\([^)\n]{2,20}\))\s*[—–-]\s+/u;

/** Its length; 0 where there is none. A look for the dash spares most. */
function dateline(blotted: string, start: number, end: number): number {
  const head = blotted.slice(start, Math.min(end, start + LONGEST_DATELINE));
  return /\s?[—–-]\s/.test(head) ? (DATELINE.exec(head)?.[0].length ?? 0) : 0;
}
const LONGEST_DATELINE = 120;

/** A sentence longer than this is none; looking for forms in it would take long. */
const LONGEST = 1500;
/** How deep reports stand in reports. */
const DEEPEST = 3;
/** How many speak one after the other in a sentence. */
const MOST_SPEAKERS = 6;

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
    if (form.needs?.test(sentence.text) === false) continue;
    const match = form.pattern.exec(sentence.text);
    const places = match?.indices?.groups;
    if (match === null || places === undefined) continue;
    const place = (name: string): Span | null => {
      const at = places[name];
      if (at === undefined) return null;
      const [from, to] = [start + sentence.back(at[0]), start + sentence.back(at[1])];
      return trimmed(blotted, from, to, ',،;:؛ ');
    };
    const marks = place('cue');
    if (marks === null) continue;
    // A colon behind a name is no word.
    const cue = marks[1] > marks[0] ? marks : null;
    const saying = cue === null ? '' : text.slice(...cue);
    const whole = place('content');
    if (whole === null || whole[1] <= whole[0]) continue;
    const turned = blotted.slice(...whole).search(tongue.turn);
    const main: Span = turned < 4 ? whole : [whole[0], whole[0] + turned];
    const more = place('more');
    const between = (piece: Span): string =>
      blotted.slice(Math.max(main[1], marks[1], place('source')?.[1] ?? 0), piece[0]);
    const content = [main];
    if (more !== null && more[1] > more[0] && !tongue.says.test(between(more))) content.push(more);
    const full = place('source');
    const bare = full === null ? null : withoutUnnamed(text, full, tongue);
    const passed = bare === null ? null : tongue.passedOn.exec(text.slice(...bare));
    const by = passed?.indices?.groups?.['by'];
    const source: Span | null =
      bare === null || passed === null
        ? bare
        : trimmed(text, bare[0], bare[0] + passed.index, ',، ');
    const words = source === null ? '' : text.slice(...source);
    const person = tongue.person(words, saying);
    if (person === null) continue;
    const mark = tongue.polarity({
      before: text.slice(start, Math.min(marks[0], source?.[0] ?? marks[0])),
      cue: saying,
      source: words,
      content: text.slice(...main),
      sentence: blotted.slice(start, end),
    });
    if (mark?.polarity === 'supposed') content.splice(0, 1, conditionIn(blotted, main));
    const named = (given: Span | null): Speaker[] => {
      const one = given === null ? null : withoutUnnamed(text, given, tongue);
      if (one === null || one[1] <= one[0]) return [];
      const as = text.slice(...one);
      const who = tongue.person(as, saying);
      return [
        {
          text: as,
          span: one,
          resolved: who?.pronoun === true ? (lastFitting(who, known) ?? as) : as,
        },
      ];
    };
    const told = chainOf(text, source, person, tongue, known).map((one) => ({
      ...one,
      resolved: person.pronoun ? one.resolved : tongue.nameOf(one.resolved, saying),
    }));
    const hearer = place('hearer');
    const relays = place('relay') !== null && hearer !== null;
    const through =
      place('through') ??
      place('passed') ??
      (bare !== null && by !== undefined
        ? trimmed(text, bare[0] + by[0], bare[0] + by[1], ',، ')
        : relays
          ? afterTo(text, hearer, tongue)
          : null);
    const chain =
      mark?.nobody === true
        ? []
        : person.unknown === true
          ? named(through)
          : [
              ...named(through),
              ...told,
              ...named(place('via') ?? place('cited')),
              ...behindIn(text, place('tail'), tongue, known),
            ];
    const speakers = [...above, ...chain];
    const last = told[0];
    if (last !== undefined && !person.pronoun && mark?.nobody !== true)
      known.push({ ...person, name: last.resolved });
    const ordered = content.sort((a, b) => a[0] - b[0]);
    const own =
      mark?.nobody === true || person.unknown === true ? source : (told[0]?.span ?? source);
    const why =
      cue === null
        ? 'a colon between a name and what was said'
        : `"${saying}" reports what was said`;
    found.push(finish(text, tongue, own, cue, ordered, speakers, hearer, why, mark));
    if (depth < DEEPEST) {
      for (const [from, to] of ordered)
        reportsIn(text, blotted, from, to, tongue, known, speakers, found, depth + 1);
    }
    const behind = Math.max(marks[1], full?.[1] ?? 0, ...content.map(([, to]) => to));
    const [next] = trimmed(blotted, Math.min(behind, end), end, ',،;؛.');
    if (
      end - next > 8 &&
      (turned >= 4 ||
        tongue.goesOn.test(blotted.slice(next, end)) ||
        blotted.slice(next, end).includes(QUOTED)) &&
      depth < MOST_SPEAKERS
    )
      reportsIn(text, blotted, next, end, tongue, known, above, found, depth + 1);
    return;
  }
}

/** A source without "who would not be named". */
function withoutUnnamed(text: string, span: Span, tongue: Tongue): Span {
  const at = text.slice(...span).search(tongue.unnamed);
  return at < 2 ? span : trimmed(text, span[0], span[0] + at, ',، ');
}

/** A hearer without the preposition. */
function afterTo(text: string, span: Span, tongue: Tongue): Span {
  const to = tongue.to.exec(text.slice(...span))?.[0].length ?? 0;
  return trimmed(text, span[0] + to, span[1], ',، ');
}

/** Those from whom the source had it, in a clause behind it: `, who has it from his brother-in-law`. */
function behindIn(
  text: string,
  tail: Span | null,
  tongue: Tongue,
  known: readonly Known[],
): Speaker[] {
  if (tail === null) return [];
  const from = tongue.behind.exec(text.slice(...tail))?.indices?.groups?.['from'];
  if (from === undefined) return [];
  const span = trimmed(text, tail[0] + from[0], tail[0] + from[1], ',،;:. ');
  return chainOf(text, span, { pronoun: false, gender: null, plural: null }, tongue, known);
}

/** What is told ends where the condition does: "if he says the road is safe, do not …". */
function conditionIn(blotted: string, [from, to]: Span): Span {
  const comma = blotted.slice(from, to).search(/[,،]/);
  return comma < 4 ? [from, to] : [from, from + comma];
}

/** From the one who told to the one behind: `a neighbour` ← `a guard`. */
function chainOf(
  text: string,
  source: Span | null,
  person: Person,
  tongue: Tongue,
  known: readonly Known[],
): Speaker[] {
  if (person.unknown === true) return [];
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
  mark: Mark | null = null,
): Attribution {
  const words = content.map(([from, to]) => text.slice(from, to)).join(' ');
  const around = `${cue === null ? '' : text.slice(...cue)} ${words}`;
  return {
    source,
    cue,
    content,
    speakers,
    hearer,
    basis: mark === null ? tongue.basis(words) : 'unknown',
    certainty: [
      ...(mark === null ? [] : [mark.words]),
      ...[...around.matchAll(tongue.certainty)].map(([word]) => word),
    ],
    ...(mark === null ? {} : { polarity: mark.polarity }),
    language: tongue.code,
    why: mark === null ? why : `${why}; ${MEANS[mark.polarity](mark.words)}`,
  };
}

const MEANS: Readonly<Record<Polarity, (words: string) => string>> = {
  denied: (words) => `“${words}” says that it was not said`,
  asked: (words) => `“${words}” asks, and states nothing`,
  supposed: (words) => `“${words}” only supposes that it was said`,
};
