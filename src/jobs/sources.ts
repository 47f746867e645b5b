import type { CaseId } from '#terms/ids.ts';
import type { Principal } from '#terms/principal.ts';
import type { SourceView } from './views.ts';
import { overallLetter } from '#assessment/reliability-from-outcomes.ts';
import { needCase } from './cases.ts';
import type { Desk } from './desk.ts';
import { groupBy } from './gather.ts';

/** The sources of a case with what is known of their reliability. */
export async function listSources(
  desk: Desk,
  principal: Principal,
  caseId: CaseId,
): Promise<readonly SourceView[]> {
  return desk.store.read(principal, async (tx) => {
    await needCase(tx, caseId);
    const sources = await tx.list('source', { caseId });
    const reliability = groupBy(await tx.list('reliability', { caseId }), (r) => r.sourceId);
    const payments = groupBy(await tx.list('payment', { caseId }), (p) => p.sourceId);
    const ties = groupBy(await tx.list('tie', { caseId }), (t) => t.from);
    const subjects = new Map(
      (await tx.list('subject', { caseId })).map((s) => [s.id as string, s]),
    );
    const names = new Map(sources.map((source) => [source.id as string, source.pseudonym]));
    const claims = new Map<string, number>();
    for (const claim of await tx.list('claim', { caseId })) {
      if (claim.status !== 'accepted') continue;
      const told = new Set(
        claim.hops.flatMap((h) => (h.actor.kind === 'source' ? [h.actor.sourceId as string] : [])),
      );
      for (const id of told) claims.set(id, (claims.get(id) ?? 0) + 1);
    }
    return sources
      .map((source) => {
        const own = reliability.get(source.id) ?? [];
        return {
          source,
          reliability: own,
          letter: overallLetter(own),
          claims: claims.get(source.id) ?? 0,
          payments: payments.get(source.id)?.length ?? 0,
          grudges: (ties.get(source.id) ?? [])
            .filter((tie) => tie.tie === 'grudge-against')
            .map((tie) =>
              tie.to.kind === 'source'
                ? (names.get(tie.to.id) ?? 'someone')
                : (subjects.get(tie.to.id)?.names[0]?.text ?? 'someone'),
            ),
        };
      })
      .sort(
        (a, b) =>
          (a.source.tier ?? 9) - (b.source.tier ?? 9) ||
          a.source.pseudonym.localeCompare(b.source.pseudonym),
      );
  });
}
