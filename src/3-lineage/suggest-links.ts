/**
 * Looks for dependence that nobody declared: the same wording, nearly the same wording, the same
 * photo or file, a forward whose original we hold. What it finds are suggestions with their reasons
 * in decibans; a person decides.
 *
 * **Weights** are fixed for now, not learned; they are the evidence that two documents are dependent
 * against that two people who know of the same thing happen to write alike.
 *
 * - same wording: 1.5 dB a word beyond the first five, at most 30 – "ok", a greeting or "the road is
 *   closed" say nothing, a paragraph says everything;
 * - near wording: 1.2 dB a shared run of four words, times the containment, at most 25; runs that more
 *   than `COMMON` documents have (signatures, system texts) are not counted;
 * - a passage: where neither holds half of the other, 1.2 dB a word of the longest run of words that both have, beyond the
 *   first five, from fifteen words on, at most 20 – a paragraph quoted in a message of its own;
 * - same media: 25 dB, since two cameras never give the same bytes;
 * - the same picture in other bytes – resized, recompressed, cropped a little, turned: 22 dB less .2 for
 *   each of the 256 bits of its fingerprint that differ (`#terms/picture-hash.ts`), since two people who
 *   stand side by side may take nearly the same photo;
 * - forward mark that names the other's sender: 15 dB on top of shared wording.
 *
 * **Direction** follows time: who wrote earlier is the parent, with probability .9. Where a time is
 * missing, the one whose chains all begin in the dark is taken for the copy of the one whose origin
 * is known, with .75; else the order of arrival decides, with .6.
 *
 * **Not suggested**: what a chat program wrote itself; pairs by the same sender; pairs that decide
 * nothing, because for every question that both speak to their claims already go back to the same
 * origin.
 *
 * Candidates come from an index of shingles and hashes, so the work grows with what is shared, not
 * with the square of the documents.
 */
import { SAME_PICTURE, type Likeness } from '#terms/picture-hash.ts';
import { PictureIndex, type NearPicture } from '#terms/picture-index.ts';
import type { Decibans, Probability } from '#terms/quantities.ts';
import type { Draft } from '#terms/record.ts';
import type { Document } from '#intake/document.ts';
import type { Claim } from '#claims/claim.ts';
import { chainOf, type Step } from './chain.ts';
import type { Link, LinkReason } from './link.ts';
import { longestRun, plainWords, SHINGLE, shingles } from './shingles.ts';

/** A run of words in more documents than this is a formula, not a trace. */
export const COMMON = 40;
/** Below this a pair is not worth a person's time. */
export const WORTH_SHOWING = 6 as Decibans;

/** Words from which even a text that everybody has is a text and not a formula. */
export const LONG = 12;
const FIRST_WORDS = 5;
const PER_WORD = 1.5;
const PER_SHINGLE = 1.2;
const LEAST_CONTAINMENT = 0.5;
/** Words in a row that are no chance and no phrase. */
const PASSAGE = 15;
/** Fewer shared runs of words than this are chance. */
export const LEAST_SHARED = 3;
/** Of a text that has gone round, each is compared with so many of those that came next. */
export const NEXT = 5;

export interface SuggestInput {
  readonly documents: readonly Document[];
  readonly claims: readonly Claim[];
}

/** Suggested links between documents, strongest first; the same input gives the same suggestions. */
export function suggestLinks({ documents, claims }: SuggestInput): readonly Draft<Link>[] {
  const read = documents.map(readDocument);
  const pairs = new Map<string, LinkReason[]>();
  const note = (a: number, b: number, reason: LinkReason) => {
    const key = a < b ? `${a} ${b}` : `${b} ${a}`;
    const list = pairs.get(key);
    if (list === undefined) pairs.set(key, [reason]);
    else if (!list.some((r) => r.what === reason.what && r.detail === reason.detail))
      list.push(reason);
  };

  sameMedia(documents, note);
  samePicture(documents, note, (a, b) => pairs.get(`${a} ${b}`)?.includes(SAME_MEDIA) === true);
  sameWording(read, note);
  nearWording(read, note);

  const decides = undecided(claims);
  const inTheDark = untraced(claims);
  const links: Draft<Link>[] = [];
  for (const [key, wording] of pairs) {
    const [i = 0, j = 0] = key.split(' ').map(Number);
    const a = documents[i];
    const b = documents[j];
    if (a === undefined || b === undefined || sameSender(a, b) || !decides(a, b)) continue;
    const link = linkBetween(a, b, wording, (id) => inTheDark.has(id));
    if (link !== null) links.push(link);
  }
  return nearestParents(links);
}

/** A document made ready to be compared. */
export function readDocument(document: Document): Read {
  const words = plainWords(document.text);
  return { document, words, text: words.join(' '), shingles: shingles(words) };
}

/**
 * The link between two documents that share something; null when it is not worth showing. Whether it
 * would decide anything, and whether both have the same sender, is asked before.
 */
export function linkBetween(
  a: Document,
  b: Document,
  shared: readonly LinkReason[],
  inTheDark: (documentId: string) => boolean,
): Draft<Link> | null {
  const [parent, child, direction] = inOrder(a, b, inTheDark);
  const reasons = [...shared, ...forwardMark(child, parent)].sort(
    (x, y) => y.decibans - x.decibans,
  );
  const weight = reasons.reduce((sum, reason) => sum + reason.decibans, 0) as Decibans;
  if (weight < WORTH_SHOWING) return null;
  return {
    child: { kind: 'document', id: child.id },
    parent: { kind: 'document', id: parent.id },
    kind: reasons[0]?.what ?? 'analyst',
    weight,
    direction,
    reasons,
    state: 'suggested',
    decidedBy: null,
    comment: null,
  };
}

/** Whether two documents, the earlier place first, have a file in common. */
type Same = (a: number, b: number) => boolean;
type Note = (a: number, b: number, reason: LinkReason) => void;
/** What of a document is compared. */
export interface Read {
  readonly document: Document;
  readonly words: readonly string[];
  readonly text: string;
  readonly shingles: ReadonlySet<string>;
}

export const SAME_MEDIA: LinkReason = {
  what: 'same-media',
  decibans: 25 as Decibans,
  detail: 'the same photo or file, byte for byte',
};

function sameMedia(documents: readonly Document[], note: Note): void {
  const bySha = new Map<string, number[]>();
  documents.forEach((document, i) => {
    for (const sha of new Set(document.media.map((medium) => medium.sha256))) {
      const list = bySha.get(sha);
      if (list === undefined) bySha.set(sha, [i]);
      else list.push(i);
    }
  });
  for (const list of bySha.values()) {
    // The photo as a file of its own and the message that carries it are one arrival, not two.
    const carriers = list.filter((i) => documents[i]?.kind !== 'photo' || list.length === 1);
    for (const [n, a] of carriers.entries()) {
      for (const b of carriers.slice(n + 1)) {
        note(a, b, SAME_MEDIA);
      }
    }
  }
}

/** What it says that two files show the same picture. */
export function samePictureReason({ distance, view }: Likeness): LinkReason {
  const turned = view === 'as it is' ? '' : `, ${view}`;
  return {
    what: 'same-media',
    decibans: (22 - 0.2 * distance) as Decibans,
    detail: `nearly the same picture${turned}: ${distance} of 256 bits of its fingerprint differ`,
  };
}

/** The files whose fingerprint a document knows: of a photo, its own bytes. */
export function pictureOf(
  document: Document,
): { readonly sha: string; readonly hash: string } | null {
  const sha = document.media[0]?.sha256;
  const hash = document.photo?.hash ?? null;
  return document.kind !== 'photo' || sha === undefined || hash === null ? null : { sha, hash };
}

/**
 * Of all documents that have a file, those that are its arrivals: the messages that carry it or, where
 * there are none, the photos themselves.
 */
export function arrivals<T>(holders: readonly T[], of: (holder: T) => Document): readonly T[] {
  const carriers = holders.filter((holder) => of(holder).kind !== 'photo');
  return carriers.length > 0 ? carriers : holders;
}

/** Of two likenesses of one pair of documents, the nearer; of equally near ones always the same. */
export function nearerPicture(a: NearPicture, b: NearPicture | undefined): NearPicture {
  if (b === undefined || a.distance < b.distance) return a;
  return a.distance === b.distance && a.view < b.view ? a : b;
}

function samePicture(documents: readonly Document[], note: Note, exactly: Same): void {
  const holders = new Map<string, number[]>();
  documents.forEach((document, i) => {
    for (const sha of new Set(document.media.map((medium) => medium.sha256))) {
      const list = holders.get(sha);
      if (list === undefined) holders.set(sha, [i]);
      else list.push(i);
    }
  });
  const index = new PictureIndex();
  const seen = new Set<string>();
  const of = (i: number): Document => documents[i] as Document;
  const best = new Map<number, Map<number, NearPicture>>();
  for (const document of documents) {
    const picture = pictureOf(document);
    if (picture === null || seen.has(picture.sha)) continue;
    seen.add(picture.sha);
    for (const near of index.near(picture.hash, SAME_PICTURE)) {
      for (const x of arrivals(holders.get(near.key) ?? [], of)) {
        for (const y of arrivals(holders.get(picture.sha) ?? [], of)) {
          const [a, b] = x < y ? [x, y] : [y, x];
          if (a === b || exactly(a, b)) continue;
          const others = best.get(a) ?? new Map<number, NearPicture>();
          others.set(b, nearerPicture(near, others.get(b)));
          best.set(a, others);
        }
      }
    }
    index.put(picture.sha, picture.hash);
  }
  for (const [a, others] of best) {
    for (const [b, near] of others) note(a, b, samePictureReason(near));
  }
}

/** What it says that so many documents have the same text of so many words. */
export function sameWordingReason(words: number, documents: number): LinkReason | null {
  // Few words in many documents are a formula; many words in many documents have gone round.
  if (documents < 2 || (documents > COMMON && words < LONG)) return null;
  const decibans = Math.min(30, PER_WORD * (words - FIRST_WORDS)) as Decibans;
  return decibans <= 0
    ? null
    : { what: 'same-wording', decibans, detail: `the same ${words} words` };
}

function sameWording(read: readonly Read[], note: Note): void {
  const byText = new Map<string, number[]>();
  read.forEach(({ text }, i) => {
    if (text === '') return;
    const list = byText.get(text);
    if (list === undefined) byText.set(text, [i]);
    else list.push(i);
  });
  for (const list of byText.values()) {
    const words = read[list[0] ?? 0]?.words.length ?? 0;
    const reason = sameWordingReason(words, list.length);
    if (reason === null) continue;
    // A text that has gone round is linked step by step in time; its pairs are too many.
    if (list.length > COMMON) list.sort((a, b) => (when(read[a]) < when(read[b]) ? -1 : 1));
    for (const [n, a] of list.entries()) {
      for (const b of list.slice(n + 1, list.length > COMMON ? n + 1 + NEXT : undefined)) {
        note(a, b, reason);
      }
    }
  }
}

/** Sorts by time, then by arrival. */
export function when(one: Read | undefined): string {
  return `${one?.document.statedTime?.from ?? '9'} ${one?.document.id ?? ''}`;
}

function nearWording(read: readonly Read[], note: Note): void {
  const holders = new Map<string, number[]>();
  read.forEach(({ shingles: own }, i) => {
    for (const shingle of own) {
      const list = holders.get(shingle);
      if (list === undefined) holders.set(shingle, [i]);
      else list.push(i);
    }
  });
  const shared = new Map<string, number>();
  for (const list of holders.values()) {
    if (list.length < 2 || list.length > COMMON) continue;
    for (const [n, a] of list.entries()) {
      for (const b of list.slice(n + 1)) {
        const key = `${a} ${b}`;
        shared.set(key, (shared.get(key) ?? 0) + 1);
      }
    }
  }
  for (const [key, count] of shared) {
    const [i = 0, j = 0] = key.split(' ').map(Number);
    const a = read[i];
    const b = read[j];
    if (a === undefined || b === undefined) continue;
    const reason = nearWordingReason(a, b, count);
    if (reason !== null) note(i, j, reason);
  }
}

/** What it says that two documents share so many runs of words that are no formula. */
export function nearWordingReason(a: Read, b: Read, count: number): LinkReason | null {
  if (a.text === b.text) return null;
  const containment = count / Math.min(a.shingles.size, b.shingles.size);
  if (count < LEAST_SHARED) return null;
  if (containment < LEAST_CONTAINMENT) return passageReason(a, b, count);
  return {
    what: 'near-wording',
    decibans: Math.min(25, PER_SHINGLE * count * containment) as Decibans,
    detail: `${Math.round(containment * 100)} % of the shorter one's wording is in the other`,
  };
}

/** Neither is an excerpt of the other, but a long passage stands in both: a quotation within a message. */
function passageReason(a: Read, b: Read, count: number): LinkReason | null {
  if (count < PASSAGE - SHINGLE + 1) return null;
  const run = longestRun(a.words, b.words);
  if (run < PASSAGE) return null;
  return {
    what: 'near-wording',
    decibans: Math.min(20, PER_WORD * (run - FIRST_WORDS) * 0.8) as Decibans,
    detail: `a passage of ${run} words stands in both`,
  };
}

/** The child says it was forwarded, and names the parent's sender. */
function forwardMark(child: Document, parent: Document): readonly LinkReason[] {
  const from = child.forwardedFrom?.trim().toLowerCase() ?? '';
  if (from === '' || parent.sender?.trim().toLowerCase() !== from) return [];
  return [
    {
      what: 'forward',
      decibans: 15 as Decibans,
      detail: `it says that it was forwarded from ${child.forwardedFrom ?? ''}`,
    },
  ];
}

export function sameSender(a: Document, b: Document): boolean {
  if (isProgram(a) || isProgram(b)) return true;
  if (a.senderSourceId !== null) return a.senderSourceId === b.senderSourceId;
  return a.sender !== null && a.exhibitId === b.exhibitId && a.sender === b.sender;
}

/** A line without a sender in a chat was written by the program: "messages are encrypted". */
function isProgram(document: Document): boolean {
  return document.kind === 'message' && document.sender === null && document.media.length === 0;
}

/** Parent, child and how sure that order is. */
function inOrder(
  a: Document,
  b: Document,
  inTheDark: (documentId: string) => boolean,
): readonly [Document, Document, Probability] {
  const [at, bt] = [a.statedTime?.from ?? null, b.statedTime?.from ?? null];
  if (at !== null && bt !== null && at !== bt) {
    return at < bt ? [a, b, 0.9 as Probability] : [b, a, 0.9 as Probability];
  }
  if (inTheDark(a.id) !== inTheDark(b.id)) {
    return inTheDark(b.id) ? [a, b, 0.75 as Probability] : [b, a, 0.75 as Probability];
  }
  return a.id < b.id ? [a, b, 0.6 as Probability] : [b, a, 0.6 as Probability];
}

/** Documents whose claims all go back to somebody not known: a gap, or words such as "my source on the roof". */
function untraced(claims: readonly Claim[]): ReadonlySet<string> {
  const dark = new Set<string>();
  const known = new Set<string>();
  for (const claim of claims) {
    if (claim.documentId === null || !isOpen(claim)) continue;
    (originOf(claim).actor.kind === 'source' ? known : dark).add(claim.documentId);
  }
  for (const id of known) dark.delete(id);
  return dark;
}

/**
 * Whether a link between two documents could change anything: some question that both speak to has
 * claims that go back to different origins – or one of them has no claims yet, so nobody knows.
 */
function undecided(claims: readonly Claim[]): (a: Document, b: Document) => boolean {
  const byDocument = new Map<string, { readonly question: string; readonly origin: string }[]>();
  for (const claim of claims) {
    if (claim.documentId === null || !isOpen(claim)) continue;
    const told = { question: claim.questionId, origin: originOf(claim).key };
    const list = byDocument.get(claim.documentId);
    if (list === undefined) byDocument.set(claim.documentId, [told]);
    else list.push(told);
  }
  return (a, b) => {
    const [of, other] = [byDocument.get(a.id), byDocument.get(b.id)];
    if (of === undefined || other === undefined) return of === other;
    return of.some((x) => other.some((y) => x.question === y.question && x.origin !== y.origin));
  };
}

/** A claim that counts, or that a person may yet accept. */
export function isOpen({ status }: Claim): boolean {
  return status === 'accepted' || status === 'suggested';
}

/** Where its chain begins, as it is traced: whoever only heard it has a gap before them. */
export function originOf(claim: Claim): Step {
  // A chain that was made ready has a step: where nobody is named, a gap.
  return chainOf(claim).steps[0] as Step;
}

/**
 * Ten copies of one text make 45 pairs but nine steps: each child keeps its strongest parent, and of
 * equally strong ones the nearest before it.
 */
function nearestParents(links: readonly Draft<Link>[]): readonly Draft<Link>[] {
  const best = new Map<string, Draft<Link>>();
  for (const link of links) {
    if (nearer(link, best.get(link.child.id))) best.set(link.child.id, link);
  }
  return [...best.values()].sort(strongestFirst);
}

/** Whether a link is to be kept instead of another of the same child. */
export function nearer(link: Draft<Link>, known: Draft<Link> | undefined): boolean {
  return (
    known === undefined ||
    link.weight > known.weight ||
    (link.weight === known.weight && link.parent.id > known.parent.id)
  );
}

export function strongestFirst(a: Draft<Link>, b: Draft<Link>): number {
  return b.weight - a.weight || (a.child.id < b.child.id ? -1 : a.child.id > b.child.id ? 1 : 0);
}
