/** The records of a question as they would be with somebody more in its chains. */
import type { SourceId } from '#terms/ids.ts';
import { asId, type ClaimId } from '#terms/ids.ts';
import type { Source, Tie } from '#terms/source.ts';
import type { Value } from '#claims/value.ts';
import { observerHop } from '#claims/make-hop.ts';
import type { AssessInput } from '../assess-input.ts';
import { silentClaim } from './engine-now.ts';

export function inputWith(
  input: AssessInput,
  added: readonly Source[],
  context: { readonly ties: readonly Tie[] },
  said?: { readonly sourceId: SourceId; readonly value: Value },
): AssessInput {
  const there = new Set<string>(input.sources.map(({ id }) => id));
  const fresh = added.filter(({ id }) => !there.has(id));
  const freshIds = new Set<string>(fresh.map(({ id }) => id));
  const claims =
    said === undefined
      ? input.claims
      : [
          ...input.claims,
          {
            ...silentClaim(input, [observerHop(said.sourceId)], 'saw'),
            id: asId<ClaimId>(`~said ${said.sourceId}`),
            value: said.value,
          },
        ];
  return {
    ...input,
    claims,
    sources: [...input.sources, ...fresh],
    ties: [...input.ties, ...context.ties.filter(({ from }) => freshIds.has(from))],
  };
}
