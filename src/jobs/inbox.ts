import type { CaseId } from '#terms/ids.ts';
import type { SourceKind } from '#terms/source.ts';
import type { Principal } from '#terms/principal.ts';
import { isOwnLine } from '#intake/chat/own-line.ts';
import type { Document, Exhibit } from '#intake/document.ts';
import type { DocumentHead } from '#claims/matching/document-head.ts';
import { resolveSender, senderKey } from '#claims/resolve-sender.ts';
import { caseDocuments } from './case-documents.ts';
import { needCase } from './cases.ts';
import type { Desk } from './desk.ts';
import { titleOf } from './documents.ts';
import { flaggedPhotos } from './photos.ts';
import { cardsOf, isWorkedOut, headOf, suggestionBasis } from './suggestions.ts';
import { writtenOn } from './written-on.ts';
import type { Decisions, UnknownName } from './suggestions-views.ts';

/** How long one answer may work on documents nobody has looked at yet; the rest follow when asked again. */
const MILLISECONDS = 500;

/**
 * What of a case waits for a person: documents with open suggestions, names that are no source yet, photos to ask
 * about. Long texts are worked out a second's worth at a time, so that the answer always comes at once.
 */
export async function decisionsOf(
  desk: Desk,
  principal: Principal,
  caseId: CaseId,
  /** How long it may work on documents nobody has looked at yet; a command waits for all of them. */
  milliseconds = MILLISECONDS,
): Promise<Decisions> {
  return desk.store.read(principal, async (tx) => {
    await needCase(tx, caseId);
    const basis = await suggestionBasis(desk, tx, caseId);
    const countries = await basis.countries();
    const numbers = await tx.numbers(caseId);
    const documents = (await caseDocuments(desk, tx, caseId)).toSorted(
      (a, b) => (numbers.get(a.id) ?? 0) - (numbers.get(b.id) ?? 0),
    );
    const until = performance.now() + milliseconds;
    const open: Decisions['documents'][number][] = [];
    const names = new Map<string, { -readonly [K in keyof UnknownName]: UnknownName[K] }>();
    const meet = (
      name: string,
      kind: UnknownName['kind'],
      number: number,
      as: SourceKind | null = null,
    ): void => {
      const known = names.get(senderKey(name));
      if (known === undefined)
        names.set(senderKey(name), { name, kind, documents: 1, first: number, as });
      else known.documents += 1;
    };
    let workedOut = 0;
    let all = 0;
    for (const document of documents) {
      const number = numbers.get(document.id) ?? 0;
      if (document.kind === 'row' || document.kind === 'photo' || isOwnLine(document)) continue;
      if (document.sender !== null && document.senderSourceId === null) {
        if (resolveSender(document.sender, basis.sources) === null)
          meet(document.sender, 'sender', number);
      }
      all += 1;
      const exhibit = basis.exhibits.get(document.exhibitId) ?? null;
      if (!isWorkedOut(document, exhibit, countries) && performance.now() > until) continue;
      workedOut += 1;
      // Others may ask this process for something meanwhile.
      if (workedOut % 8 === 0) await new Promise((resolve) => setImmediate(resolve));
      const cards = (await cardsOf(document, basis, false)).filter((card) => card.state === 'open');
      for (const name of new Set(cards.flatMap((card) => card.unknown))) {
        if (isName(name)) meet(name, 'speaker', number, kindByHead(name, headOf(document)));
      }
      if (cards.length === 0) continue;
      open.push({
        id: document.id,
        number,
        title: titleOf(document),
        importId: document.importId,
        writtenAt: writtenAt(document, exhibit),
        open: cards.length,
        sure: cards.filter((card) => card.matches[0]?.sure === true).length,
      });
    }
    for (const exhibit of basis.exhibits.values()) {
      if (exhibit.containedIn !== null || exhibit.receivedFrom.sourceId !== null) continue;
      const { description } = exhibit.receivedFrom;
      if (description === NOT_STATED) continue;
      const first = documents.find((one) => one.exhibitId === exhibit.id);
      if (first !== undefined && resolveSender(description, basis.sources) === null)
        meet(description, 'giver', numbers.get(first.id) ?? 0);
    }
    return {
      documents: open.toSorted(inOrderWritten),
      workedOut,
      all,
      senders: [...names.values()].toSorted(
        (a, b) => ORDER[a.kind] - ORDER[b.kind] || b.documents - a.documents || a.first - b.first,
      ),
      photos: flaggedPhotos(documents, basis).map(({ document, flags }) => ({
        id: document.id,
        number: numbers.get(document.id) ?? 0,
        title: titleOf(document),
        flags,
      })),
    };
  });
}

/** What is put down when nobody said who handed a file over: nobody is asked for by that name. */
const NOT_STATED = 'not stated';

/** What a heading makes of a name in it: whoever asks, sells or publishes is no witness. */
function kindByHead(name: string, head: DocumentHead | null): SourceKind | null {
  if (head === null) return null;
  if (name === head.teller) return head.tellerIs;
  if (name === head.seller) return 'lead';
  return name === head.witness ? 'witness' : null;
}

/** As a string that sorts: the minute where it is known, else the day. */
export function writtenAt(document: Document, exhibit: Exhibit | null): string {
  return document.statedTime?.from ?? writtenOn(document, exhibit) ?? '9';
}

/** In the order in which things were written; of one moment, in the order in which they came. */
export function inOrderWritten(
  a: { readonly writtenAt: string; readonly number: number },
  b: { readonly writtenAt: string; readonly number: number },
): number {
  return a.writtenAt < b.writtenAt ? -1 : a.writtenAt > b.writtenAt ? 1 : a.number - b.number;
}

const ORDER = { sender: 0, giver: 1, speaker: 2 } as const;

/** `Fig`, `Shop 4`, `زيتونة` – and not `a guard`, `my source on the roof`. */
function isName(words: string): boolean {
  return (
    words.length <= 60 &&
    words.split(/\s+/).length <= 4 &&
    (/^\p{Lu}[\p{L}\p{M}\p{N}\u2019'.-]*(?:\s+(?:\p{Lu}|\p{N})[\p{L}\p{M}\p{N}\u2019'.-]*)*$/u.test(
      words,
    ) ||
      /^[\u0621-\u064A]+(?:\s[\u0621-\u064A]+)?$/u.test(words))
  );
}
