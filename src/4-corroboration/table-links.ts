/**
 * The dependence behind a table, for `--links`: what was declared, and what was inferred (`copying/`).
 *
 * Declared steps are certain. Of two sources that are dependent without anybody having said so, the
 * line gives the probability that they are, the direction, and the reasons with their weight. At the
 * level of claims each claim is listed with the one it was most probably taken from.
 */
import { at } from './channel.ts';
import type { Declared } from './declared.ts';
import type { CopyPair, Copying } from './copying/copying.ts';
import type { TableChoices } from './table-choices.ts';
import type { ClaimTable } from './table/claim-table.ts';
import type { Voices } from './voices.ts';

export interface TableLink {
  readonly level: 'source' | 'claim';
  readonly child: string;
  readonly parent: string;
  /** Empty at source level. */
  readonly question: string;
  /** Probability that the two are dependent. */
  readonly probability: number;
  /** Probability that it runs child ← parent, given that they are dependent. */
  readonly direction: number;
  /** Weight of all reasons together; infinite for what was declared. */
  readonly decibans: number;
  readonly reasons: string;
}

/** Probability below which a suggestion is not worth a line. */
const LEAST = 0.01;

/** Steps that the table states itself: pairs of sources first, then claim by claim. */
export function* declaredLinks(table: ClaimTable, { parent }: Declared): Generator<TableLink> {
  const { sources, questions, source, from, question } = table;
  const certain = { probability: 1, direction: 1, decibans: Infinity, reasons: 'declared' };
  const pairs = new Set<string>();
  for (let i = 0; i < table.claims; i++) {
    if (at(from, i) < 0) continue;
    const key = `${at(source, i)} ${at(from, i)}`;
    if (pairs.has(key)) continue;
    pairs.add(key);
    yield {
      level: 'source',
      child: sources.at(at(source, i)),
      parent: sources.at(at(from, i)),
      question: '',
      ...certain,
    };
  }
  for (let i = 0; i < table.claims; i++) {
    if (at(from, i) < 0) continue;
    yield {
      level: 'claim',
      child: sources.at(at(source, i)),
      parent: sources.at(at(from, i)),
      question: questions.at(at(question, i)),
      ...certain,
      reasons: at(parent, i) < 0 ? 'declared; the parent did not speak on it' : 'declared',
    };
  }
}

/**
 * The probability that goes with a link: that the two are dependent without anybody between them whom we
 * hear. Evidence is summed over claims as if each were a case of its own, which with thousands of them
 * gives certainties that no model of people deserves; so a link with evidence of g nats is given no more
 * than 1 − 1/(2 + g), and one that was found by searching among many no more than .99 of that.
 */
function shownProbability({
  direct,
  decibans,
  kind,
  probability,
  rate,
  contested,
}: CopyPair): number {
  const nats = Math.max(0, (decibans * Math.LN10) / 10);
  const most = 1 - 1 / (2 + nats);
  // Of two feeds that are one, the more often that was put to the test the surer.
  if (kind === 'mirror') return 0.99 + (0.01 * (rate * contested + 1)) / (contested + 2);
  const found = Math.max(
    direct,
    probability * (kind === 'common-unseen-source' ? LIKELY : RELATED),
  );
  return 0.99 * Math.min(found, most);
}

/** Two with a common source nobody heard are dependent, though neither has it from the other. */
const LIKELY = 0.5;
/** Two whose agreement others in the table explain may still be directly dependent. */
const RELATED = 0.3;

/** What was inferred: pairs of sources, the surest first, then claims. */
export function* inferredLinks(
  table: ClaimTable,
  voices: Voices,
  kind: TableChoices,
  copying: Copying,
): Generator<TableLink> {
  const name = (voice: number): string => {
    const source = at(voices.source, voice);
    return source < 0 ? 'not traced' : table.sources.at(source);
  };
  const { pairs, parentClaim, parentProbability } = copying;
  const listed = pairs.map((pair) => ({ ...pair, shown: shownProbability(pair) }));
  for (const pair of listed.sort((a, b) => b.shown - a.shown)) {
    if (pair.shown < LEAST) continue;
    const why = pair.reasons.map(({ what, decibans }) => `${what} (${decibans.toFixed(1)} dB)`);
    const sum = pair.reasons.reduce((total, { decibans }) => total + decibans, 0);
    yield {
      level: 'source',
      child: name(pair.child),
      parent: name(pair.parent),
      question: '',
      probability: pair.shown,
      direction: pair.direction,
      // The reasons add up to it; without any, what the pair's agreement beyond chance says.
      decibans: why.length > 0 ? sum : pair.decibans,
      reasons: [
        ...(pair.kind === 'common-unseen-source' ? ['both from a source not in the table'] : []),
        ...(pair.kind === 'related'
          ? ['they agree beyond chance, which others in the table explain']
          : []),
        ...why,
      ].join('; '),
    };
  }
  const { source, questions, start } = kind.choices;
  for (let n = 0; n < questions; n++) {
    for (let i = at(start, n); i < at(start, n + 1); i++) {
      const up = at(parentClaim, i);
      const probability = at(parentProbability, i);
      if (up < 0 || probability < LEAST) continue;
      const p = Math.min(1 - 1e-12, probability);
      yield {
        level: 'claim',
        child: name(at(source, i)),
        parent: name(at(source, up)),
        question: table.questions.at(at(kind.question, n)),
        probability,
        direction: 1,
        decibans: 10 * Math.log10(p / (1 - p)),
        reasons: 'what the two sources share elsewhere, and this value',
      };
    }
  }
}
