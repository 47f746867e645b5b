/** A file to take in, with the folders it lay in. */
export interface DroppedFile {
  readonly file: File;
  /** `chats/march/export.txt`; shown, never used as a path. */
  readonly path: string;
}

/** Files that machines put into folders; nobody sends them on purpose. */
const CLUTTER = /^(?:\.DS_Store|Thumbs\.db|desktop\.ini|\._.*)$/;

/**
 * Everything that was dropped, folders opened to the last file, in the order of their paths. Must be called while the drop
 * is being handled: afterwards the browser forgets what it was.
 */
export async function droppedFiles(data: DataTransfer): Promise<readonly DroppedFile[]> {
  const entries = [...data.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  const found =
    entries.length === 0
      ? [...data.files].map((file) => ({ file, path: file.name }))
      : (await Promise.all(entries.map((entry) => walk(entry, '')))).flat();
  return inOrder(found);
}

/** Files of a file field; of a folder field with their paths. */
export function chosenFiles(files: FileList | null): readonly DroppedFile[] {
  return inOrder(
    [...(files ?? [])].map((file) => ({
      file,
      path: file.webkitRelativePath === '' ? file.name : file.webkitRelativePath,
    })),
  );
}

function inOrder(files: readonly DroppedFile[]): readonly DroppedFile[] {
  return files
    .filter(({ file }) => !CLUTTER.test(file.name))
    .toSorted((a, b) => a.path.localeCompare(b.path, 'en', { numeric: true }));
}

async function walk(entry: FileSystemEntry, folder: string): Promise<readonly DroppedFile[]> {
  const path = `${folder}${entry.name}`;
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) =>
      (entry as FileSystemFileEntry).file(resolve, reject),
    );
    return [{ file, path }];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const inside: FileSystemEntry[] = [];
  // A reader hands out a hundred entries at a time and then none.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) break;
    inside.push(...some);
  }
  return (await Promise.all(inside.map((each) => walk(each, `${path}/`)))).flat();
}
