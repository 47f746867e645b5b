import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from './usage-error.ts';

/** What was found in folders and is not taken, with why. */
export interface LeftFile {
  readonly file: string;
  readonly why: 'hidden' | 'link' | 'special';
}

/**
 * The files that names stand for: a folder stands for those in it, in order of name, its folders too.
 *
 * Hidden ones (their name begins with a dot) and links are left: the first are mostly what a system writes for itself,
 * the second lead out of the folder. They are told, because a source may have packed something there. Whatever
 * is named itself is taken, hidden or a link.
 *
 * @param mayBeGone whether a name that does not exist is an answer of its own and no error.
 */
export function filesOf(
  names: readonly string[],
  mayBeGone = false,
): { readonly files: readonly string[]; readonly left: readonly LeftFile[] } {
  const files: string[] = [];
  const left: LeftFile[] = [];
  const look = (path: string): void => {
    const found = statSync(path, { throwIfNoEntry: !mayBeGone });
    if (found === undefined || found.isFile()) {
      files.push(path);
      return;
    }
    if (!found.isDirectory()) {
      throw new UsageError(`${path} is no ordinary file. Copy it to one first.`);
    }
    const entries = readdirSync(path, { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const file = join(path, entry.name);
      if (entry.isSymbolicLink()) left.push({ file, why: 'link' });
      else if (entry.name.startsWith('.')) left.push({ file, why: 'hidden' });
      else if (entry.isDirectory() || entry.isFile()) look(file);
      else left.push({ file, why: 'special' });
    }
  };
  for (const name of names) look(name);
  return { files, left };
}

/** One line for each reason, naming the first few. */
export function leftWords(left: readonly LeftFile[]): readonly string[] {
  return (['hidden', 'link', 'special'] as const).flatMap((why) => {
    const own = left.filter((one) => one.why === why).map(({ file }) => file);
    if (own.length === 0) return [];
    const one = own.length === 1;
    const what = {
      hidden: one ? 'hidden file or folder' : 'hidden files or folders',
      link: one ? 'link' : 'links',
      special: one ? 'thing that is no file' : 'things that are no files',
    }[why];
    const named = `${own.slice(0, 5).join(', ')}${own.length > 5 ? ', …' : ''}`;
    return [
      `left out: ${own.length} ${what} (${named}). Name ${one ? 'it' : 'them'} to take ${one ? 'it' : 'them'} in.`,
    ];
  });
}
