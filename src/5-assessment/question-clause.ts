/**
 * A question turned into the clause that answers it: "Were detainees held in the silo?" and "yes"
 * become "detainees were held in the silo".
 *
 * This is done for a few plain English shapes only, by the position of the verb. When the shape is
 * not recognised – another language, a longer construction – the answer is null and the caller
 * quotes the question as it was asked, which is always right if less pretty. A wrong clause would be
 * a wrong finding, so doubtful shapes are left alone.
 */
import { oneLine } from './words.ts';

const BE = /^(was|were|is|are)$/i;
const DETERMINER =
  /^(the|a|an|any|some|no|all|both|his|her|their|its|these|those|two|three|four|five|several|many|more|\d+)$/i;
const PARTICIPLE =
  /^(?:\p{L}{2,}ed|held|hit|shot|taken|brought|seen|told|made|sent|kept|left|built|burnt|cut|put|lost|found|paid|sold|struck|caught|fed|led|met|set|shut|torn|worn|written|hidden|beaten|buried|given|thrown|broken|driven|stolen|spent|bought|taught|hung|dug|laid|born|\p{L}{2,}ing)$/iu;
const NOT_PARTICIPLE =
  /^(building|morning|evening|meeting|king|crossing|red|bed|hundred|need|seed|shed|feed|ed|bombing|killing|shelling|shooting|wedding|clothing|ceiling|spring|ring|thing|something|anything|nothing|during|landing|training|wing|wounded|injured|armed|displaced|detained|united)$/i;
const PREPOSITION =
  /^(in|on|at|under|inside|outside|near|behind|between|among|with|without|by|from|of|to|there|here|open|closed|present|empty|full|alive|dead|still|already|ever|not|behind|above|below)$/i;

/** Base form → past, of verbs that questions in such cases are asked with. */
const VERBS: Readonly<Record<string, string>> = {
  arrive: 'arrived',
  attack: 'attacked',
  begin: 'began',
  bring: 'brought',
  buy: 'bought',
  carry: 'carried',
  command: 'commanded',
  cross: 'crossed',
  die: 'died',
  enter: 'entered',
  escape: 'escaped',
  fall: 'fell',
  fire: 'fired',
  flee: 'fled',
  give: 'gave',
  happen: 'happened',
  hit: 'hit',
  hold: 'held',
  join: 'joined',
  kill: 'killed',
  know: 'knew',
  land: 'landed',
  leave: 'left',
  meet: 'met',
  move: 'moved',
  order: 'ordered',
  pass: 'passed',
  pay: 'paid',
  reach: 'reached',
  receive: 'received',
  return: 'returned',
  rise: 'rose',
  see: 'saw',
  sell: 'sold',
  send: 'sent',
  shoot: 'shot',
  speak: 'spoke',
  start: 'started',
  stop: 'stopped',
  strike: 'struck',
  take: 'took',
  tell: 'told',
  turn: 'turned',
  use: 'used',
  warn: 'warned',
  work: 'worked',
};

/** The clause of a yes/no question answered with yes or no; null when the shape is not plain. */
export function yesNoClause(question: string, answer: 'yes' | 'no'): string | null {
  const words = plain(question);
  if (words === null) return null;
  const [aux = '', ...rest] = words;
  if (/^any/i.test(rest[0] ?? '')) return null; // "anyone was killed" is not what anyone says
  const verb = aux.toLowerCase();
  if (BE.test(aux)) {
    const at = predicateAt(rest);
    if (at === null) return null;
    return join(rest.slice(0, at), answer === 'yes' ? [verb] : [verb, 'not'], rest.slice(at));
  }
  if (verb === 'did') {
    const at = rest.findIndex(
      (word, i) => i > 0 && word.toLowerCase() in VERBS && !DETERMINER.test(rest[i - 1] ?? ''),
    );
    const base = rest[at];
    if (at < 1 || base === undefined) return null;
    const said = answer === 'yes' ? [VERBS[base.toLowerCase()] ?? base] : ['did', 'not', base];
    return join(rest.slice(0, at), said, rest.slice(at + 1));
  }
  return null;
}

/** The clause of a who/where/how-many question with the answer put in; null when not plain. */
export function openClause(question: string, answer: string): string | null {
  const words = plain(question);
  if (words === null) return null;
  const [first = '', second = '', ...rest] = words;
  const start = first.toLowerCase();
  if (start === 'who' && /^\p{Ll}{3,}s$/u.test(second) && !/^(is|was|has|does)$/.test(second)) {
    return join([answer], [second], rest);
  }
  if (start === 'where' && BE.test(second)) {
    const at = rest.findIndex((word, i) => i > 0 && isParticiple(word, rest[i - 1] ?? ''));
    const subject = at < 0 ? rest : rest.slice(0, at);
    const tail = at < 0 ? [] : rest.slice(at);
    return join(subject, [second.toLowerCase()], [...tail, 'at', answer]);
  }
  if (start === 'how' && second.toLowerCase() === 'many') {
    const at = rest.findIndex((word) => BE.test(word));
    if (at < 0 || at > 3) return null;
    const noun = rest.slice(0, at);
    // "13 people" and "How many people were …" must not become "13 people people".
    const count = noun.length === 0 ? answer : answer.replace(/\s\p{L}.*$/u, '');
    return join([count], noun, rest.slice(at));
  }
  return null;
}

function plain(question: string): readonly string[] | null {
  const text = oneLine(question, 400);
  // One sentence in Latin letters that ends as a question does.
  if (!/^[\p{Script=Latin}\p{N}\p{P}\p{M}\p{Zs}]+\?$/u.test(text)) return null;
  const body = text.slice(0, -1).trim();
  if (/[.!?;:]\s/u.test(body)) return null;
  const words = body.split(' ');
  return words.length >= 3 ? words : null;
}

/** Where the predicate of "Were [the detainees] [held in the silo]" begins; null when unclear. */
function predicateAt(rest: readonly string[]): number | null {
  const participle = rest.findIndex((word, i) => i > 0 && isParticiple(word, rest[i - 1] ?? ''));
  if (participle > 0) return participle;
  const preposition = rest.findIndex((word, i) => i > 0 && PREPOSITION.test(bare(word)));
  return preposition > 0 ? preposition : null;
}

function isParticiple(word: string, before: string): boolean {
  const b = bare(word);
  return PARTICIPLE.test(b) && !NOT_PARTICIPLE.test(b) && !DETERMINER.test(before);
}

function bare(word: string): string {
  return word.replace(/^[\p{P}]+|[\p{P}]+$/gu, '');
}

function join(...parts: readonly (readonly string[])[]): string {
  return parts.flat().join(' ');
}
