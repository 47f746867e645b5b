import { asId, type DocumentId, type LinkId } from '#terms/ids.ts';
import type { Principal } from '#terms/principal.ts';
import type { Decibans, Probability } from '#terms/quantities.ts';
import type { Link } from '#lineage/link.ts';
import { StoreError } from '#store/errors.ts';
import type { ReadTx } from '#store/store.ts';
import type { Desk } from './desk.ts';
import { titleOf } from './documents.ts';

/** A document as its translation, or its original, names it. */
export interface OtherText {
  readonly id: DocumentId;
  readonly number: number;
  readonly title: string;
  readonly language: string | null;
}

export interface TranslationView {
  /** What this document was translated from, when a person has said so. */
  readonly of: OtherText | null;
  /** Documents that are translations of this one. */
  readonly into: readonly OtherText[];
}

/** Certain, as a person said so; the weight is that of the surest suggestion. */
const SURE = 30 as Decibans;

/**
 * A person says that a document is a translation of another: what it claims goes back to what that one
 * claims, and is no second origin. Kept as an accepted link of its own kind, so that every finding, the
 * network and the suggestions know it. A link suggested between the two is accepted with it.
 *
 * With `null` the word is taken back, and what was suggested waits for a decision again.
 *
 * @throws StoreError for a document that is not there, of another case, itself, or one that is already
 * its own translation, directly or by way of others.
 */
export async function sayTranslation(
  desk: Desk,
  principal: Principal,
  id: DocumentId,
  of: DocumentId | null,
): Promise<TranslationView> {
  const verb = { verb: 'link.decide', object: id, details: { translationOf: of } } as const;
  return desk.store.transact(principal, verb, async (tx) => {
    const document = await tx.get('document', id);
    if (document === null) throw new StoreError('not-found', 'There is no such document.');
    const { caseId } = document;
    await tx.allowed(caseId);
    // Two who say it at one moment say it one after the other.
    await tx.alone(`translations ${caseId}`);
    const links = await tx.list('link', { caseId });
    for (const link of links.filter((one) => isTranslation(one) && one.child.id === id)) {
      if (link.parent.id === of) return translationOf(tx, id);
      await tx.remove('link', link.id, link.version);
      for (const other of between(links, id, link.parent.id)) {
        if (other.state === 'accepted' && other.comment === WITH_IT) {
          const open = { state: 'suggested', comment: null, decidedBy: null } as const;
          await tx.revise('link', asId<LinkId>(other.id), other.version, open);
        }
      }
    }
    if (of === null) return translationOf(tx, id);
    const original = await tx.get('document', of);
    if (original === null || original.caseId !== caseId) {
      throw new StoreError('not-found', 'There is no such document in this case.');
    }
    mustNotCircle(links, id, of);
    for (const other of between(links, id, of)) {
      if (other.state !== 'suggested') continue;
      const decided = { state: 'accepted', comment: WITH_IT, decidedBy: principal.name } as const;
      // As it was said, whichever way it was suggested.
      const ends = {
        child: { kind: 'document', id },
        parent: { kind: 'document', id: of },
      } as const;
      await tx.revise('link', asId<LinkId>(other.id), other.version, { ...decided, ...ends });
    }
    await tx.insertMany('link', caseId, [
      {
        child: { kind: 'document', id },
        parent: { kind: 'document', id: of },
        kind: 'translation',
        weight: SURE,
        direction: 1 as Probability,
        reasons: [
          {
            what: 'translation',
            decibans: SURE,
            detail: `${principal.name} says that one is a translation of the other`,
          },
        ],
        state: 'accepted',
        decidedBy: principal.name,
        comment: null,
      },
    ]);
    return translationOf(tx, id);
  });
}

/** What a document was translated from, and what it was translated into. */
export async function translationOf(tx: ReadTx, id: DocumentId): Promise<TranslationView> {
  const document = await tx.get('document', id);
  if (document === null) return { of: null, into: [] };
  const { caseId } = document;
  const links = (await tx.list('link', { caseId })).filter(isTranslation);
  const ids = links.flatMap(({ child, parent }) =>
    child.id === id ? [parent.id as string] : parent.id === id ? [child.id as string] : [],
  );
  if (ids.length === 0) return { of: null, into: [] };
  const numbers = await tx.numbers(caseId);
  const others = new Map(
    (await tx.list('document', { caseId, ids })).map((one): [string, OtherText] => [
      one.id,
      {
        id: one.id,
        number: numbers.get(one.id) ?? 0,
        title: titleOf(one),
        language: one.language,
      },
    ]),
  );
  const own = links.find(({ child }) => child.id === id);
  return {
    of: others.get(own?.parent.id ?? '') ?? null,
    into: links
      .filter(({ parent }) => parent.id === id)
      .flatMap(({ child }) => others.get(child.id) ?? [])
      .toSorted((a, b) => a.number - b.number),
  };
}

/** Kept with a suggested link that was accepted because of it. */
const WITH_IT = 'a person says that one is a translation of the other';

function isTranslation(link: Link): boolean {
  return link.kind === 'translation' && link.state === 'accepted';
}

/** Other links between two documents, whichever way they run. */
function between(links: readonly Link[], a: string, b: string): readonly Link[] {
  return links.filter(
    ({ kind, child, parent }) =>
      kind !== 'translation' &&
      ((child.id === a && parent.id === b) || (child.id === b && parent.id === a)),
  );
}

function mustNotCircle(links: readonly Link[], id: string, of: string): void {
  const parents = new Map(
    links
      .filter(isTranslation)
      .map(({ child, parent }) => [child.id as string, parent.id as string]),
  );
  const seen = new Set<string>();
  for (let at: string | undefined = of; at !== undefined && !seen.has(at); at = parents.get(at)) {
    if (at === id) {
      throw new StoreError(
        'invalid',
        at === of
          ? 'A document is no translation of itself.'
          : 'That one is a translation of this one already; take that back first.',
      );
    }
    seen.add(at);
  }
}
