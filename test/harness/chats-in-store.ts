import { createHash } from 'node:crypto';
import { asId } from '#terms/ids.ts';
import type { CaseId, UserId } from '#terms/ids.ts';
import type { Principal } from '#terms/principal.ts';
import type { Case } from '#terms/case.ts';
import type { Draft } from '#terms/record.ts';
import type { Store } from '#store/store.ts';
import { chatOf, makeChat, MESSAGES, numberOf, photosOf } from './chats.ts';

export const OWNER: Principal = { userId: asId<UserId>('owner'), name: 'owner', kind: 'owner' };

export const THE_CASE: Draft<Case> = {
  title: 'The night of the trucks',
  purpose: 'event',
  members: [{ userId: OWNER.userId, role: 'lead' }],
  releasePolicy: { signatures: 1, coordinateDigits: 1, timePrecision: 'day' },
  zone: 'Asia/Damascus',
};

export interface Found {
  /** Each document by its number, with the hash of its text or, if it is not as made, `damaged`. */
  readonly have: readonly (readonly [n: number, sha256: string])[];
  /** What is amiss beyond single documents, in words. */
  readonly problems: readonly string[];
}

export const hashOf = (bytes: Uint8Array | string): string =>
  createHash('sha256').update(bytes).digest('hex');

/**
 * What a case holds of the chats, against what `makeChat` says was handed in: every document with its
 * words and its photos, every original with its bytes, no exhibit and no import twice, and each chat
 * there with all of its documents or none.
 */
export async function lookAt(store: Store, caseId: CaseId): Promise<Found> {
  const problems: string[] = [];
  const { exhibits, imports, documents } = await store.read(OWNER, async (tx) => ({
    exhibits: await tx.list('exhibit', { caseId }),
    imports: await tx.list('import', { caseId }),
    documents: await tx.list('document', { caseId }),
  }));
  const byId = new Map(exhibits.map((one) => [one.id, one]));
  if (new Set(exhibits.map((one) => one.sha256)).size < exhibits.length) {
    problems.push('The same bytes are an exhibit twice.');
  }
  const chats = new Map<string, ReturnType<typeof makeChat> & { readonly k: number }>();
  for (const one of imports) {
    const first = one.exhibitIds[0] === undefined ? undefined : byId.get(one.exhibitIds[0]);
    const k = chatOf(first?.name ?? '');
    if (first === undefined || k === null || one.status !== 'done') {
      problems.push(`The import ${one.id} is of ${first?.name ?? 'nothing'} and ${one.status}.`);
      continue;
    }
    if ([...chats.values()].some((other) => other.k === k)) {
      problems.push(`Chat ${k} was imported twice.`);
    }
    const chat = makeChat(k);
    chats.set(one.id, { ...chat, k });
    const kept = await store.exhibits.get(first.sha256);
    if (Buffer.compare(kept, chat.arrival.bytes) !== 0) {
      problems.push(`The original of chat ${k} is not what was handed in.`);
    }
    const there = documents.filter((document) => document.importId === one.id).length;
    if (there !== chat.documents.length || one.counts.documents !== there) {
      problems.push(`Chat ${k} is there in part: ${there} of ${chat.documents.length} documents.`);
    }
  }
  const have = documents.map((document): readonly [number, string] => {
    const chat = chats.get(document.importId);
    if (chat === undefined) {
      problems.push(`The document ${document.id} is of no import.`);
      return [0, 'damaged'];
    }
    const photos = chat.documents.length > MESSAGES ? photosOf(chat.k) : [];
    const attached = photos.findIndex(({ name }) => name === document.media[0]?.name);
    const n =
      document.kind === 'photo'
        ? numberOf(chat.k, MESSAGES + 1 + attached)
        : numberOf(chat.k, Number(/^message (\d+)$/.exec(document.part)?.[1] ?? 0));
    const made = chat.documents.find((one) => one.n === n);
    const needed = /^IMG-.* \(file attached\)$/.test(made?.text ?? '') || document.kind === 'photo';
    const photo = photos[attached];
    const whole =
      made !== undefined &&
      made.part === document.part &&
      made.text === document.text &&
      made.text === document.textReceived &&
      (needed
        ? photo !== undefined && document.media[0]?.sha256 === hashOf(photo.content)
        : document.media.length === 0);
    return [n, whole ? hashOf(document.text) : 'damaged'];
  });
  return { have, problems };
}
