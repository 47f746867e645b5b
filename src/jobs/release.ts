import { randomBytes } from 'node:crypto';
import {
  asId,
  type CaseId,
  type QuestionId,
  type ReleaseId,
  type Sha256,
  type UserId,
} from '#terms/ids.ts';
import type { Principal } from '#terms/principal.ts';
import type { Instant } from '#terms/time.ts';
import { assessFully } from '#assessment/assess.ts';
import { prepareRelease } from '#release/prepare.ts';
import type { Release } from '#release/release.ts';
import type { Forbidden } from '#release/scanner.ts';
import type { ReadTx, Tx } from '#store/store.ts';
import { StoreError } from '#store/errors.ts';
import { act } from './act.ts';
import { needCase } from './cases.ts';
import type { Desk } from './desk.ts';
import { gatherCase } from './gather.ts';
import { sha256 } from './hash.ts';
import { needQuestion, recordFindingIn } from './questions.ts';

export interface ReleaseDraft {
  readonly title: string;
  readonly audience: string;
  readonly questionIds: readonly QuestionId[];
  readonly formats: Release['formats'];
  readonly expires?: Instant | null;
}

/** What was released or refused, newest first. */
export async function listReleases(
  desk: Desk,
  principal: Principal,
  caseId: CaseId,
): Promise<readonly Release[]> {
  return desk.store.read(principal, async (tx) => {
    await needCase(tx, caseId);
    return (await tx.list('release', { caseId })).toReversed();
  });
}

/**
 * Composes a release and puts it through the gate. A refused one is kept too, with the gate's report,
 * but none of its files; one that lacks a signature keeps its files sealed off until it has them.
 */
export async function makeRelease(
  desk: Desk,
  principal: Principal,
  caseId: CaseId,
  draft: ReleaseDraft,
  key?: string,
): Promise<Release> {
  const vault = await desk.store.vault.state();
  const secrets = vault === 'unlocked' ? await desk.store.vault.strings(principal, caseId) : [];
  return desk.store.transact(principal, act('release.make', caseId, draft, key), async (tx) => {
    const found = await needCase(tx, caseId);
    if (draft.questionIds.length === 0) {
      throw new StoreError('invalid', 'A release needs at least one question.');
    }
    const at = desk.clock();
    const gathered = await gatherCase(tx, caseId, at);
    const items = [];
    const findingIds = [];
    for (const id of new Set(draft.questionIds)) {
      const question = await needQuestion(tx, id);
      if (question.caseId !== caseId)
        throw new StoreError('not-found', 'There is no such question.');
      const input = gathered.input(question);
      items.push({ input, full: assessFully(input) });
      findingIds.push((await recordFindingIn(desk, tx, id)).id);
    }
    const signatures = [{ userId: principal.userId, name: principal.name, at }];
    const prepared = prepareRelease({
      title: draft.title,
      audience: draft.audience,
      at,
      expires: draft.expires ?? null,
      policy: found.releasePolicy,
      items,
      approvedPassages: [],
      seed: randomBytes(32).toString('hex'),
      formats: draft.formats,
      vault,
      forbidden: [...secrets.map(secret), ...(await otherNames(tx, caseId))],
      signatures,
      livingPersons: await livingPersons(tx, caseId),
      sha256,
    });
    if (prepared.status !== 'refused') {
      for (const file of prepared.files) await desk.store.exhibits.put(file.bytes);
    }
    const release = await tx.insert('release', caseId, {
      title: draft.title,
      audience: draft.audience,
      questionIds: items.map((item) => item.input.question.id),
      findingIds,
      formats: draft.formats,
      gate: prepared.gate,
      signatures,
      status: prepared.status,
      manifest: prepared.status === 'refused' ? [] : prepared.manifest,
      expires: draft.expires ?? null,
      correction: null,
    });
    if (release.status === 'released') await disclose(tx, principal, release, at);
    return release;
  });
}

/**
 * Adds a signature; with the last one needed the release may leave. The one who made it has signed
 * already. `as` names a second person at this desk: until there are accounts this is their word, not
 * proof, and the log says at whose desk it was given.
 */
export async function signRelease(
  desk: Desk,
  principal: Principal,
  id: ReleaseId,
  as?: string,
): Promise<Release> {
  if (as !== undefined && principal.kind !== 'owner') {
    throw new StoreError('forbidden', 'Sign in your own name.');
  }
  return desk.store.transact(principal, { verb: 'release.sign', object: id }, async (tx) => {
    const release = await tx.get('release', id);
    if (release === null) throw new StoreError('not-found', 'There is no such release.');
    if (release.status !== 'awaiting-signature') {
      throw new StoreError(
        'conflict',
        `This release is ${words(release.status)}; nobody need sign it.`,
      );
    }
    const name = (as ?? principal.name).trim();
    const userId =
      as === undefined
        ? principal.userId
        : asId<UserId>(`at-desk:${sha256(name.toLowerCase()).slice(0, 16)}`);
    const taken = release.signatures.some(
      (s) => s.userId === userId || s.name.trim().toLowerCase() === name.toLowerCase(),
    );
    if (taken || name === '') {
      throw new StoreError(
        'forbidden',
        'It needs the signature of somebody else: who made a release cannot also be the second reader.',
      );
    }
    const found = await needCase(tx, release.caseId);
    const at = desk.clock();
    const signatures = [...release.signatures, { userId, name, at }];
    const enough = signatures.length >= found.releasePolicy.signatures;
    const checks = release.gate.checks.map((check) =>
      check.rule === 'signatures'
        ? {
            ...check,
            passed: enough,
            text: `${signatures.length} of ${found.releasePolicy.signatures} signatures.`,
            mend: enough ? null : check.mend,
          }
        : check,
    );
    const signed = await tx.revise('release', id, release.version, {
      signatures,
      gate: { ...release.gate, checks },
      status: enough ? 'released' : 'awaiting-signature',
    });
    if (enough) await disclose(tx, principal, signed, at);
    return signed;
  });
}

/** One file of a release that may leave. */
export async function releaseFile(
  desk: Desk,
  principal: Principal,
  id: ReleaseId,
  name: string,
): Promise<{ readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array }> {
  const release = await desk.store.read(principal, (tx) => tx.get('release', id));
  const file = release?.manifest.find((entry) => entry.name === name);
  if (release === null || file === undefined) {
    throw new StoreError('not-found', 'There is no such file.');
  }
  if (release.status === 'awaiting-signature') {
    throw new StoreError(
      'forbidden',
      'This release waits for a second signature; nothing may leave yet.',
    );
  }
  return {
    name,
    mediaType: name.endsWith('.html') ? 'text/html; charset=utf-8' : 'text/markdown; charset=utf-8',
    bytes: await desk.store.exhibits.get(asId<Sha256>(file.sha256)),
  };
}

async function disclose(
  tx: Tx,
  principal: Principal,
  release: Release,
  at: Instant,
): Promise<void> {
  await tx.insert('disclosure', release.caseId, {
    releaseId: release.id,
    to: release.audience,
    by: principal.name,
    at,
    channel: 'exported as files',
  });
}

/** Names that identify though no record of the question holds them: files, senders, other sources. */
async function otherNames(tx: ReadTx, caseId: CaseId): Promise<readonly Forbidden[]> {
  const found = new Map<string, Forbidden>();
  const add = (kind: string, text: string | null) => {
    const clean = text?.trim() ?? '';
    if (clean.length >= 3 && !found.has(clean)) found.set(clean, { kind, text: clean });
  };
  for (const exhibit of await tx.list('exhibit', { caseId })) {
    add('file name', exhibit.name);
    add('hash of an original', exhibit.sha256);
  }
  for (const source of await tx.list('source', { caseId })) {
    add('pseudonym', source.pseudonym);
    for (const handle of source.handles) add('handle', handle);
  }
  return [...found.values()];
}

async function livingPersons(tx: ReadTx, caseId: CaseId): Promise<readonly string[]> {
  const subjects = await tx.list('subject', { caseId });
  // Nobody is taken for dead unless the record says so.
  return subjects
    .filter((s) => s.kind === 'person' && !s.descriptors.some((d) => d.toLowerCase() === 'dead'))
    .map((s) => s.id);
}

function secret(text: string): Forbidden {
  return { kind: 'identity', text };
}

function words(status: Release['status']): string {
  return status === 'correction-due' ? 'due for correction' : status;
}
