/**
 * Suggested links of a case that is kept up: the same suggestions as `suggestLinks` gives for the
 * documents and claims as they now stand, at the cost of what a new document shares with others.
 *
 * Kept are indices – who has this file, this text, this run of words – and for each document the
 * strongest parent found for it. A document that comes or goes concerns itself and those it could be
 * the parent of; a claim concerns its document and everything this shares wording or media with,
 * because it may decide which way a link runs and whether it would change anything. Two thresholds
 * reach further: a run of words that passes `COMMON` holders stops being (or becomes again) a trace
 * for all who have it, and so does a text. What is concerned is looked at again when next asked for.
 */
import { SAME_PICTURE } from '#terms/picture-hash.ts';
import { PictureIndex, type NearPicture } from '#terms/picture-index.ts';
import type { Draft } from '#terms/record.ts';
import type { Document } from '#intake/document.ts';
import type { Claim } from '#claims/claim.ts';
import type { Link, LinkReason } from './link.ts';
import {
  arrivals,
  COMMON,
  isOpen,
  LEAST_SHARED,
  linkBetween,
  nearer,
  nearerPicture,
  nearWordingReason,
  NEXT,
  originOf,
  pictureOf,
  readDocument,
  SAME_MEDIA,
  samePictureReason,
  sameSender,
  sameWordingReason,
  strongestFirst,
  when,
  type Read,
} from './suggest-links.ts';

interface Told {
  readonly documentId: string;
  readonly question: string;
  readonly origin: string;
  readonly dark: boolean;
}

export class LiveLinks {
  readonly #read = new Map<string, Read & { readonly place: number }>();
  readonly #byMedium = new Map<string, Set<string>>();
  /** Fingerprints of files, and the photos that state them. */
  readonly #pictures = new PictureIndex();
  readonly #hashes = new Map<string, string>();
  readonly #photosOf = new Map<string, Set<string>>();
  readonly #byText = new Map<string, Set<string>>();
  readonly #byShingle = new Map<string, Set<string>>();
  /** Texts that have gone round, in time; made when first needed. */
  readonly #rounds = new Map<string, readonly string[]>();
  readonly #told = new Map<string, Told>();
  readonly #toldIn = new Map<string, Set<string>>();
  readonly #best = new Map<string, Draft<Link>>();
  readonly #stale = new Set<string>();

  /** `place`: where it stands among the documents of the case. */
  addDocument(document: Document, place: number): void {
    const read = { ...readDocument(document), place };
    this.#read.set(document.id, read);
    for (const sha of media(document)) hold(this.#byMedium, sha, document.id);
    this.#addPicture(document);
    this.#outdatePictures(document);
    if (read.text !== '') this.#textChanges(read, () => hold(this.#byText, read.text, document.id));
    for (const shingle of read.shingles) {
      hold(this.#byShingle, shingle, document.id);
      this.#shinglePasses(shingle, COMMON + 1);
    }
    this.#stale.add(document.id);
    this.#outdateChildren(read);
  }

  removeDocument(id: string): void {
    const read = this.#read.get(id);
    if (read === undefined) return;
    this.#outdateChildren(read);
    this.#outdatePictures(read.document);
    this.#removePicture(read.document);
    for (const sha of media(read.document)) release(this.#byMedium, sha, id);
    if (read.text !== '') this.#textChanges(read, () => release(this.#byText, read.text, id));
    for (const shingle of read.shingles) {
      release(this.#byShingle, shingle, id);
      this.#shinglePasses(shingle, COMMON);
    }
    this.#read.delete(id);
    this.#best.delete(id);
    this.#stale.delete(id);
  }

  #addPicture(document: Document): void {
    const picture = pictureOf(document);
    if (picture === null) return;
    hold(this.#photosOf, picture.sha, document.id);
    if (this.#hashes.has(picture.sha) || !this.#pictures.put(picture.sha, picture.hash)) return;
    this.#hashes.set(picture.sha, picture.hash);
  }

  #removePicture(document: Document): void {
    const picture = pictureOf(document);
    if (picture === null) return;
    release(this.#photosOf, picture.sha, document.id);
    if (this.#photosOf.has(picture.sha)) return;
    this.#pictures.remove(picture.sha);
    this.#hashes.delete(picture.sha);
  }

  /** Everything that carries a picture of this document, or one like it: who are its arrivals may change. */
  #outdatePictures(document: Document): void {
    for (const sha of media(document)) {
      const hash = this.#hashes.get(sha);
      if (hash === undefined) continue;
      for (const { key } of this.#pictures.near(hash, SAME_PICTURE)) {
        for (const id of this.#byMedium.get(key) ?? []) this.#stale.add(id);
      }
    }
  }

  /** Documents with nearly the same picture, each with the nearest. */
  #samePictures(document: Document): ReadonlyMap<string, NearPicture> {
    const best = new Map<string, NearPicture>();
    for (const sha of media(document)) {
      const hash = this.#hashes.get(sha);
      if (hash === undefined || !this.#arrivals(sha).includes(document)) continue;
      for (const near of this.#pictures.near(hash, SAME_PICTURE)) {
        if (near.key === sha) continue;
        for (const { id } of this.#arrivals(near.key)) {
          if (id !== document.id) best.set(id, nearerPicture(near, best.get(id)));
        }
      }
    }
    return best;
  }

  #arrivals(sha: string): readonly Document[] {
    const holders = Array.from(this.#byMedium.get(sha) ?? [], (id) => this.#read.get(id)?.document);
    return arrivals(
      holders.filter((document) => document !== undefined),
      (document) => document,
    );
  }

  addClaim(claim: Claim): void {
    if (claim.documentId === null || !isOpen(claim)) return;
    const origin = originOf(claim);
    const told: Told = {
      documentId: claim.documentId,
      question: claim.questionId,
      origin: origin.key,
      dark: origin.actor.kind !== 'source',
    };
    this.#told.set(claim.id, told);
    hold(this.#toldIn, claim.documentId, claim.id);
    this.#outdate(claim.documentId);
  }

  removeClaim(id: string): void {
    const told = this.#told.get(id);
    if (told === undefined) return;
    this.#told.delete(id);
    release(this.#toldIn, told.documentId, id);
    this.#outdate(told.documentId);
  }

  /** The link to the parent suggested for a document; null when there is none. */
  parentOf(documentId: string): Draft<Link> | null {
    this.#bringUpToDate();
    return this.#best.get(documentId) ?? null;
  }

  /** All suggested links, strongest first. */
  all(): readonly Draft<Link>[] {
    this.#bringUpToDate();
    return [...this.#best.values()].sort(strongestFirst);
  }

  #bringUpToDate(): void {
    for (const id of this.#stale) {
      this.#best.delete(id);
      const read = this.#read.get(id);
      if (read === undefined) continue;
      for (const [other, reasons] of this.#sharing(read)) {
        const link = this.#link(read, this.#read.get(other) as Read & { place: number }, reasons);
        if (link?.child.id === id && nearer(link, this.#best.get(id))) this.#best.set(id, link);
      }
    }
    this.#stale.clear();
  }

  #outdate(documentId: string): void {
    const read = this.#read.get(documentId);
    if (read === undefined) return;
    this.#stale.add(documentId);
    for (const other of this.#sharing(read).keys()) this.#stale.add(other);
  }

  /** Those of whom this document is, or would be, the parent. */
  #outdateChildren(read: Read & { readonly place: number }): void {
    for (const [other, reasons] of this.#sharing(read)) {
      const link = this.#link(read, this.#read.get(other) as Read & { place: number }, reasons);
      if (link?.child.id === other) this.#stale.add(other);
    }
  }

  /** Changes who has a text, and outdates those whose neighbours in time it moves. */
  #textChanges(read: Read, change: () => void): void {
    const before = this.#byText.get(read.text)?.size ?? 0;
    if (before > COMMON) this.#outdateNeighbours(read);
    change();
    this.#rounds.delete(read.text);
    const after = this.#byText.get(read.text)?.size ?? 0;
    if (before > COMMON !== after > COMMON) {
      for (const id of this.#byText.get(read.text) ?? []) this.#stale.add(id);
    } else if (after > COMMON) this.#outdateNeighbours(read);
  }

  #outdateNeighbours(read: Read): void {
    const row = this.#round(read.text);
    const time = when(read);
    // Where it stands, or would stand.
    let at = row.findIndex((id) => when(this.#read.get(id)) >= time);
    if (at < 0) at = row.length;
    for (const id of row.slice(Math.max(0, at - NEXT - 1), at + NEXT + 2)) this.#stale.add(id);
  }

  #round(text: string): readonly string[] {
    let row = this.#rounds.get(text);
    if (row === undefined) {
      row = [...(this.#byText.get(text) ?? [])].sort((a, b) =>
        when(this.#read.get(a)) < when(this.#read.get(b)) ? -1 : 1,
      );
      this.#rounds.set(text, row);
    }
    return row;
  }

  #shinglePasses(shingle: string, size: number): void {
    const holders = this.#byShingle.get(shingle);
    if (holders?.size === size) for (const id of holders) this.#stale.add(id);
  }

  /** Everything that shares media or wording with a document, with what is shared. */
  #sharing(read: Read): ReadonlyMap<string, readonly LinkReason[]> {
    const { document, text, words } = read;
    const found = new Map<string, LinkReason[]>();
    const note = (id: string, reason: LinkReason): void => {
      const list = found.get(id);
      if (list === undefined) found.set(id, [reason]);
      else if (!list.some((r) => r.what === reason.what && r.detail === reason.detail)) {
        list.push(reason);
      }
    };
    if (document.kind !== 'photo') {
      for (const sha of media(document)) {
        for (const id of this.#byMedium.get(sha) ?? []) {
          if (id !== document.id && this.#read.get(id)?.document.kind !== 'photo') {
            note(id, SAME_MEDIA);
          }
        }
      }
    }
    for (const [id, near] of this.#samePictures(document)) {
      if (found.get(id)?.includes(SAME_MEDIA) !== true) note(id, samePictureReason(near));
    }
    const same = this.#byText.get(text);
    const reason = same === undefined ? null : sameWordingReason(words.length, same.size);
    if (same !== undefined && reason !== null) {
      let others: Iterable<string> = same;
      if (same.size > COMMON) {
        const row = this.#round(text);
        const at = row.indexOf(document.id);
        others = row.slice(Math.max(0, at - NEXT), at + NEXT + 1);
      }
      for (const id of others) if (id !== document.id) note(id, reason);
    }
    const shared = new Map<string, number>();
    for (const shingle of read.shingles) {
      const holders = this.#byShingle.get(shingle);
      if (holders === undefined || holders.size > COMMON) continue;
      for (const id of holders) if (id !== document.id) shared.set(id, (shared.get(id) ?? 0) + 1);
    }
    for (const [id, count] of shared) {
      if (count < LEAST_SHARED) continue;
      const near = nearWordingReason(read, this.#read.get(id) as Read, count);
      if (near !== null) note(id, near);
    }
    return found;
  }

  #link(
    one: Read & { readonly place: number },
    other: Read & { readonly place: number },
    reasons: readonly LinkReason[],
  ): Draft<Link> | null {
    const [a, b] =
      one.place < other.place ? [one.document, other.document] : [other.document, one.document];
    if (sameSender(a, b) || !this.#decides(a.id, b.id)) return null;
    return linkBetween(a, b, reasons, (id) => this.#inTheDark(id));
  }

  #claimsOf(documentId: string): readonly Told[] {
    return [...(this.#toldIn.get(documentId) ?? [])].map((id) => this.#told.get(id) as Told);
  }

  #inTheDark(documentId: string): boolean {
    const told = this.#claimsOf(documentId);
    return told.length > 0 && told.every(({ dark }) => dark);
  }

  #decides(a: string, b: string): boolean {
    const [of, other] = [this.#claimsOf(a), this.#claimsOf(b)];
    if (of.length === 0 || other.length === 0) return of.length === other.length;
    return of.some((x) => other.some((y) => x.question === y.question && x.origin !== y.origin));
  }
}

function media(document: Document): ReadonlySet<string> {
  return new Set(document.media.map(({ sha256 }) => sha256));
}

function hold(sets: Map<string, Set<string>>, key: string, id: string): void {
  const set = sets.get(key);
  if (set === undefined) sets.set(key, new Set([id]));
  else set.add(id);
}

function release(sets: Map<string, Set<string>>, key: string, id: string): void {
  const set = sets.get(key);
  if (set?.delete(id) === true && set.size === 0) sets.delete(key);
}
