/**
 * A second export of a chat repeats the first: who exports again in April brings March along. What is
 * on record already – the same sender, the same moment, the same words – is not taken in twice, or one
 * message would read like two reports.
 *
 * That is so for exports of the same chat only, which nearly all messages in between show. A third
 * export finds what it repeats in the first and the second, which left out what the first had: files of
 * which one repeated another are judged together. A message that stands twice in one export (two
 * people's "ok" in one minute) stays twice: as often as it is there already, so often it is known. One
 * that brings a photo the earlier export had left out is new. Only messages of other files count; the same file again is another matter (`import-file.ts`).
 */
import type { CaseId, ExhibitId, Sha256 } from '#terms/ids.ts';
import type { Draft } from '#terms/record.ts';
import type { Document, Repeat } from '#intake/document.ts';
import type { ReadTx } from '#store/store.ts';

/** Moments asked for at a time. */
const AT_ONCE = 5000;
/** Shared messages by which a chat is known, and their share of all in between. */
const FEWEST = 3;
const NEARLY_ALL = 0.8;

export interface KnownMessages<D> {
  readonly fresh: readonly D[];
  /** How many are there already, by the exhibit they stand in. */
  readonly known: ReadonlyMap<ExhibitId, number>;
  /** Which file holds messages of which other. */
  readonly repeats: readonly Repeat[];
}

/** Which of the documents of one import are messages that earlier exports of the same chat brought. */
export async function withoutKnown<D extends Draft<Document>>(
  tx: ReadTx,
  caseId: CaseId,
  documents: readonly D[],
): Promise<KnownMessages<D>> {
  const there = await alikeOf(tx, caseId, documents);
  const chatOf = there.length === 0 ? null : await chatsOf(tx, caseId);
  // Each chat by itself: an "ok" in another group is not this one's, whichever was written first.
  const chats = [...groupedBy(there, ({ exhibitId }) => chatOf?.(exhibitId)).values()].map((own) =>
    groupedBy(own, (document) => keyOf(document) ?? ''),
  );
  const known = new Map<ExhibitId, number>();
  const repeats: Repeat[] = [];
  const gone = new Set<D>();
  for (const [by, own] of groupedBy(documents, ({ exhibitId }) => exhibitId)) {
    for (const chat of chats) {
      const left = own.filter((document) => !gone.has(document));
      const repeated = pairsOf(left, chat);
      if (!isSameChat(own, repeated)) continue;
      for (const { document, one } of repeated) {
        known.set(one.exhibitId, (known.get(one.exhibitId) ?? 0) + 1);
        repeats.push({ by, of: one.exhibitId });
        gone.add(document);
      }
    }
  }
  const fresh = documents.filter((document) => !gone.has(document));
  return { fresh, known, repeats: eachOnce(repeats) };
}

export function eachOnce(repeats: readonly Repeat[]): readonly Repeat[] {
  return [...new Map(repeats.map((one) => [`${one.by} ${one.of}`, one])).values()];
}

/**
 * Which exhibits are files of one chat, as far as one of them was found to repeat another: the same
 * answer for all of these. File by file, as one archive may hold many chats.
 */
async function chatsOf(tx: ReadTx, caseId: CaseId): Promise<(exhibit: ExhibitId) => ExhibitId> {
  const next = new Map<ExhibitId, ExhibitId>();
  const chatOf = (exhibit: ExhibitId): ExhibitId => {
    let last = exhibit;
    for (let on = next.get(last); on !== undefined; on = next.get(last)) last = on;
    return last;
  };
  for (const { repeats = [], status } of await tx.list('import', { caseId })) {
    if (status !== 'done') continue;
    for (const { by, of } of repeats) {
      const [from, to] = [chatOf(by), chatOf(of)];
      if (from !== to) next.set(from, to);
    }
  }
  return chatOf;
}

/** Messages of the case of the moments of these. */
async function alikeOf(
  tx: ReadTx,
  caseId: CaseId,
  documents: readonly Message[],
): Promise<readonly Document[]> {
  const moments = new Set<string>();
  for (const one of documents) {
    const at = momentOf(one);
    if (at !== null) moments.add(at);
  }
  const there: Document[] = [];
  const list = [...moments];
  for (let from = 0; from < list.length; from += AT_ONCE) {
    const sentAt = list.slice(from, from + AT_ONCE);
    there.push(...(await tx.list('document', { caseId, sentAt })));
  }
  return there;
}

interface Pair<D> {
  readonly document: D;
  readonly one: Document;
}

/** Each message of one file with one that is there; none of those is taken twice. */
function pairsOf<D extends Draft<Document>>(
  own: readonly D[],
  there: ReadonlyMap<string, readonly Document[]>,
): readonly Pair<D>[] {
  const taken = new Set<Document>();
  return own.flatMap((document) => {
    const alike = there.get(keyOf(document) ?? ' ') ?? [];
    const one = alike.find(
      (other) =>
        other.exhibitId !== document.exhibitId &&
        !taken.has(other) &&
        holdsMediaOf(other, document),
    );
    if (one === undefined) return [];
    taken.add(one);
    return [{ document, one }];
  });
}

/**
 * Whether the other file is an export of the same chat: from the first message they share to the last,
 * nearly all are shared. An "ok" sent to two groups in one minute makes no chat the same.
 */
function isSameChat<D extends Draft<Document>>(
  own: readonly D[],
  shared: readonly Pair<D>[],
): boolean {
  const moments = own.flatMap((document) => momentOf(document) ?? []);
  if (shared.length < Math.min(FEWEST, moments.length)) return false;
  const times = shared.map(({ document }) => momentOf(document) ?? '').sort();
  const [first = '', last = ''] = [times[0], times.at(-1)];
  const between = moments.filter((at) => at >= first && at <= last).length;
  return shared.length >= NEARLY_ALL * between;
}

function groupedBy<K, V>(list: readonly V[], keyOfOne: (one: V) => K): Map<K, V[]> {
  const groups = new Map<K, V[]>();
  for (const one of list) {
    const key = keyOfOne(one);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return groups;
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
