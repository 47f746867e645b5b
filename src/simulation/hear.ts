/**
 * From what is told to what we hear: the reports of visible sources, with what they say of their
 * lineage and, beside it, what is true.
 *
 * A report states its lineage with chance `declared`. A witness then says it saw; an inventor says so
 * too. A relay says from whom it has it – with chance `forget` it presents it as seen, and with
 * chance `gap` it leaves the last hop out and names the one before, or nobody.
 */
import type { Answers } from './answers.ts';
import type { Chance } from './chance.ts';
import type { Parameters } from './parameters.ts';
import type { SimulatedClaim, StatedBasis } from './question.ts';
import type { Root, Telling } from './tell-question.ts';
import type { World } from './world.ts';

const NO_CHAIN: readonly number[] = [];
const NO_ORIGINS: readonly string[] = [];

export function hear(
  p: Parameters,
  world: World,
  answers: Answers,
  chance: Chance,
  tellings: readonly Telling[],
): SimulatedClaim[] {
  return tellings
    .filter(({ source }) => world.sources[source]?.visible === true)
    .sort((a, b) => a.time - b.time)
    .map((telling) => {
      const { from, basis } = state(p, chance, telling);
      return {
        source: telling.source,
        value: answers.text(telling.answer),
        time: chance.happens(p.timed) ? telling.time : NaN,
        from,
        basis,
        lineage: {
          kind: telling.kind,
          chain: chainOf(telling),
          hops: telling.hops,
          garbles: telling.garbles,
          root: rootName(telling.root),
          origins: originsOf(answers, telling),
        },
      };
    });
}

function state(
  p: Parameters,
  chance: Chance,
  telling: Telling,
): { readonly from: number; readonly basis: StatedBasis } {
  if (!chance.happens(p.declared)) return { from: -1, basis: '' };
  const { parent } = telling;
  if (parent === null || chance.happens(p.forget)) return { from: -1, basis: 'saw' };
  const named = chance.happens(p.gap) ? parent.parent : parent;
  // In a circle the one before may be oneself: then nobody is named.
  const from = named === null || named.source === telling.source ? -1 : named.source;
  return { from, basis: 'heard' };
}

function chainOf(telling: Telling): readonly number[] {
  if (telling.parent === null) return NO_CHAIN;
  const chain: number[] = [];
  for (let at: Telling | null = telling.parent; at !== null; at = at.parent) chain.push(at.source);
  return chain;
}

function rootName(root: Root): string {
  return `${root.invented ? 'x' : 'o'}${root.number + 1}`;
}

function originsOf(answers: Answers, telling: Telling): readonly string[] {
  const names: string[] = [];
  for (const root of telling.behind) {
    if (!root.invented && answers.standsBehind(root.answer, telling.answer)) {
      names.push(rootName(root));
    }
  }
  return names.length === 0 ? NO_ORIGINS : names;
}
