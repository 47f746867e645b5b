import type { CaseId, DocumentId } from '#terms/ids.ts';
import type { Principal } from '#terms/principal.ts';
import type { Document } from '#intake/document.ts';
import { photoFlags, type OtherPhoto } from '#claims/photos/photo-flags.ts';
import { similarPhotos } from '#claims/photos/similar-photos.ts';
import { StoreError } from '#store/errors.ts';
import { caseDocuments } from './case-documents.ts';
import type { Desk } from './desk.ts';
import { titleOf } from './documents.ts';
import { suggestionBasis, type SuggestionBasis } from './suggestions.ts';
import type { PhotoView } from './suggestions-views.ts';

/** Kinds of picture that browsers show. */
const SHOWN = ['image/jpeg', 'image/png', 'image/webp', 'image/gif'];
/** A device that took more photos than this is named by the first ones. */
const MOST_OTHERS = 200;

/**
 * What a photo says about itself and what a person should ask about: its place and time against what is claimed on it
 * and against the message that carried it, and the other photos of the case that show the same or come from the
 * same device.
 */
export function photoView(
  document: Document,
  documents: readonly Document[],
  basis: SuggestionBasis,
): PhotoView {
  const exhibit = basis.exhibits.get(document.exhibitId);
  const facts = document.photo ?? null;
  const shown = SHOWN.includes(exhibit?.mediaType ?? '');
  const sha256 = exhibit?.sha256;
  if (facts === null || sha256 === undefined) return { facts, flags: [], shown };
  const carriers = documents.filter(
    (other) => other.id !== document.id && other.media.some((one) => one.sha256 === sha256),
  );
  const claims = [document, ...carriers].flatMap((one) => basis.claims.get(one.id) ?? []);
  const point = claims.flatMap(({ value }) => (value.type === 'point' ? [value] : []))[0] ?? null;
  const time = claims.flatMap(({ aboutTime }) => aboutTime ?? [])[0] ?? null;
  const photos = documents.filter(
    (other) => other.kind === 'photo' && other.id !== document.id && other.photo != null,
  );
  const others = [
    ...photos.slice(0, MOST_OTHERS).map((other) => otherPhoto(other, basis)),
    ...senders(carriers, sha256, facts, basis),
  ];
  return {
    facts,
    flags: photoFlags(
      facts,
      {
        point,
        time,
        sentAt: carriers[0]?.statedTime ?? null,
        receivedAt: exhibit?.receivedAt ?? null,
      },
      { sha256, from: carriers[0]?.sender ?? exhibit?.receivedFrom.description ?? '' },
      others,
    ),
    shown,
  };
}

function otherPhoto(other: Document, basis: SuggestionBasis): OtherPhoto {
  const exhibit = basis.exhibits.get(other.exhibitId);
  if (other.photo == null) throw new Error('Only photos are compared.');
  return {
    sha256: exhibit?.sha256 ?? '',
    photo: other.photo,
    from: exhibit?.receivedFrom.description ?? '',
    receivedOn: exhibit?.receivedAt.slice(0, 10) ?? '',
  };
}

/** The same bytes sent by somebody else: one exhibit, several messages. */
function senders(
  carriers: readonly Document[],
  sha256: string,
  photo: NonNullable<Document['photo']>,
  basis: SuggestionBasis,
): readonly OtherPhoto[] {
  return carriers.slice(1).map((carrier) => ({
    sha256,
    photo,
    from: carrier.sender ?? basis.exhibits.get(carrier.exhibitId)?.receivedFrom.description ?? '',
    receivedOn: carrier.statedTime?.from?.slice(0, 10) ?? '',
  }));
}

/**
 * The flags of every photo of a case, in words, in the order of the documents. Which pictures show the same is asked of
 * all of them at once (`similarPhotos`); devices and the rest are asked photo by photo.
 */
export function flaggedPhotos(
  documents: readonly Document[],
  basis: SuggestionBasis,
): readonly { readonly document: Document; readonly flags: readonly string[] }[] {
  const photos = documents.filter((one) => one.kind === 'photo' && one.photo != null);
  const alike = new Set(
    similarPhotos(
      photos.map((one) => ({
        id: one.id,
        hash: one.photo?.hash ?? null,
        parts: one.photo?.parts ?? [],
      })),
    ).flatMap(({ a, b }) => [a, b]),
  );
  return photos.flatMap((document) => {
    const near = photos.filter((one) => one.id === document.id || alike.has(one.id));
    const carriers = documents.filter((one) =>
      one.media.some(({ exhibitId }) => exhibitId === document.exhibitId),
    );
    const compared = alike.has(document.id) ? near : [document];
    const { flags } = photoView(
      document,
      [...compared, ...carriers.filter((one) => one.kind !== 'photo')],
      basis,
    );
    return flags.length === 0 ? [] : [{ document, flags: flags.map(({ text }) => text) }];
  });
}

/** The photos of a case that a person should ask about, and how many there are. */
export async function caseFlaggedPhotos(
  desk: Desk,
  principal: Principal,
  caseId: CaseId,
): Promise<{
  readonly photos: number;
  readonly flagged: readonly {
    readonly documentId: DocumentId;
    readonly number: number;
    readonly title: string;
    readonly flags: readonly string[];
  }[];
}> {
  return desk.store.read(principal, async (tx) => {
    const documents = await caseDocuments(desk, tx, caseId);
    const basis = await suggestionBasis(desk, tx, caseId);
    const numbers = await tx.numbers(caseId);
    return {
      photos: documents.filter(({ kind }) => kind === 'photo').length,
      flagged: flaggedPhotos(documents, basis).map(({ document, flags }) => ({
        documentId: document.id,
        number: numbers.get(document.id) ?? 0,
        title: titleOf(document),
        flags,
      })),
    };
  });
}

/** The original bytes of a photo, for a page to show behind a click. */
export async function pictureOf(
  desk: Desk,
  principal: Principal,
  id: DocumentId,
): Promise<{ readonly mediaType: string; readonly bytes: Uint8Array }> {
  const exhibit = await desk.store.read(principal, async (tx) => {
    const document = await tx.get('document', id);
    if (document === null) throw new StoreError('not-found', 'There is no such document.');
    return tx.get('exhibit', document.exhibitId);
  });
  if (exhibit === null || !SHOWN.includes(exhibit.mediaType)) {
    throw new StoreError('invalid', 'This document is no picture that a browser can show.');
  }
  return { mediaType: exhibit.mediaType, bytes: await desk.store.exhibits.get(exhibit.sha256) };
}
