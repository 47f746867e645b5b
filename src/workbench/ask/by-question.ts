import type { AskView } from '#server/views.ts';

type Ask = AskView['asks'][number];

/** What could be asked about one question, best first. */
export interface AskGroup {
  readonly first: Ask;
  readonly asks: readonly Ask[];
}

/** Everything about one question together; questions in the order of the best that can be asked about them. */
export function byQuestion(asks: readonly Ask[]): readonly AskGroup[] {
  const groups = new Map<string, Ask[]>();
  for (const ask of asks) {
    const own = groups.get(ask.questionId);
    if (own === undefined) groups.set(ask.questionId, [ask]);
    else own.push(ask);
  }
  return [...groups.values()]
    .map((own) => own.toSorted((a, b) => b.worth - a.worth))
    .map((own) => ({ first: own[0] as Ask, asks: own }))
    .toSorted((a, b) => b.first.worth - a.first.worth);
}
