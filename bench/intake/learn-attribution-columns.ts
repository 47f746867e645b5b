/**
 * Writes what the network of `src/2-claims/attribution/english` learns from, as columns of numbers:
 *
 *     node --max-old-space-size=6000 --import tsx bench/intake/learn-attribution-columns.ts POLNEAR VECTORS OUT
 *
 * POLNEAR is the folder of the corpus (only its training part is read), VECTORS the file of GloVe vectors that
 * `learn-word-groups.ts` names, OUT a folder. Every text is written twice: as it is, and with its quotation marks damaged.
 * `learn-attribution.py` reads OUT.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { columns, hashText, type Columns } from '#claims/attribution/english/columns.ts';
import { cueView } from '#claims/attribution/english/cue-view.ts';
import { loadGrammar } from '#claims/attribution/english/english.ts';
import { CLOSED_CLASS } from '#claims/attribution/english/lexicon.ts';
import { lieInputs, wordInputs } from '#claims/attribution/english/net-inputs.ts';
import { words } from '#claims/attribution/english/words.ts';
import { loadPolnear, type GoldDocument } from './polnear-data.ts';
import { goldLabels, tokensOf } from './gold-labels.ts';

/** Marks of quotation changed one for one, so that offsets stay: lost, curly, straight, angled or broken. */
export function damaged(text: string, chance: () => number): string {
  const way = Math.floor(chance() * 4);
  return text.replace(/["“”]/g, (mark: string, at: number) => {
    const opens = mark === '“' || (mark === '"' && !/\S/.test(text[at - 1] ?? ' '));
    if (way === 0) return chance() < 0.5 ? ' ' : mark;
    if (way === 1) return 'â';
    if (way === 2) return opens ? '«' : '»';
    return chance() < 0.3 ? ' ' : opens ? '“' : '”';
  });
}

function main([polnear = '', vectors = '', out = '']: readonly string[]): void {
  const file = JSON.parse(readFileSync(vectors, 'utf8')) as {
    readonly vectors: Readonly<Record<string, readonly number[]>>;
  };
  const { common, groups } = words();
  const seen = [...new Set([...common.keys(), ...groups.fine.keys(), ...CLOSED_CLASS.keys()])];
  const table = new Float32Array(seen.length * 100);
  seen.forEach((word, row) => table.set((file.vectors[word] ?? []).slice(0, 100), row * 100));
  const save = (name: string, data: NodeJS.ArrayBufferView): void =>
    writeFileSync(join(out, name), data);
  save('words.i32', Int32Array.from(seen.map(hashText)));
  save('vectors.f32', table);

  let seed = 11;
  const chance = (): number => (seed = (Math.imul(seed, 1103515245) + 12345) >>> 0) / 2 ** 32;
  const documents = loadPolnear(polnear, 'train');
  const index: unknown[] = [];
  const wordParts: Int32Array[] = [];
  const cueParts: Int32Array[] = [];
  const lieParts: Int32Array[] = [];
  let wordAt = 0;
  let lieAt = 0;
  for (const document of documents)
    for (const text of [document.text, damaged(document.text, chance)]) {
      const c = columns(text, loadGrammar());
      const rows = rowsOf(c, document);
      const cues = document.gold.flatMap((one) => {
        const [span] = tokensOf(c, one.cue);
        if (span === undefined) return [];
        const v = cueView(c, span[0], span[1]);
        const n = v.to - v.from;
        const gold = goldLabels(c, one, v.start, v.end, v.from, v.to);
        const lie = lieInputs(c, v);
        const both = new Int32Array(lie.length + n);
        both.set(lie);
        both.set(gold, lie.length);
        lieParts.push(both);
        const at = lieAt;
        lieAt += both.length;
        return [[v.start, v.end, v.from, v.to, v.head, at]];
      });
      wordParts.push(rows);
      cueParts.push(Int32Array.from(cues.flat()));
      index.push([
        document.name,
        document.publication,
        document.annotator,
        text === document.text ? 0 : 1,
        wordAt,
        c.t.length,
        cues.length,
      ]);
      wordAt += c.t.length;
    }
  writeFileSync(join(out, 'index.json'), JSON.stringify(index));
  const joined = (parts: readonly Int32Array[]): Uint8Array =>
    Buffer.concat(parts.map((one) => new Uint8Array(one.buffer, one.byteOffset, one.byteLength)));
  save('rows.i32', joined(wordParts));
  save('cues.i32', joined(cueParts));
  save('lies.i32', joined(lieParts));
}

/** Inputs, head and gold label of each word. */
function rowsOf(c: Columns, { gold }: GoldDocument): Int32Array {
  const inputs = wordInputs(c);
  const width = inputs.length / Math.max(1, c.t.length);
  const out = new Int32Array(c.t.length * (width + 4));
  const label = new Int32Array(c.t.length);
  const said = new Int32Array(c.t.length);
  for (const one of gold) {
    const [span] = tokensOf(c, one.cue);
    if (span !== undefined)
      for (let i = span[0]; i < span[1]; i++) label[i] = i === span[0] ? 1 : 2;
    for (const [a, b] of tokensOf(c, one.content))
      for (let i = a; i < b; i++) said[i] = (said[i] ?? 0) | 1;
    for (const [a, b] of tokensOf(c, one.source ?? []))
      for (let i = a; i < b; i++) said[i] = (said[i] ?? 0) | 2;
  }
  for (let i = 0; i < c.t.length; i++) {
    out.set(inputs.subarray(i * width, (i + 1) * width), i * (width + 4));
    out.set(
      [c.head[i] ?? -1, label[i] ?? 0, said[i] ?? 0, c.t.sentence[i] ?? 0],
      i * (width + 4) + width,
    );
  }
  return out;
}

if (import.meta.filename === process.argv[1]) main(process.argv.slice(2));
