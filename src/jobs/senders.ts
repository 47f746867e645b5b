import type { CaseId, DocumentId, SourceId } from '#terms/ids.ts';
import type { Principal } from '#terms/principal.ts';
import type { Source } from '#terms/source.ts';
import type { Document } from '#intake/document.ts';
import type { Hop } from '#claims/claim.ts';
import { resolveSender, senderKey } from '#claims/resolve-sender.ts';
import type { Tx } from '#store/store.ts';
import { StoreError } from '#store/errors.ts';
import { act } from './act.ts';
import { needCase } from './cases.ts';
import type { Desk } from './desk.ts';
import type { NamedSender } from './suggestions-views.ts';

/** What a person says of a new source; the rest keeps its cautious default until somebody knows more. */
export type NewSource = Pick<Source, 'pseudonym' | 'kind' | 'tier' | 'cell'>;

/**
 * Says who a sender or speaker is: an existing source, or a new one. The name becomes a handle of the source, so that
 * everything under it – here already and still to come – is theirs; chains of accepted claims that had the name in
 * words get the source. Only ever by a person's word, never by likeness.
 *
 * A name that belongs to another source is refused: one name cannot be two people.
 */
export async function nameSender(
  desk: Desk,
  principal: Principal,
  caseId: CaseId,
  said: {
    readonly name: string;
    readonly sourceId: SourceId | null;
    readonly newSource: NewSource | null;
  },
  key?: string,
): Promise<NamedSender> {
  return desk.store.transact(principal, act('sender.name', caseId, said, key), async (tx) => {
    await needCase(tx, caseId);
    await tx.alone(`sources ${caseId}`);
    const sources = await tx.list('source', { caseId });
    const name = said.name.trim();
    const taken = resolveSender(name, sources);
    if (taken !== null && taken.id !== said.sourceId) {
      throw new StoreError('conflict', `“${name}” is ${taken.pseudonym} already.`);
    }
    let source: Source;
    if (said.sourceId !== null) {
      const found = sources.find((one) => one.id === said.sourceId);
      if (found === undefined) throw new StoreError('not-found', 'There is no such source.');
      const has = [found.pseudonym, ...found.handles].some(
        (one) => senderKey(one) === senderKey(name),
      );
      source = has
        ? found
        : await tx.revise('source', found.id, found.version, { handles: [...found.handles, name] });
    } else {
      if (said.newSource === null) {
        throw new StoreError('invalid', 'Say which source it is, or give a new one a pseudonym.');
      }
      source = await addSourceIn(tx, caseId, sources, said.newSource, name);
    }
    const claims = await putIntoChains(tx, caseId, name, source.id);
    return { source, added: said.sourceId === null, name, claims };
  });
}

async function addSourceIn(
  tx: Tx,
  caseId: CaseId,
  sources: readonly Source[],
  draft: NewSource,
  handle: string | null,
): Promise<Source> {
  const same = sources.find((one) =>
    [one.pseudonym, ...one.handles].some((name) => senderKey(name) === senderKey(draft.pseudonym)),
  );
  if (same !== undefined) {
    throw new StoreError('conflict', `${same.pseudonym} goes by “${draft.pseudonym}” already.`);
  }
  const other = handle !== null && senderKey(handle) !== senderKey(draft.pseudonym) ? [handle] : [];
  return tx.insert('source', caseId, {
    ...draft,
    pseudonym: draft.pseudonym.trim(),
    languages: [],
    firstContact: null,
    howMet: null,
    status: 'active',
    riskLimit: 'none',
    consent: 'none',
    handles: other,
  });
}

async function putIntoChains(
  tx: Tx,
  caseId: CaseId,
  name: string,
  sourceId: SourceId,
): Promise<number> {
  const wanted = senderKey(name);
  let changed = 0;
  for (const claim of await tx.list('claim', { caseId })) {
    if (
      !claim.hops.some(
        ({ actor }) => actor.kind === 'unnamed' && senderKey(actor.descriptor) === wanted,
      )
    )
      continue;
    const hops = claim.hops.map((hop): Hop =>
      hop.actor.kind === 'unnamed' && senderKey(hop.actor.descriptor) === wanted
        ? { ...hop, actor: { kind: 'source', sourceId } }
        : hop,
    );
    await tx.revise('claim', claim.id, claim.version, { hops });
    changed += 1;
  }
  return changed;
}

/** Takes back that a name is a source: chains show the name again, and a source that was added by it goes. */
export async function unnameSender(
  desk: Desk,
  principal: Principal,
  caseId: CaseId,
  said: { readonly name: string; readonly sourceId: SourceId; readonly added: boolean },
): Promise<void> {
  await desk.store.transact(principal, { verb: 'sender.unname', object: caseId }, async (tx) => {
    const [source] = await tx.list('source', { caseId, ids: [said.sourceId] });
    if (source === undefined) throw new StoreError('not-found', 'There is no such source.');
    const wanted = senderKey(said.name);
    const claims = await tx.list('claim', { caseId, sourceId: said.sourceId });
    if (said.added) {
      for (const claim of claims) {
        const hops = claim.hops.map((hop): Hop =>
          hop.actor.kind === 'source' && hop.actor.sourceId === said.sourceId
            ? { ...hop, actor: { kind: 'unnamed', descriptor: said.name } }
            : hop,
        );
        await tx.revise('claim', claim.id, claim.version, { hops });
      }
      for (const document of await tx.list('document', { caseId, sourceId: said.sourceId })) {
        await tx.revise('document', document.id, document.version, { senderSourceId: null });
      }
      await tx.remove('source', source.id, source.version);
      return null;
    }
    await tx.revise('source', source.id, source.version, {
      handles: source.handles.filter((handle) => senderKey(handle) !== wanted),
    });
    return null;
  });
}

/** Says which source a document is from that names no sender: an article, a note, a session. */
export async function setTeller(
  desk: Desk,
  principal: Principal,
  id: DocumentId,
  version: number,
  sourceId: SourceId | null,
): Promise<Document> {
  return desk.store.transact(principal, { verb: 'sender.name', object: id }, async (tx) => {
    const document = await tx.get('document', id);
    if (document === null) throw new StoreError('not-found', 'There is no such document.');
    if (sourceId !== null) {
      const [source] = await tx.list('source', { caseId: document.caseId, ids: [sourceId] });
      if (source === undefined) {
        throw new StoreError('invalid', 'The source is not in this case.');
      }
    }
    return tx.revise('document', id, version, { senderSourceId: sourceId });
  });
}
