import type { Attribution } from '../attribution.ts';
import type { Span, Speaker } from '../../suggest/suggestion.ts';
import { basisOf, certaintyIn } from './certainty.ts';
import { nounPhrase, parents, passedOn, toldOf, witnessed } from './chain.ts';
import type { Columns } from './columns.ts';
import type { Found, Range } from './find.ts';
import { toldOn } from './mend.ts';
import { ordered } from './ordered.ts';
import { polarityOf, withinCondition, type Marked } from './polarity.ts';
import { before, citedBy, relays, toldInTurn } from './relayed.ts';
import { Speakers } from './speakers.ts';
import { saidInside } from './said-inside.ts';
import { restOfSpeech } from './speech.ts';

interface Step extends Found {
  /** Whether quotation marks alone made it one, and whose speech it goes on from. */
  readonly goesOn: Step | null;
  readonly rule: 'cue' | 'passed on' | 'goes on';
}

/** What was found in a text, with its speakers, chains, basis and words of certainty. */
export function finish(c: Columns, found: readonly Found[]): Attribution[] {
  const steps = withMore(c, found);
  const parent = parents(steps);
  const speakers = new Speakers(c);
  const own = new Map<number, Speaker | null>();
  const linked = new Map<number, readonly Speaker[]>();
  // Mentions are read in the order of the text; a speaker named behind the words is known only there,
  // so each is resolved when its source is reached.
  const order = [...steps.keys()].toSorted(
    (a, b) => sourceAt(steps[a]) - sourceAt(steps[b]) || a - b,
  );
  const stands = (range: Range): Speaker => {
    return { ...plain(c, range), resolved: speakers.resolve(range[0], range[1], null) };
  };
  const nameOf = (i: number): Speaker | null => {
    const known = own.get(i);
    if (known !== undefined) return known;
    own.set(i, null);
    const step = steps[i];
    if (step === undefined) return null;
    let speaker: Speaker | null = null;
    if (step.goesOn !== null) {
      const from = steps.indexOf(step.goesOn);
      const before = from < 0 ? null : nameOf(from);
      speaker =
        before === null ? null : { text: before.resolved, span: null, resolved: before.resolved };
    } else if (step.links !== undefined) {
      const links = step.links.map((range) => stands(range));
      linked.set(i, links);
      speaker = links.at(-1) ?? null;
    } else if (step.source !== null) {
      const over = parent[i] ?? -1;
      const within = over >= 0 ? (nameOf(over)?.resolved ?? null) : null;
      const source = citedBy(c, step.source)?.who ?? step.source;
      const span = spanOf(c, source);
      speaker = {
        text: c.t.text.slice(span[0], span[1]),
        span,
        resolved: speakers.resolve(source[0], source[1], within),
      };
    }
    own.set(i, speaker);
    return speaker;
  };
  for (const i of order) nameOf(i);

  return steps
    .map((step, i): Attribution => {
      const chain: Speaker[] = [];
      const seen = new Set<number>();
      const marked = step.rule === 'goes on' ? null : polarityOf(c, step);
      const add = (speaker: Speaker | null): void => {
        if (speaker !== null && !isSame(chain[0], speaker)) chain.unshift(speaker);
      };
      for (let k = i; k >= 0 && !seen.has(k); k = parent[k] ?? -1) {
        seen.add(k);
        const over = steps[k];
        // Nobody said it: no speaker.
        if (over?.links !== undefined) {
          for (const speaker of linked.get(k)?.toReversed() ?? [])
            if (!(k === i && marked?.nobody === true)) add(speaker);
          continue;
        }
        if (!(k === i && marked?.nobody === true)) add(own.get(k) ?? null);
        if (over === undefined || over.rule !== 'cue') continue;
        // Whoever told it on stands before who told them, whoever told them behind.
        for (const range of relays(c, over).toReversed()) add(plain(c, range));
        if (k === i) for (const range of before(c, over)) chain.push(plain(c, range));
      }
      const told = step.links === undefined ? furtherSources(c, step) : [];
      const [further = null] = told;
      if (further !== null) {
        const via =
          step.source !== null && further[0] === step.source[0] ? hearerBefore(c, step) : null;
        const speaker = plain(c, further);
        const last = chain.at(-1);
        if (last?.span?.[0] !== speaker.span?.[0]) {
          if (step.source === null) {
            const hearer = hearerBefore(c, step);
            if (hearer !== null) {
              const who = stands(hearer);
              if (!isSame(last, who)) chain.push(who);
            }
          }
          chain.push(speaker);
        } else if (via !== null) {
          const who = stands(via);
          if (!isSame(chain.at(-2), who)) chain.splice(-1, 0, who);
        }
        // "We were told by": the writer is no link.
        const at = chain.length - 2;
        if (/^(?:I|we)$/iu.test(chain[at]?.text ?? '') && (c.q.of[step.cue[0]] ?? -1) < 0)
          chain.splice(at, 1);
        for (const range of told.slice(1)) chain.push(plain(c, range));
      }
      const content = step.content.map((piece) => spanOf(c, piece));
      const cue = step.rule === 'goes on' ? null : spanOf(c, step.cue);
      const text = content.map(([a, b]) => c.t.text.slice(a, b)).join(' ');
      const source = step.source === null ? null : spanOf(c, step.source);
      const words = (span: Span | null): string | null =>
        span === null ? null : c.t.text.slice(span[0], span[1]);
      return {
        source,
        cue,
        content,
        speakers: chain,
        hearer: hearerOf(c, step),
        basis:
          marked !== null
            ? 'unknown'
            : further !== null
              ? 'heard'
              : basisOf(words(source), words(cue), text),
        certainty: [
          ...(marked === null ? [] : [c.t.text.slice(...spanOf(c, marked.words))]),
          ...(cue === null ? [] : certaintyIn(c.t.text, cue[0], cue[1])),
          ...content.flatMap(([a, b]) => certaintyIn(c.t.text, a, b)),
        ],
        ...(marked === null ? {} : { polarity: marked.polarity }),
        language: 'en',
        why: `${whyOf(c, step, chain, words(cue))}${marked === null ? '' : markOf(c, marked)}`,
      };
    })
    .toSorted((a, b) => firstOf(a) - firstOf(b));
}

/** A pronoun that stands for the one above, or the one above again. */
function isSame(over: Speaker | undefined, one: Speaker): boolean {
  return over?.resolved.toLowerCase() === one.resolved.toLowerCase();
}

function markOf(c: Columns, { polarity, words }: Marked): string {
  const said = c.t.text.slice(...spanOf(c, words));
  return polarity === 'denied'
    ? `; “${said}” says that it was not said`
    : polarity === 'asked'
      ? `; “${said}” asks, and states nothing`
      : `; “${said}” only supposes that it was said`;
}

function firstOf({ source, cue, content }: Attribution): number {
  return Math.min(content[0]?.[0] ?? 0, source?.[0] ?? Infinity, cue?.[0] ?? Infinity);
}

function sourceAt(step: Step | undefined): number {
  return step?.source?.[0] ?? step?.cue[0] ?? 0;
}

/** Messages passed on inside a report, and speech that goes on without a cue of its own. */
function withMore(c: Columns, found: readonly Found[]): Step[] {
  const steps: Step[] = found.map((one) => ({
    ...withinCondition(c, one),
    goesOn: null,
    rule: 'cue',
  }));
  const inside = (one: Found, among: readonly Found[]): boolean =>
    among.some((other) => other.cue[0] < one.cue[1] && one.cue[0] < other.cue[1]);
  for (const one of found) {
    for (const piece of one.content) {
      const more = passedOn(c, piece);
      if (more === null || inside(more, steps)) continue;
      const same = steps.some(({ content }) =>
        content.some(([a, b]) =>
          more.content.some(
            ([x, y]) => a <= x && y <= b && y - x > 0.5 * (b - a) && a !== piece[0],
          ),
        ),
      );
      if (!same) steps.push({ ...more, goesOn: null, rule: 'passed on' });
    }
  }
  // "quoting a medic" names who is quoted, not what.
  for (let i = steps.length - 1; i >= 0; i--) {
    const { cue, content } = steps[i] ?? { cue: [0, 0], content: [] };
    const words = content.reduce((n, [a, b]) => n + b - a, 0);
    if (/^(?:quoting|citing)$/u.test(c.t.lower[cue[0]] ?? '') && words <= 3) steps.splice(i, 1);
  }
  for (const one of found) {
    if (!/^(?:say|tell)(?:\+|$)/u.test(cueGroup(c, one))) continue;
    for (const piece of one.content)
      for (const more of [
        witnessed(c, piece),
        toldOf(c, piece),
        ordered(c, piece),
        saidInside(c, piece),
      ])
        if (more !== null && !inside(more, steps))
          steps.push({ ...toldOn(c, more), goesOn: null, rule: 'cue' });
  }
  for (const { range, after } of restOfSpeech(c, found)) {
    const goesOn =
      after === null ? null : (steps.find(({ cue }) => cue[0] === after.cue[0]) ?? null);
    steps.push({
      cue: [range[0], range[0]],
      source: null,
      content: [range],
      goesOn,
      rule: 'goes on',
    });
  }
  return steps;
}

function cueGroup(c: Columns, { cue }: Found): string {
  for (let i = cue[0]; i < cue[1]; i++) if (c.groupName[i] !== '') return c.groupName[i] ?? '';
  return '';
}

function spanOf({ t }: Columns, [from, to]: Range): Span {
  return [t.start[from] ?? 0, t.end[to - 1] ?? 0];
}

function plain(c: Columns, range: Range): Speaker {
  const span = spanOf(c, range);
  const text = c.t.text.slice(span[0], span[1]);
  return { text, span, resolved: text };
}

/** Who was told: the noun phrase before a passive cue ("the driver was told by …"), never the writer. */
function hearerBefore(c: Columns, step: Step): Range | null {
  let k = step.cue[0] - 1;
  while (k >= 0 && /^(?:HAVE|ADV|MOD|BE)$/.test(c.tagName[k] ?? '')) k--;
  // "Neighbours I spoke to were told": who is told stands before the clause.
  for (let j = k - 1; j > k - 4 && j > 0; j--)
    if (/^(?:i|we|he|she|they)$/.test(c.t.lower[j] ?? '') && (c.chunk[j - 1] ?? -1) >= 0) {
      k = j - 1;
      break;
    }
  const chunk = c.chunk[k] ?? -1;
  if (chunk < 0 || c.t.sentence[k] !== c.t.sentence[step.cue[0]]) return null;
  const range: Range = [c.chunkStart[chunk] ?? k, k + 1];
  return /^(?:i|we|it|there)$/.test(c.t.lower[range[0]] ?? '') ? null : range;
}

/** The further sources in the words about the source, in the cue or right behind it, each having told the one before. */
function furtherSources(c: Columns, step: Step): Range[] {
  if (step.rule !== 'cue') return [];
  if (step.source !== null) {
    const inside = toldInTurn(c, step.source[0], step.source[1]);
    if (inside.length > 0) return inside;
    // "A reporter, quoting a medic, said": between the source and the cue.
    const gap = step.cue[0] - step.source[1];
    if (gap > 1 && gap < 14 && c.t.word[step.source[1]] === ',') {
      const between = toldInTurn(c, step.source[1], step.cue[0]);
      if (between.length > 0) return between;
    }
  }
  const first = step.content.find(([from]) => from >= step.cue[1]);
  const limit = Math.min(first?.[0] ?? step.cue[1] + 6, step.cue[1] + 30);
  return toldInTurn(c, step.cue[0], Math.max(limit, step.cue[1]));
}

/** "told investigators": the noun phrase between a cue of telling and what was told. */
function hearerOf(c: Columns, step: Step): Span | null {
  if (step.rule !== 'cue') return null;
  let tells = false;
  for (let i = step.cue[0]; i < step.cue[1]; i++)
    if (
      /^(?:tell|inform|notify|warn|assure|remind|advise|brief|promise|convince|persuade|ask)$/.test(
        c.lemmaText[i] ?? '',
      )
    )
      tells = true;
  if (!tells) return null;
  const phrase = nounPhrase(c, step.cue[1]);
  if (phrase === null) return null;
  if (step.source !== null && step.source[0] < phrase[1] && phrase[0] < step.source[1]) return null;
  if (step.content.some(([a, b]) => a < phrase[1] && phrase[0] < b)) return null;
  return spanOf(c, phrase);
}

function whyOf(c: Columns, step: Step, chain: readonly Speaker[], cue: string | null): string {
  const last = chain.at(-1);
  const who = last === undefined ? 'nobody is named' : `“${last.text}”`;
  const stands =
    last !== undefined && last.resolved !== last.text ? `, read as ${last.resolved}` : '';
  const [first] = step.content;
  const quoted = first !== undefined && (c.q.of[first[0]] ?? -1) >= 0 && c.t.word[first[0]] === '"';
  if (step.rule === 'goes on') {
    return last === undefined
      ? 'words in quotation marks; nothing near says whose'
      : `words in quotation marks that go on after what ${last.resolved} said`;
  }
  const how =
    step.rule === 'passed on'
      ? `“${cue ?? ''}” passes a message on: ${who}${stands}`
      : `“${cue ?? ''}” reports what follows or precedes: ${who}${stands}`;
  const through =
    chain.length > 1
      ? `; told by way of ${chain
          .slice(0, -1)
          .map((one) => one.resolved)
          .join(', then ')}`
      : '';
  return `${how}${through}${quoted ? '; in quotation marks' : ''}`;
}
