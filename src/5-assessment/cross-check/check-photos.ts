import type { Document } from '#intake/document.ts';
import type { Claim } from '#claims/claim.ts';
import { photoFlags, type OtherPhoto } from '#claims/photos/photo-flags.ts';
import type { Difference, ToCheck } from './difference.ts';
import { listOf } from '../words.ts';
import { whereOf } from './where-when.ts';

/** What photos state about themselves against what is claimed of them. */
export function photoChecks(
  { input, documents, book, exhibits }: ToCheck,
  claims: readonly Claim[],
): readonly Difference[] {
  const { question } = input;
  const byId = new Map<string, Document>(documents.map((one) => [one.id, one]));
  const photos = documents.filter(({ photo }) => photo != null);
  const found = new Map<string, Difference>();
  for (const claim of claims) {
    const document = byId.get(claim.documentId ?? '');
    if (document === undefined) continue;
    const media = new Set<string>(document.media.map(({ exhibitId }) => exhibitId));
    const own = photos.filter((one) => one.id === document.id || media.has(one.exhibitId));
    const where = whereOf(claim, question, book);
    for (const one of own) {
      if (one.photo == null) continue;
      const others = photos.flatMap((other): readonly OtherPhoto[] =>
        other.id === one.id || other.photo == null
          ? []
          : [
              {
                sha256: exhibits.get(other.id)?.sha256 ?? '',
                photo: other.photo,
                from: other.sender ?? 'somebody else',
                receivedOn: (exhibits.get(other.id)?.receivedAt ?? '').slice(0, 10),
              },
            ],
      );
      const flags = photoFlags(
        one.photo,
        {
          point: where,
          time: claim.aboutTime ?? question.period,
          sentAt: document.statedTime,
          receivedAt: exhibits.get(document.id)?.receivedAt ?? null,
        },
        { sha256: exhibits.get(one.id)?.sha256 ?? '', from: document.sender ?? 'somebody' },
        others,
      );
      for (const { text, metres, minutes } of flags) {
        const key = `${one.id} ${text}`;
        const before = found.get(key)?.between[0] ?? [];
        found.set(key, {
          kind: 'photo',
          between: [[...before, claim.id], []],
          text,
          metres,
          minutes,
        });
      }
    }
  }
  return [...found.values(), ...sameFiles(claims, byId)];
}

/** One file, byte for byte, that several people sent with claims on this question. */
function sameFiles(
  claims: readonly Claim[],
  byId: ReadonlyMap<string, Document>,
): readonly Difference[] {
  const files = new Map<string, { readonly claim: Claim; readonly from: string }[]>();
  for (const claim of claims) {
    const document = byId.get(claim.documentId ?? '');
    for (const { sha256 } of document?.media ?? []) {
      const sent = { claim, from: document?.sender ?? 'somebody' };
      files.set(sha256, [...(files.get(sha256) ?? []), sent]);
    }
  }
  return [...files.values()].flatMap((sent): readonly Difference[] => {
    const [first] = sent;
    const others = sent.filter(({ from }) => from !== first?.from);
    if (first === undefined || others.length === 0) return [];
    const names = [...new Set(others.map(({ from }) => from))];
    return [
      {
        kind: 'photo',
        between: [
          sent.filter(({ from }) => from === first.from).map(({ claim }) => claim.id),
          others.map(({ claim }) => claim.id),
        ],
        text: `${first.from} and ${listOf(names)} sent the same file, byte for byte.`,
        metres: null,
        minutes: null,
      },
    ];
  });
}
