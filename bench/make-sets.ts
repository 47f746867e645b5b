/**
 * Makes the small invented sets in `bench/sets`: always the same, for the seeds are written here.
 *
 *   node --import tsx bench/make-sets.ts
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { seeded } from '../test/harness/random.ts';

type Row = readonly (string | number)[];

export interface MadeSet {
  readonly valueType: string;
  readonly notes: string;
  readonly files: Readonly<Record<string, readonly Row[]>>;
}

/** Three labels, sources that confuse two of them each in their own way, five reports an item. */
export function leaningLabels(seed = 11): MadeSet {
  const random = seeded(seed);
  const labels = ['calm', 'tense', 'fighting'];
  const skill = Array.from({ length: 25 }, () => 0.45 + 0.5 * random());
  const leaning = skill.map(() => Math.floor(random() * labels.length));
  const claims: Row[] = [];
  const truth: Row[] = [];
  for (let item = 0; item < 300; item++) {
    const right = random() < 0.6 ? 0 : random() < 0.7 ? 1 : 2;
    truth.push([`town ${item + 1}`, labels[right] as string]);
    for (const source of draw(random, skill.length, 5)) {
      const answer = random() < (skill[source] as number) ? right : (leaning[source] as number);
      claims.push([`observer ${source + 1}`, `town ${item + 1}`, labels[answer] as string]);
    }
  }
  return {
    valueType: 'categorical-3',
    notes: 'each source, when wrong, falls back on one label of its own',
    files: { claims: [SIV, ...claims], truth: [IV, ...truth] },
  };
}

/**
 * Items with values of their own. Ten sources see for themselves; eight copy from one of them or from
 * another copier, four items in five, and garble one value in fifty; two agencies nobody hears feed
 * three sources each.
 */
export function copiedValues(seed = 12): MadeSet {
  const random = seeded(seed);
  const firsts = 10;
  const parents = new Map<string, string>();
  const skill = new Map<string, number>();
  for (let s = 0; s < firsts; s++) skill.set(`eye ${s + 1}`, 0.55 + 0.4 * random());
  for (const agency of ['agency A', 'agency B']) skill.set(agency, 0.6);
  const copiers = Array.from({ length: 8 }, (_, c) => `paper ${c + 1}`);
  copiers.forEach((name, c) => {
    const pick = Math.floor(random() * (firsts + c));
    parents.set(name, pick < firsts ? `eye ${pick + 1}` : (copiers[pick - firsts] as string));
  });
  ['A', 'B'].forEach((agency) => {
    for (let k = 1; k <= 3; k++) parents.set(`wire ${agency}${k}`, `agency ${agency}`);
  });
  const claims: Row[] = [];
  const truth: Row[] = [];
  const origins: Row[] = [];
  for (let item = 0; item < 250; item++) {
    const word = (k: number) => `${item.toString(36)}-${'abcdef'[k]}`;
    const wrong = () => 1 + Math.floor(random() ** 2 * 5);
    const said = new Map<string, { value: number; root: string }>();
    for (const [name, right] of skill) {
      if (random() < 0.45) said.set(name, { value: random() < right ? 0 : wrong(), root: name });
    }
    for (const [name, parent] of parents) {
      const heard = said.get(parent);
      if (heard === undefined || random() > 0.8) continue;
      // Garbled it is nobody's observation any more: no origin stands behind it.
      said.set(name, random() < 0.02 ? { value: wrong(), root: '' } : heard);
    }
    const roots = new Map<number, Set<string>>();
    for (const [name, { value, root }] of said) {
      if (name.startsWith('agency')) continue;
      claims.push([name, `event ${item + 1}`, word(value)]);
      const own = roots.get(value) ?? new Set<string>();
      roots.set(value, own);
      if (root !== '') own.add(root);
    }
    if (roots.size === 0) continue;
    truth.push([`event ${item + 1}`, word(0)]);
    for (const [value, own] of roots) origins.push([`event ${item + 1}`, word(value), own.size]);
  }
  return {
    valueType: 'categorical, KNOWN COPYING (invented)',
    notes: 'copies.csv names two agencies that are in no claim',
    files: {
      claims: [SIV, ...claims],
      truth: [IV, ...truth],
      origins: [['item', 'value', 'independent'], ...origins],
      copies: [['child', 'parent'], ...parents],
    },
  };
}

/** Numbers: every source has its own bias and spread, and one report in thirty is typed wrong. */
export function typedNumbers(seed = 13): MadeSet {
  const random = seeded(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const sources = Array.from({ length: 15 }, () => ({
    bias: 0.03 * normal(),
    spread: 0.02 + 0.15 * random(),
  }));
  const claims: Row[] = [];
  const truth: Row[] = [];
  for (let item = 0; item < 120; item++) {
    const right = Math.round(Math.exp(3 + 3 * random()));
    truth.push([`camp ${item + 1}`, right]);
    for (const s of draw(random, sources.length, 5)) {
      const { bias, spread } = sources[s] as { bias: number; spread: number };
      const slip = random() < 1 / 30 ? 10 : 1;
      const value = Math.max(1, Math.round(right * Math.exp(bias + spread * normal()) * slip));
      claims.push([`counter ${s + 1}`, `camp ${item + 1}`, value]);
    }
  }
  return {
    valueType: 'numeric',
    notes: 'errors in proportion to the number; slips by a factor of ten',
    files: { claims: [SIV, ...claims], truth: [IV, ...truth] },
  };
}

const SIV = ['source', 'item', 'value'] as const;
const IV = ['item', 'value'] as const;

/** Some of the first n whole numbers, in the order drawn. */
function draw(random: () => number, n: number, many: number): readonly number[] {
  const drawn = new Set<number>();
  while (drawn.size < Math.min(n, many)) drawn.add(Math.floor(random() * n));
  return [...drawn];
}

export const MADE = {
  'invented-labels': leaningLabels,
  'invented-copies': copiedValues,
  'invented-numbers': typedNumbers,
} as const;

export function csvOf(rows: readonly Row[]): string {
  return rows.map((row) => `${row.join(',')}\n`).join('');
}

if (import.meta.url === `file://${process.argv[1]}`) {
  for (const [name, make] of Object.entries(MADE)) {
    const folder = fileURLToPath(new URL(`./sets/${name}/`, import.meta.url));
    mkdirSync(folder, { recursive: true });
    const { valueType, notes, files } = make();
    for (const [file, rows] of Object.entries(files)) {
      writeFileSync(`${folder}${file}.csv`, csvOf(rows));
    }
    writeFileSync(
      `${folder}README.md`,
      `# ${name}\n\n- value type: ${valueType}\n- origin: invented; made by \`bench/make-sets.ts\`, seed written there\n- licence: as the project\n- notes: ${notes}\n`,
    );
  }
}
