import type { Edit } from './edits.ts';

/**
 * Words cut at a line end, as printed pages do: `infor-` and on the next line `mation`.
 *
 * A hyphen at a line end may also belong to the word (`cease-fire`), so it goes only where the text
 * itself proves it: the whole word stands elsewhere in the text, and nowhere with its hyphen.
 */
export function undoLineHyphens(text: string): Edit[] {
  if (!/\p{Ll}-\r?\n\p{Ll}/u.test(text)) return [];
  const cuts = [...text.matchAll(/(?<!\p{L})(\p{L}{1,40})-\r?\n(\p{Ll}+)/gu)];
  if (cuts.length === 0) return [];
  const words = new Set<string>();
  for (const [word] of text.matchAll(/\p{L}+(?:-\p{L}+)*/gu)) words.add(word.toLowerCase());
  const edits: Edit[] = [];
  for (const cut of cuts) {
    const [form, first = '', second = ''] = cut;
    const whole = `${first}${second}`.toLowerCase();
    if (!words.has(whole) || words.has(`${first}-${second}`.toLowerCase())) continue;
    edits.push({
      start: cut.index + first.length,
      end: cut.index + form.length - second.length,
      to: '',
      why: 'a word cut at a line end, found whole elsewhere in the text',
      confidence: 'likely',
    });
  }
  return edits;
}
