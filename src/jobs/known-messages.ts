/**
 * A second export of a chat repeats the first: who exports again in April brings March along. What is
 * on record already – the same sender, the same moment, the same words – is not taken in twice, or one
 * message would read like two reports.
 *
 * A message that stands twice in one export (two people's "ok" in one minute) stays twice: as often as
 * it is there already, so often it is known. One that brings a photo the earlier export had left out is
 * new. Only messages of other files count; the same file again is another matter (`import-file.ts`).
 */
import type { CaseId, ExhibitId, Sha256 } from '#terms/ids.ts';
import type { Document } from '#intake/document.ts';
import type { Draft } from '#terms/record.ts';
import type { ReadTx } from '#store/store.ts';

/** Moments asked for at a time. */
const AT_ONCE = 5000;

export interface KnownMessages<D> {
  readonly fresh: readonly D[];
  /** How many are there already, by the exhibit they stand in. */
  readonly known: ReadonlyMap<ExhibitId, number>;
}

/** Which of the documents of one file are messages that other files brought before. */
export async function withoutKnown<D extends Draft<Document>>(
  tx: ReadTx,
  caseId: CaseId,
  documents: readonly D[],
): Promise<KnownMessages<D>> {
  const moments = new Set<string>();
  for (const one of documents) {
    const at = momentOf(one);
    if (at !== null) moments.add(at);
  }
  const there = new Map<string, Document[]>();
  const list = [...moments];
  for (let from = 0; from < list.length; from += AT_ONCE) {
    const sentAt = list.slice(from, from + AT_ONCE);
    for (const document of await tx.list('document', { caseId, sentAt })) {
      const key = keyOf(document);
      if (key === null) continue;
      there.set(key, [...(there.get(key) ?? []), document]);
    }
  }
  const known = new Map<ExhibitId, number>();
  const fresh = documents.filter((document) => {
    const key = keyOf(document);
    const alike = key === null ? undefined : there.get(key);
    const at = alike?.findIndex(
      (one) => one.exhibitId !== document.exhibitId && holdsMediaOf(one, document),
    );
    if (alike === undefined || at === undefined || at < 0) return true;
    const [one] = alike.splice(at, 1);
    if (one !== undefined) known.set(one.exhibitId, (known.get(one.exhibitId) ?? 0) + 1);
    return false;
  });
  return { fresh, known };
}

type Message = Draft<Document> | Document;

function momentOf({ kind, statedTime }: Message): string | null {
  return kind === 'message' ? (statedTime?.from ?? null) : null;
}

function keyOf(document: Message): string | null {
  const at = momentOf(document);
  const { sender, textReceived, forwardedFrom } = document;
  return at === null ? null : JSON.stringify([at, sender, forwardedFrom, textReceived]);
}

function holdsMediaOf(earlier: Document, { media }: Message): boolean {
  const held = new Set<Sha256>(earlier.media.map(({ sha256 }) => sha256));
  return media.every(({ sha256 }) => held.has(sha256));
}
