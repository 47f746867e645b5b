/**
 * The dependence behind a table, for `--links`: what was declared, and what shared rare errors suggest.
 *
 * Declared steps are certain. For the rest, sources that share rare values (`shared-values.ts`) are
 * listed with the probability that follows from their evidence and the prior of `dependence.ts`; on
 * which questions it shows follows at claim level. Who had it from whom is read from the times where
 * the table has them, as the share of those questions on which one came later. The posterior does not
 * use these suggestions: two sources of a table are correlated already (ρ).
 */
import type { Decibans } from '#terms/quantities.ts';
import { dependenceProbability } from '#lineage/dependence.ts';
import { sharedValues } from '#lineage/shared-values.ts';
import { at } from './channel.ts';
import type { ClaimTable } from './table.ts';

export interface TableLink {
  readonly level: 'source' | 'claim';
  readonly child: string;
  readonly parent: string;
  /** Empty at source level. */
  readonly question: string;
  readonly probability: number;
  /** Probability that it runs child ← parent, given that they are dependent. */
  readonly direction: number;
  readonly decibans: number;
  readonly reasons: string;
}

/** Probability below which a suggestion is not worth a line. */
const LEAST = 0.05;

export function tableLinks(table: ClaimTable): readonly TableLink[] {
  return [...declared(table), ...suggested(table)];
}

function declared(table: ClaimTable): readonly TableLink[] {
  const { sources, questions, source, from, question } = table;
  const pairs = new Map<string, TableLink>();
  const claims: TableLink[] = [];
  for (let i = 0; i < table.claims; i++) {
    if (at(from, i) < 0) continue;
    const child = sources[at(source, i)] as string;
    const parent = sources[at(from, i)] as string;
    const link = {
      child,
      parent,
      probability: 1,
      direction: 1,
      decibans: Infinity,
      reasons: 'declared',
    };
    pairs.set(JSON.stringify([child, parent]), { ...link, level: 'source', question: '' });
    claims.push({ ...link, level: 'claim', question: questions[at(question, i)] as string });
  }
  return [...pairs.values(), ...claims];
}

function suggested(table: ClaimTable): readonly TableLink[] {
  const { sources, questions, question, time } = table;
  const links: TableLink[] = [];
  for (const { a, b, decibans, rare } of sharedValues(table)) {
    const probability = dependenceProbability(decibans as Decibans);
    if (probability < LEAST) continue;
    let later = 0;
    let dated = 0;
    for (const [i, j] of rare) {
      if (at(time, i) < 0 || at(time, j) < 0 || at(time, i) === at(time, j)) continue;
      dated += 1;
      if (at(time, i) > at(time, j)) later += 1;
    }
    // a ← b with the share of questions on which a came later, from one case of doubt either way.
    const aFromB = (later + 1) / (dated + 2);
    const [child, parent, direction] = aFromB >= 0.5 ? [a, b, aFromB] : [b, a, 1 - aFromB];
    const link = {
      child: sources[child] as string,
      parent: sources[parent] as string,
      probability,
      direction,
      decibans,
      reasons: `${rare.length} shared rare value${rare.length === 1 ? '' : 's'}`,
    };
    links.push({ ...link, level: 'source', question: '' });
    for (const [i] of rare) {
      links.push({
        ...link,
        level: 'claim',
        question: questions[at(question, i)] as string,
        reasons: 'shared rare value',
      });
    }
  }
  return links;
}
