/**
 * The finding as a person could say it aloud: first what is found and how likely, then – always –
 * what that rests on, then who says otherwise.
 *
 * "It is likely (68 %, 52–82) that detainees were held in the grain silo on 12 March. Eight of nine
 * reports say so, but all nine go back to three people shown independent of each other. One of them
 * says otherwise."
 *
 * No number without what it rests on. Words of likelihood only, never a level of confidence beside
 * them (ICD 203 forbids both in one sentence; the credibility digit is printed elsewhere). No names:
 * the sentence may leave the building.
 */
import type { Question } from '#claims/question.ts';
import { openClause, yesNoClause } from './question-clause.ts';
import { capital, countOf, numberWord, oneLine, percent, percentRange } from './words.ts';

export interface SentenceInput {
  readonly question: Pick<Question, 'text' | 'type'>;
  /** Set when the question cannot be judged. */
  readonly whyNot: string | null;
  readonly best: {
    readonly label: string;
    /** For yes/no questions: which of the two the best answer is. */
    readonly answer: 'yes' | 'no' | null;
    readonly probability: number;
    readonly interval: readonly [number, number];
    readonly likelihood: string;
  } | null;
  /** For numbers and times: the labels of median and 90 % interval. */
  readonly estimate: {
    readonly median: string;
    readonly low: string;
    readonly high: string;
    readonly bimodal: boolean;
  } | null;
  readonly basis: SentenceBasis;
}

export interface SentenceBasis {
  readonly reports: number;
  /** Reports that bear the best answer out. */
  readonly agreeing: number;
  /** Origins shown independent of each other. */
  readonly independent: number;
  readonly notEstablished: number;
  /** Of those not established, how many are nobody we can name. */
  readonly untraced: number;
  /** Counted origins against the best answer. */
  readonly against: number;
  /** Whether every counted origin that can be named is a person. */
  readonly people: boolean;
}

export function sentence(input: SentenceInput): string {
  return input.whyNot !== null || input.best === null
    ? notJudged(input)
    : [finding(input, input.best), ground(input.basis), dissent(input.basis)]
        .filter((part) => part !== '')
        .join(' ');
}

function notJudged(input: SentenceInput): string {
  const why = input.whyNot ?? 'there is too little to go on';
  const clause = input.question.type === 'yes-no' ? yesNoClause(input.question.text, 'yes') : null;
  const what =
    clause === null
      ? `The question ${quoted(input.question.text)} cannot be judged`
      : `It cannot be judged whether ${clause}`;
  return `${what}: ${why}.`;
}

function finding(input: SentenceInput, best: NonNullable<SentenceInput['best']>): string {
  const { question, estimate } = input;
  if (estimate !== null) {
    const clause = question.type === 'number' ? openClause(question.text, estimate.median) : null;
    const what =
      clause === null
        ? `The best estimate for ${quoted(question.text)} is ${estimate.median}`
        : `The best estimate is that ${clause}`;
    const range =
      estimate.low === estimate.high
        ? ''
        : `; nine times in ten it lies between ${estimate.low} and ${estimate.high}`;
    const two = estimate.bimodal ? ', but the reports fall into two groups' : '';
    return `${what}${range}${two}.`;
  }
  const clause =
    (best.answer === null
      ? openClause(question.text, best.label)
      : yesNoClause(question.text, best.answer)) ??
    `the answer to ${quoted(question.text)} is ${best.label}`;
  return `${lead(best.likelihood, `(${percent(best.probability)}, ${percentRange(best.interval)})`)} that ${clause}.`;
}

/** "It is likely (…)", "There is a roughly even chance (…)". */
function lead(words: string, numbers: string): string {
  if (words === 'almost no chance') return `There is almost no chance ${numbers}`;
  if (/chance$|possibility$/.test(words)) return `There is a ${words} ${numbers}`;
  return `It is ${words} ${numbers}`;
}

function ground(basis: SentenceBasis): string {
  const { reports, agreeing, independent, notEstablished, untraced } = basis;
  const counted = independent + notEstablished;
  const said = whatIsSaid(reports, agreeing);
  if (counted === 0) return `${said}.`;
  const link = counted < reports ? 'but' : 'and';
  const they =
    reports === 1
      ? 'it goes'
      : agreeing < reports
        ? `${reports === 2 ? 'both' : `all ${numberWord(reports)}`} go`
        : 'they go';
  return `${said}, ${link} ${they} back to ${behind(basis)}.`;

  function behind({ people }: SentenceBasis): string {
    const noun = (n: number) =>
      people ? (n === 1 ? 'person' : 'people') : n === 1 ? 'origin' : 'origins';
    if (independent === 0) {
      if (notEstablished === 1) {
        return untraced === 1 ? 'one origin that could not be traced' : `one ${noun(1)}`;
      }
      return untraced === notEstablished
        ? `${numberWord(notEstablished)} origins that could not be traced and may be one`
        : `at most ${numberWord(notEstablished)} ${noun(notEstablished)}, who are not shown to be independent of each other`.replace(
            people ? '' : 'who are',
            people ? '' : 'which are',
          );
    }
    const shown =
      independent === 1
        ? `one ${noun(1)}`
        : `${numberWord(independent)} ${noun(independent)} shown independent of each other`;
    if (notEstablished === 0) return shown;
    const more =
      notEstablished === 1
        ? 'one more chain, whose origin may be the same'
        : `${numberWord(notEstablished)} more chains, whose origins may be the same`;
    return `${shown} and ${more}`;
  }
}

/** "Nine reports say so", "Eight of nine reports say so", "One report speaks to it". */
function whatIsSaid(reports: number, agreeing: number): string {
  const all = countOf(reports, 'report');
  if (agreeing === reports) return capital(`${all} ${reports === 1 ? 'says' : 'say'} so`);
  if (agreeing === 0) return capital(`${all} ${reports === 1 ? 'speaks' : 'speak'} to it`);
  return capital(`${numberWord(agreeing)} of ${all} ${agreeing === 1 ? 'says' : 'say'} so`);
}

function dissent({ against, independent, notEstablished }: SentenceBasis): string {
  if (against === 0) return '';
  if (against === independent + notEstablished) return '';
  return `${capital(numberWord(against))} of them ${against === 1 ? 'says' : 'say'} otherwise.`;
}

function quoted(text: string): string {
  return `“${oneLine(text, 400)}”`;
}
