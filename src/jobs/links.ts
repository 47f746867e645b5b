import type { CaseId, LinkId } from '#terms/ids.ts';
import type { Principal } from '#terms/principal.ts';
import type { Link } from '#lineage/link.ts';
import type { Draft } from '#terms/record.ts';
import type { Document } from '#intake/document.ts';
import type { Claim } from '#claims/claim.ts';
import { findTranslations } from '#claims/duplicates/find-translations.ts';
import { translationTraces } from '#claims/duplicates/translation-traces.ts';
import { languageOf } from '#claims/suggest/language-of.ts';
import { scanPeople } from '#claims/people/scan-people.ts';
import { scanValues } from '#claims/values/scan-values.ts';
import { isOpen, linkBetween, originOf, sameSender, suggestLinks } from '#lineage/suggest-links.ts';
import type { LinkDecision } from './views.ts';
import { needCase } from './cases.ts';
import type { Desk } from './desk.ts';

export async function listLinks(
  desk: Desk,
  principal: Principal,
  caseId: CaseId,
): Promise<readonly Link[]> {
  return desk.store.read(principal, async (tx) => {
    await needCase(tx, caseId);
    return tx.list('link', { caseId });
  });
}

/**
 * Looks for dependence nobody declared, over the whole case, and adds what is new as suggestions. A
 * pair that was ever suggested – and perhaps rejected – is not suggested again.
 */
export async function suggestLinksForCase(
  desk: Desk,
  principal: Principal,
  caseId: CaseId,
): Promise<{ readonly added: number }> {
  return desk.store.transact(principal, { verb: 'link.suggest', object: caseId }, async (tx) => {
    await needCase(tx, caseId);
    const documents = await tx.list('document', { caseId });
    const claims = await tx.list('claim', { caseId });
    const known = new Set(
      (await tx.list('link', { caseId })).flatMap((l) => [pair(l), pair(l, true)]),
    );
    const wording = suggestLinks({ documents, claims });
    const children = new Set(wording.map(({ child }) => child.id));
    const across = translationLinks(documents, claims).filter(
      ({ child }) => !children.has(child.id),
    );
    const fresh = [...wording, ...across].filter((draft) => !known.has(pair(draft)));
    await tx.insertMany('link', caseId, fresh);
    return { added: fresh.length };
  });
}

/**
 * Links between documents in different languages that share numbers, times and names: one may be a translation of the
 * other. Each child keeps its strongest parent. Texts of one language cost nothing but the look at their language.
 */
export function translationLinks(
  documents: readonly Document[],
  claims: readonly Claim[],
): readonly Draft<Link>[] {
  const texts = documents.filter(({ text }) => text.trim() !== '');
  const languages = texts.map(({ language, text }) => language?.slice(0, 2) ?? languageOf(text));
  if (new Set(languages).size < 2) return [];
  const dark = new Map<string, boolean>();
  for (const claim of claims) {
    if (claim.documentId === null || !isOpen(claim)) continue;
    const gap = originOf(claim).actor.kind !== 'source';
    dark.set(claim.documentId, (dark.get(claim.documentId) ?? true) && gap);
  }
  const traced = texts.map(({ id, text, statedTime }, i) => {
    const language = languages[i] ?? 'en';
    const writtenOn = statedTime?.from?.slice(0, 10) ?? null;
    const context = { writtenOn, language, dayFirst: null, countries: [] };
    const values = [...scanValues(text, context), ...scanPeople(text, context)];
    return { id: id as string, language, traces: translationTraces(values) };
  });
  const byId = new Map(documents.map((document) => [document.id as string, document]));
  const best = new Map<string, Draft<Link>>();
  for (const { a, b, weight, detail } of findTranslations(traced)) {
    const [x, y] = [byId.get(a), byId.get(b)];
    if (x === undefined || y === undefined || sameSender(x, y)) continue;
    const reason = { what: 'near-wording', decibans: weight, detail } as const;
    const link = linkBetween(x, y, [reason], (id) => dark.get(id) === true);
    // Strongest first: whoever has a parent keeps it.
    if (link !== null && !best.has(link.child.id)) best.set(link.child.id, link);
  }
  return [...best.values()];
}

/** Accept, reject, or put back to "suggested"; who decided is kept. */
export async function decideLink(
  desk: Desk,
  principal: Principal,
  id: LinkId,
  decision: LinkDecision,
): Promise<Link> {
  return desk.store.transact(
    principal,
    { verb: 'link.decide', object: id, details: { state: decision.state } },
    (tx) =>
      tx.revise('link', id, decision.version, {
        state: decision.state,
        comment: decision.comment,
        decidedBy: decision.state === 'suggested' ? null : principal.name,
      }),
  );
}

function pair(link: Pick<Link, 'child' | 'parent'>, turned = false): string {
  const [a, b] = turned ? [link.parent, link.child] : [link.child, link.parent];
  return `${a.kind}:${a.id}>${b.kind}:${b.id}`;
}
