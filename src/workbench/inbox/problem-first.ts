import type { ImportView } from '#server/views.ts';

/** Files taken in one after the other, with less than that between them, came together. */
const TOGETHER_MS = 10 * 60_000;

type Seen = Pick<ImportView, 'rowErrors'> & {
  readonly import: Pick<ImportView['import'], 'status' | 'finishedAt' | 'counts'>;
};

/** Whether something of a file was not understood, or it could not be read at all. */
export function isProblem(view: Seen): boolean {
  const { status, counts } = view.import;
  if (status === 'undone') return false;
  return status === 'failed' || counts.rowErrors > 0 || view.rowErrors.length > 0;
}

/** Newest first, as they come; of the files that came together last, those with a problem before the others. */
export function problemFirst<V extends Seen>(views: readonly V[]): readonly V[] {
  let together = Math.min(1, views.length);
  while (together < views.length) {
    const gap = finished(views[together - 1]) - finished(views[together]);
    if (!(gap <= TOGETHER_MS)) break;
    together += 1;
  }
  const newest = views.slice(0, together);
  return [
    ...newest.filter(isProblem),
    ...newest.filter((view) => !isProblem(view)),
    ...views.slice(together),
  ];
}

function finished(view: Seen | undefined): number {
  return Date.parse(view?.import.finishedAt ?? '');
}
