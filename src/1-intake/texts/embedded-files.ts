import type { OfficePackage } from '../archives/office-package.ts';
import type { Note } from '../document.ts';
import { IntakeError, type Member } from '../format.ts';
import { someOf } from './one-document.ts';

/** Pictures and files packed into a document, to be read in turn as files of their own. */
export async function embeddedFiles(
  pack: OfficePackage,
  folders: readonly string[],
): Promise<{ readonly members: readonly Member[]; readonly notes: readonly Note[] }> {
  const members: Member[] = [];
  const notes: Note[] = [];
  for (const name of pack.names) {
    if (name.endsWith('/') || !folders.some((folder) => name.startsWith(folder))) continue;
    try {
      const bytes = await pack.unpack(name);
      if (bytes !== null && bytes.length > 0)
        members.push({ name: baseName(name, members), bytes });
    } catch (error) {
      // A picture that cannot be unpacked must not cost the text around it.
      if (!(error instanceof IntakeError)) throw error;
      notes.push({ level: 'error', text: error.message, lines: [] });
    }
  }
  if (members.length > 0) {
    const names = someOf(members.map((member) => member.name));
    notes.push({ level: 'info', text: `Pictures and files inside it: ${names}.`, lines: [] });
  }
  return { members, notes };
}

/** `word/media/image1.png` is `image1.png`, numbered when two folders hold one of that name. */
function baseName(path: string, taken: readonly Member[]): string {
  const base = path.split('/').at(-1) ?? path;
  const same = taken.filter((member) => member.name === base).length;
  return same === 0 ? base : `${taken.length + 1}-${base}`;
}
