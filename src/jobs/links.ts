import type { CaseId, LinkId } from '#terms/ids.ts';
import type { Principal } from '#terms/principal.ts';
import type { Link } from '#lineage/link.ts';
import { suggestLinks } from '#lineage/suggest-links.ts';
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
    const fresh = suggestLinks({ documents, claims }).filter((draft) => !known.has(pair(draft)));
    await tx.insertMany('link', caseId, fresh);
    return { added: fresh.length };
  });
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
