import type { CaseId } from '#terms/ids.ts';
import type { Claim } from '#claims/claim.ts';
import type { ReadTx } from '#store/store.ts';

/**
 * The questions that an import asked by itself, and that are left with nothing when its claims go: a sheet makes a
 * question for each it names. They go with it, so that an import taken back leaves no list of questions nobody asked.
 *
 * A question stays when anybody has said anything else on it, changed it, settled it, released it or named it elsewhere;
 * and when it was there before the import.
 *
 * @param claims what was taken out in the same step.
 */
export async function emptyQuestions(
  tx: ReadTx,
  caseId: CaseId,
  claims: readonly Claim[],
): Promise<readonly string[]> {
  const made = new Map<string, Set<string>>();
  for (const { questionId, madeAt, suggestedBy } of claims) {
    if (suggestedBy !== 'import') continue;
    const moments = made.get(questionId) ?? new Set();
    made.set(questionId, moments.add(madeAt));
  }
  if (made.size === 0) return [];
  const asked = (await tx.list('question', { caseId, ids: [...made.keys()] })).filter(
    ({ id, version, madeAt, status }) =>
      version === 1 && status === 'open' && made.get(id)?.has(madeAt) === true,
  );
  if (asked.length === 0) return [];
  const left = new Set<string>(
    (await tx.list('claim', { caseId })).map(({ questionId }) => questionId),
  );
  // Whatever names a question anywhere else: as text, so that no field is forgotten.
  const elsewhere = (
    await Promise.all(
      (['outcome', 'finding', 'release', 'subject', 'source', 'session', 'link'] as const).map(
        async (kind) => JSON.stringify(await tx.list(kind, { caseId })),
      ),
    )
  ).join('\n');
  return asked
    .map(({ id }) => id as string)
    .filter((id) => !left.has(id) && !elsewhere.includes(`"${id}"`));
}
