import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { en } from '../words/en.ts';
import { EVERYWHERE, type KeyLine, SCREEN_KEYS, screenOf } from './screen-keys.ts';
import { SCREENS } from './screens.ts';

const WORKBENCH = join(import.meta.dirname, '..');
/** Heard by part of a screen only while that part is in focus, with a listener of its own. */
const IN_FOCUS = /^(?:[←→↑↓0-]|PgUp|PgDn|Home|End)$/;
/** On the Reading screen Enter has a listener of its own too: it is a focused button's first. */
const OF_ITS_OWN: Readonly<Record<string, readonly string[]>> = { reading: ['Enter'] };
const SPELLED: Readonly<Record<string, string>> = { Escape: 'Esc' };

/** The keys of every `useKeys({ … })` in a screen's folder: the names at the outermost level of the object. */
function heard(folder: string): Set<string> {
  const keys = new Set<string>();
  for (const name of readdirSync(join(WORKBENCH, folder))) {
    if (!name.endsWith('.tsx')) continue;
    const code = readFileSync(join(WORKBENCH, folder, name), 'utf8');
    for (const { index } of code.matchAll(/\buseKeys\(\s*\{/g)) {
      const from = code.indexOf('{', index);
      let depth = 0;
      let line = '';
      for (let at = from; at < code.length; at += 1) {
        const sign = code[at] as string;
        if (depth === 1) line += sign;
        // '[' is a key, not the beginning of a list.
        if (code[at - 1] === "'" && code[at + 1] === "'") continue;
        if ('{(['.includes(sign)) depth += 1;
        else if ('})]'.includes(sign)) depth -= 1;
        if (depth === 0) break;
      }
      // `...(shown ? { j: … } : {})` hears what stands inside.
      const inner = code.slice(from, from + 1200).matchAll(/\.\.\.\([^?]*\? \{ ([^}]*) \}/g);
      for (const text of [line, ...[...inner].map((found) => `, ${found[1]}`)]) {
        for (const [, quoted, bare] of text.matchAll(/(?:^|[,{\n])\s*(?:'([^']+)'|(\w+)): /g)) {
          const key = quoted ?? bare ?? '';
          keys.add(SPELLED[key] ?? key);
        }
      }
      if (/\.\.\.numbers,/.test(line)) for (const key of ['1', '…', '9']) keys.add(key);
    }
  }
  return keys;
}

describe('the list of keys', () => {
  it.each(SCREENS.map(({ name }) => name))(
    '[DE165] names every key that %s hears, and none that it does not',
    (screen) => {
      const own: readonly KeyLine[] = SCREEN_KEYS[screen];
      const named = own.flatMap(([, keys]) => keys).filter((key) => !IN_FOCUS.test(key));
      const everywhere = EVERYWHERE.flatMap(([, keys]) => keys as readonly string[]);
      const found = [...heard(screen)].filter((key) => !everywhere.includes(key));
      const inDrawing = named.filter((key) => key === '+' && screen !== 'reading');
      expect(named.filter((key) => !everywhere.includes(key)).toSorted()).toEqual(
        [...found, ...inDrawing, ...(OF_ITS_OWN[screen] ?? [])].toSorted(),
      );
      expect(new Set(named).size, 'a key named twice').toBe(named.length);
    },
  );

  it('[DE165] says in words what each key does', () => {
    const lines: readonly KeyLine[] = [...EVERYWHERE, ...Object.values(SCREEN_KEYS).flat()];
    expect(lines.map(([what]) => what).filter((what) => !(what in en.keys))).toEqual([]);
  });

  it('knows the screen an address shows', () => {
    expect(screenOf('/case/abc/chain/Q-017')).toBe('chain');
    expect(screenOf('/case/abc/cross-check/Q-005')).toBeNull();
    expect(screenOf('/start')).toBeNull();
  });
});
