/**
 * What we told a source ourselves, and what may have come back.
 *
 * Whoever is told something can hand it on without knowing where they have it from. So every fact told to a
 * source is written down with the moment and the teller, and a later report of theirs that says the same
 * **could come from us**: it stays in the file, it is marked, and it confirms nothing independently. The
 * mark is about the report, never about the witness.
 *
 * - Only facts that somebody tied to a question of the case mark reports, so that the reason can be looked
 *   up. A fact with an answer (`says`) marks the reports that agree with it; one without marks every report
 *   on that question.
 * - Later means: told at the same moment or after. A report whose time is not known may be later.
 * - A source counts wherever it stands in the chain: who relays what we told him is no other case.
 * - Of facts not tied to a question the shared words are only pointed out (`mayRepeat`), and mark nothing.
 *
 * Post-event information is the best-studied way in which memory is changed from outside (Loftus,
 * "Planting misinformation in the human mind", Learning & Memory 12, 2005).
 */
import type { DisclosedFact, Session } from '#terms/source.ts';
import type { SourceId } from '#terms/ids.ts';
import type { Claim } from '#claims/claim.ts';
import { parseValue } from '#claims/parse-value.ts';
import type { Question } from '#claims/question.ts';
import type { Flag } from '../finding.ts';
import { moment, statementsFit } from '../value-agrees.ts';
import { countOf, oneLine } from '../words.ts';
import { sharedWords } from './content-words.ts';

/** A fact as told to one source. */
export interface ToldToSource extends DisclosedFact {
  readonly sourceId: SourceId;
}

/** The facts told to any of these sources about one question, oldest first. */
export function toldAbout(
  question: Pick<Question, 'id'>,
  sessions: readonly Session[],
  sources: ReadonlySet<string>,
): readonly ToldToSource[] {
  return sessions
    .flatMap(({ sourceId, disclosed }) =>
      sources.has(sourceId)
        ? disclosed
            .filter((fact) => fact.questionId === question.id)
            .map((fact) => ({ ...fact, sourceId }))
        : [],
    )
    .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.fact < b.fact ? -1 : 1));
}

/** Whether a report says, after a source of its chain was told, what that source was told. */
export function couldComeFromUs(claim: Claim, fact: ToldToSource, question: Question): boolean {
  if (fact.questionId !== question.id || claim.questionId !== question.id) return false;
  const inChain = claim.hops.some(
    ({ actor }) => actor.kind === 'source' && actor.sourceId === fact.sourceId,
  );
  if (!inChain || !notBefore(claim, fact)) return false;
  if (fact.says === null || fact.says === undefined) return true;
  const said = parseValue(fact.says, question.type);
  // Words that cannot be read as an answer may have given away any.
  if ('reason' in said) return true;
  return statementsFit(claim, { value: said.value, polarity: 'asserts' }, question);
}

/** Whether a report shares the words of a fact that nobody has tied to a question: to be looked at. */
export function mayRepeat(claim: Claim, fact: ToldToSource, question: Question): boolean {
  if (fact.questionId !== null && fact.questionId !== undefined) return false;
  if (!notBefore(claim, fact)) return false;
  const { shared, of } = sharedWords(fact.fact, `${claim.quote} ${question.text}`);
  return shared.length >= 2 && shared.length * 2 >= of;
}

function notBefore(claim: Pick<Claim, 'toldAt'>, fact: Pick<DisclosedFact, 'at'>): boolean {
  const last = claim.toldAt?.to ?? claim.toldAt?.from ?? null;
  const time = last === null ? null : moment(last, 'end');
  return time === null || time >= Date.parse(fact.at);
}

/** One flag for each fact that reports of this question may repeat. */
export function disclosureFlags(
  question: Question,
  accepted: readonly Claim[],
  facts: readonly ToldToSource[],
  nameOf: (id: SourceId) => string,
): readonly Flag[] {
  return facts.flatMap((fact): Flag[] => {
    const claims = accepted
      .filter((claim) => couldComeFromUs(claim, fact, question))
      .toSorted((a, b) => (a.id < b.id ? -1 : 1));
    if (claims.length === 0) return [];
    const one = claims.length === 1;
    return [
      {
        kind: 'could-come-from-us',
        text: `${nameOf(fact.sourceId)} was told “${oneLine(fact.fact, 160)}” by ${oneLine(fact.by, 60)} on ${fact.at.slice(0, 10)}; ${countOf(claims.length, 'report')} that ${one ? 'says' : 'say'} so came after that, could come from us, and ${one ? 'is' : 'are'} no independent confirmation.`,
        claimIds: claims.map((claim) => claim.id),
        sourceIds: [fact.sourceId],
      },
    ];
  });
}
