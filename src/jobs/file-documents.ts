import { asId, type DocumentId, type ExhibitId, type ImportId, type Sha256 } from '#terms/ids.ts';
import type { Draft } from '#terms/record.ts';
import type { Source } from '#terms/source.ts';
import type { Document } from '#intake/document.ts';
import { resolveSender } from '#claims/resolve-sender.ts';
import type { Desk } from './desk.ts';
import { attachedFile, type FileRead } from './read-arrival.ts';

export type DocumentDraft = Draft<Document> & { readonly id: DocumentId };

/** What was read in one file, as documents of an import: with their senders and their media among its files. */
export function documentsOf(
  desk: Desk,
  file: FileRead,
  files: readonly FileRead[],
  exhibitIds: ReadonlyMap<Sha256, ExhibitId>,
  importId: ImportId,
  sources: readonly Source[],
): readonly DocumentDraft[] {
  const exhibitId = exhibitIds.get(file.sha256);
  if (exhibitId === undefined || file.reading === null) return [];
  return file.reading.documents.map(({ attachments, ...document }) => ({
    ...document,
    id: asId<DocumentId>(desk.newId()),
    exhibitId,
    importId,
    senderSourceId:
      document.sender === null ? null : (resolveSender(document.sender, sources)?.id ?? null),
    sessionId: null,
    media: [
      ...attachments.flatMap((name) => {
        const found = attachedFile(name, file, files);
        const id = found === null ? undefined : exhibitIds.get(found.sha256);
        return found === null || id === undefined
          ? []
          : [{ exhibitId: id, sha256: found.sha256, name }];
      }),
      // A photo is its own medium: two people who send the same bytes share an origin.
      ...(document.kind === 'photo' ? [{ exhibitId, sha256: file.sha256, name: file.name }] : []),
    ],
  }));
}
