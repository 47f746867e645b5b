/**
 * UD English EWT (Silveira et al. 2014; CC BY-SA 4.0), release 2.16, as its repository holds it: the
 * documents under `not-to-release/sources`, the split in `not-to-release/file-lists`. Words become our
 * own tokens; a token that covers several of the treebank's words takes the place in the tree of the one
 * whose head lies outside.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tokens } from '#claims/attribution/english/tokens.ts';

export interface TreebankSentence {
  readonly text: string;
  readonly start: readonly number[];
  readonly end: readonly number[];
  readonly tag: readonly string[];
  readonly head: readonly number[];
  readonly label: readonly string[];
}

export function readTreebank(
  folder: string,
  part: 'train' | 'dev' | 'test' | 'all',
): TreebankSentence[] {
  const parts = part === 'all' ? ['train', 'dev', 'test'] : [part];
  return parts
    .flatMap((one) =>
      readFileSync(join(folder, 'not-to-release/file-lists', `files.${one}`), 'utf8')
        .split('\n')
        .filter((line) => line.trim() !== ''),
    )
    .flatMap((file) =>
      readFileSync(join(folder, 'not-to-release/sources', file.trim()), 'utf8')
        .split('\n\n')
        .flatMap((block) => sentence(block)),
    );
}

function sentence(block: string): TreebankSentence[] {
  const lines = block.split('\n');
  const text = /^# text = (.*)$/m.exec(block)?.[1];
  if (text === undefined) return [];
  const forms: { from: number; to: number; tag: string; head: number; label: string }[] = [];
  let at = 0;
  let covered = 0;
  let span: readonly [number, number] = [0, 0];
  for (const line of lines) {
    if (line.startsWith('#') || line === '') continue;
    const cell = line.split('\t');
    const id = cell[0] ?? '';
    if (id.includes('.')) continue;
    const form = cell[1] ?? '';
    if (id.includes('-')) {
      const found = text.indexOf(form, at);
      if (found < 0) return [];
      covered = Number(id.split('-')[1]);
      span = [found, found + form.length];
      at = span[1];
      continue;
    }
    let from = text.indexOf(form, at);
    let to = from + form.length;
    if (Number(id) <= covered) {
      // A part of a contracted word: where it stands in it, or the whole.
      const inside = text.slice(span[0], span[1]).toLowerCase().lastIndexOf(form.toLowerCase());
      from = inside < 0 ? span[0] : span[0] + inside;
      to = inside < 0 ? span[1] : from + form.length;
    } else {
      if (from < 0) return [];
      at = to;
    }
    forms.push({ from, to, tag: cell[4] ?? '', head: Number(cell[6]) - 1, label: cell[7] ?? '' });
  }
  const t = tokens(text);
  const own = (form: { from: number; to: number }): number => {
    for (let i = 0; i < t.length; i++)
      if ((t.start[i] ?? 0) <= form.from && form.from < (t.end[i] ?? 0)) return i;
    return -1;
  };
  const token = forms.map(own);
  const n = t.length;
  const head: number[] = Array.from({ length: n }, () => -2);
  const tag: string[] = Array.from({ length: n }, () => '');
  const label: string[] = Array.from({ length: n }, () => 'dep');
  forms.forEach((form, i) => {
    const mine = token[i] ?? -1;
    const over = form.head < 0 ? -1 : (token[form.head] ?? -1);
    if (mine < 0 || mine === over || head[mine] !== -2) return;
    head[mine] = over;
    tag[mine] = form.tag;
    label[mine] = form.label;
  });
  if (head.includes(-2)) return [];
  return [{ text, start: [...t.start], end: [...t.end], tag, head, label }];
}
