/**
 * The sheet for the next interview with one source: what to ask, in an order that does not lead, and what
 * each answer would settle.
 *
 * 1. **How do you know** – one line for each statement, those first whose basis nobody knows, then what was
 *    heard, concluded, read, seen. Who counts origins needs these before anything else. The statement is
 *    named by the witness's own words with the answer left out (“… men got out”): these lines come before
 *    the free account, and what was said last time must not be planted in it.
 * 2. **In your own words** – open invitations, one a matter, in the order in which the witness first raised
 *    them; control questions stand among them, where they do not show.
 * 3. **Two tellings** – differences within the witness's own account that have not been put yet, both sides
 *    in the witness's own words, the peripheral ones first, with a plea for help and no reproach.
 * 4. **Closing** – what we did not ask, what to change, how to go on.
 *
 * Every line is open or probing by the same rule that types questions of sessions (`question-type.ts`); none
 * can be answered with yes or no. Lines are made of fixed words, of the witness's own words between
 * quotation marks, of the number of the conversation, and of wordings that a person wrote for a question
 * (`askAs`) – of nothing else. A guard that shares no code with this then looks for what others have told
 * and for other sources' names; what it finds is left out, and said to have been left out.
 *
 * What somebody else said is never put to the witness: where accounts of several sources differ, the witness
 * is asked to tell their own part once more. Free account before differences is the order of the PEACE model
 * and of the Méndez Principles (2021); asking before showing is what the literature calls strategic use of
 * evidence.
 */
import type { QuestionId } from '#terms/ids.ts';
import type { Session, Source } from '#terms/source.ts';
import type { Subject } from '#terms/subject.ts';
import type { Claim } from '#claims/claim.ts';
import type { Question } from '#claims/question.ts';
import type { Outcome } from '../finding.ts';
import { oneLine } from '../words.ts';
import { contentWords } from './content-words.ts';
import { maskedQuote } from './masked-quote.ts';
import { outcomesByQuestion } from './control-answers.ts';
import type { Difference } from './differences.ts';
import { guessQuestionType } from './question-type.ts';
import { sheetGuard, type SheetGuard } from './sheet-guard.ts';
import type { Statement, Telling } from './tellings.ts';

export type SheetSection = 'knowing' | 'account' | 'differences' | 'closing';

export interface SheetLine {
  readonly section: SheetSection;
  readonly kind: 'lineage' | 'invitation' | 'control' | 'difference' | 'closing';
  /** What to say, word for word. */
  readonly text: string;
  /** What an answer would settle: for the interviewer. */
  readonly settles: string;
  readonly questionIds: readonly QuestionId[];
}

export interface InterviewSheet {
  readonly pseudonym: string;
  /** The number of the session it is for. */
  readonly session: number;
  readonly lines: readonly SheetLine[];
  /** What did not get onto the sheet, for the screen alone: never printed. */
  readonly leftOut: readonly { readonly ref: string; readonly why: string }[];
  /** Control questions that could be asked if somebody worded them neutrally. */
  readonly needWording: readonly QuestionId[];
}

export interface SheetInput {
  readonly source: Source;
  readonly sources: readonly Source[];
  readonly sessions: readonly Session[];
  readonly tellings: readonly Telling[];
  readonly differences: readonly Difference[];
  readonly questions: ReadonlyMap<string, Question>;
  readonly subjects: ReadonlyMap<string, Subject>;
  readonly claims: readonly Claim[];
  readonly outcomes: readonly Outcome[];
  /** What the witness said in transcripts. */
  readonly spoken: readonly string[];
}

const MOST_LINEAGE = 10;
const MOST_CONTROLS = 4;

export function interviewSheet(input: SheetInput): InterviewSheet {
  const { source, tellings, questions } = input;
  const statements = tellings.flatMap((telling) => telling.statements);
  const guard = sheetGuard({
    source,
    sources: input.sources,
    questions,
    claims: input.claims,
    own: [...statements.map(({ claim }) => claim.quote), ...input.spoken],
  });
  const leftOut: { ref: string; why: string }[] = [];
  const kept = (lines: readonly SheetLine[], most = Infinity): readonly SheetLine[] => {
    const good: SheetLine[] = [];
    for (const line of lines) {
      const ref = refs(line.questionIds, questions);
      const why = whyNot(line, guard);
      if (why !== null) leftOut.push({ ref, why });
      else if (good.length >= most)
        leftOut.push({ ref, why: 'the sheet is long enough: another day' });
      else good.push(line);
    }
    return good;
  };
  const controls = controlLines(input, statements, guard);
  const lines = [
    ...kept(together(lineageLines(input, statements, guard)), MOST_LINEAGE),
    ...among(kept(invitations(input, statements, guard)), kept(controls.lines, MOST_CONTROLS)),
    ...kept(differenceLines(input, guard, leftOut)),
    ...kept(closing(tellings)),
  ];
  return {
    pseudonym: source.pseudonym,
    session: Math.max(0, ...input.sessions.map(({ number }) => number)) + 1,
    lines,
    leftOut,
    needWording: controls.needWording,
  };
}

/** Lines with the same words are one line that settles what each would. */
function together(lines: readonly SheetLine[]): readonly SheetLine[] {
  const byText = new Map<string, SheetLine>();
  for (const line of lines) {
    const same = byText.get(line.text);
    byText.set(
      line.text,
      same === undefined
        ? line
        : {
            ...same,
            settles: `${same.settles}; ${line.settles}`,
            questionIds: [...new Set([...same.questionIds, ...line.questionIds])],
          },
    );
  }
  return [...byText.values()];
}

/** Why a finished line may not be asked; null when it may. */
function whyNot(line: SheetLine, guard: SheetGuard): string | null {
  const { type, why } = guessQuestionType(line.text);
  if (type === 'closed' || type === 'leading') return `it would be ${type}: ${why}`;
  return guard.refuse(`${line.text}\n${line.settles}`, line.questionIds);
}

const BY_BASIS = ['unknown', 'heard', 'inferred', 'document', 'saw'] as const;

const HOW: Readonly<Record<Claim['basis'], { readonly ask: string; readonly settles: string }>> = {
  unknown: {
    ask: 'How do you know this?',
    settles: 'whether this was seen, heard or concluded: its basis is not known',
  },
  heard: {
    ask: 'Who told you, when was that, and how did they know it?',
    settles: 'who the origin is: until then its lineage is not established',
  },
  inferred: {
    ask: 'What did you see or hear yourself that brought you to this?',
    settles: 'what was observed, apart from what was concluded',
  },
  document: {
    ask: 'What did you read it in, who wrote that, and where is it now?',
    settles: 'whether the document can be had, and whether others have it from there too',
  },
  saw: {
    ask: 'Where were you at that moment, and what could you see and hear from there?',
    settles: 'whether it could be seen from there: place, distance, light',
  },
};

/**
 * One line for each statement whose origin is somebody else or whose basis is not known; of what was seen,
 * one line a matter, and none where nothing important hangs on it. What is settled needs no lineage.
 */
function lineageLines(
  { questions, outcomes, subjects, spoken }: SheetInput,
  statements: readonly Statement[],
  guard: SheetGuard,
): readonly SheetLine[] {
  const settled = outcomesByQuestion(outcomes);
  const said = wordsSaid(statements, spoken);
  const chosen = new Map<string, Statement>();
  for (const one of statements) {
    const key = one.claim.questionId;
    if (settled.has(key) || !questions.has(key)) continue;
    const known = chosen.get(key);
    if (
      known === undefined ||
      rank(one) < rank(known) ||
      // The later words, but never a translation where the witness's own are there.
      (rank(one) === rank(known) && one.translators.length <= known.translators.length)
    ) {
      chosen.set(key, one);
    }
  }
  const groups = new Map<string, Statement[]>();
  for (const one of chosen.values()) {
    const key = rank(one) < BY_BASIS.indexOf('saw') ? one.claim.id : matterOf(questions, one);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()]
    .filter((group) => {
      const [first] = group;
      return (
        first !== undefined &&
        (rank(first) < BY_BASIS.indexOf('saw') || Math.max(...group.map(weigh)) > 1)
      );
    })
    .toSorted((a, b) => {
      const [x, y] = [a[0] as Statement, b[0] as Statement];
      const heavy = (group: readonly Statement[]): number => Math.max(...group.map(weigh));
      return rank(x) - rank(y) || heavy(b) - heavy(a) || (x.claim.id < y.claim.id ? -1 : 1);
    })
    .flatMap((group): SheetLine[] => {
      const first = group[0] as Statement;
      const { ask, settles } = HOW[basisOf(first)];
      const ids = [...new Set(group.map(({ claim }) => claim.questionId))];
      const cues = group.flatMap((one) => cueOf(one, questions, subjects, said) ?? []);
      if (cues.length === 0) return [];
      const many =
        new Set(cues).size > 1 ? ask.replace('at that moment', 'at each of these moments') : ask;
      return [
        {
          section: 'knowing',
          kind: 'lineage',
          text: `You spoke of ${listed([...new Set(cues)])}. ${many}`,
          settles: `${ids.map((id) => nameOf(questions, id, guard)).join('; ')}: ${settles}`,
          questionIds: ids,
        },
      ];
    });

  function weigh({ claim }: Statement): number {
    return questions.get(claim.questionId)?.importance ?? 1;
  }
}

/** Told by somebody else, whatever that person's own basis is. */
function basisOf({ claim, origin }: Statement): Claim['basis'] {
  return origin === '[]' ? claim.basis : 'heard';
}

/** Questions of one topic and the same subjects are one matter. */
function matterOf(questions: ReadonlyMap<string, Question>, { claim }: Statement): string {
  const question = questions.get(claim.questionId);
  return JSON.stringify([question?.topic ?? '', question?.subjectIds ?? []]);
}

function rank(statement: Statement): number {
  return BY_BASIS.indexOf(basisOf(statement));
}

/**
 * One invitation a matter, in the order it was first raised. It is named by a subject in the witness's own
 * words, so that no earlier version stands before the free account; by a quote where there is no such name.
 */
function invitations(
  { questions, outcomes, subjects, spoken, sessions }: SheetInput,
  statements: readonly Statement[],
  guard: SheetGuard,
): readonly SheetLine[] {
  const settled = outcomesByQuestion(outcomes);
  const matters = new Map<string, Statement[]>();
  for (const one of statements) {
    if (!questions.has(one.claim.questionId) || settled.has(one.claim.questionId)) continue;
    const key = matterOf(questions, one);
    matters.set(key, [...(matters.get(key) ?? []), one]);
  }
  const said = wordsSaid(statements, spoken);
  // Two matters that go by one name are one invitation.
  const byCue = new Map<string, QuestionId[]>();
  for (const group of matters.values()) {
    // The first words in which it was told, not a translation where there is another.
    const first = group.reduce((best, one) =>
      one.translators.length < best.translators.length ? one : best,
    );
    const cue = cueOf(first, questions, subjects, said);
    if (cue === null) continue;
    const ids = byCue.get(cue) ?? [];
    for (const { claim } of group) if (!ids.includes(claim.questionId)) ids.push(claim.questionId);
    byCue.set(cue, ids);
  }
  const own = [...byCue].map(([cue, questionIds]): SheetLine => ({
    section: 'account',
    kind: 'invitation',
    text: `You spoke of ${cue}. Please tell us all of it again, from the beginning, in your own words and your own order.`,
    settles: `${questionIds.map((id) => nameOf(questions, id, guard)).join('; ')}: a free account to lay beside the earlier ones`,
    questionIds,
  }));
  const first =
    statements.length === 0
      ? {
          text: 'Please tell us in your own words what you have lived through, from wherever you wish to begin.',
          settles: 'the account: what the witness can speak about at all',
        }
      : sessions.length === 0
        ? {
            text: 'Please tell us all of it in your own words, from the beginning, also what you have told somebody before.',
            settles: 'the account at first hand: what reached us so far went through others',
          }
        : {
            text: 'Please tell us, from the beginning and in your own words, everything that has come back to you since we last spoke.',
            settles: 'what is remembered without being asked: additions are to be expected',
          };
  return [{ section: 'account', kind: 'invitation', ...first, questionIds: [] }, ...own];
}

/**
 * By what the witness knows which statement is meant, without its answer: their own words with the answer
 * left out, else the name of its subject as they have used it; null when there is neither.
 */
function cueOf(
  { claim }: Statement,
  questions: ReadonlyMap<string, Question>,
  subjects: ReadonlyMap<string, Subject>,
  said: ReadonlySet<string>,
): string | null {
  const question = questions.get(claim.questionId);
  const [name] = (question?.subjectIds ?? [])
    .flatMap((id) => subjects.get(id)?.names ?? [])
    .map(({ text }) => wordsUsed(text, said))
    .filter((text) => text !== '')
    .toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1));
  const masked = maskedQuote(claim, question);
  // One word of a quote says less than the name of what it is about.
  const cue = masked !== null && contentWords(masked).length > 1 ? masked : (name ?? masked);
  return cue === null ? null : `“${cue}”`;
}

/** The words the witness has used, in their statements and in transcripts. */
function wordsSaid(
  statements: readonly Statement[],
  spoken: readonly string[],
): ReadonlySet<string> {
  return new Set(
    contentWords([...statements.map(({ claim }) => claim.quote), ...spoken].join(' ')),
  );
}

/** “a”, “b” and “c”. */
function listed(items: readonly string[]): string {
  return items.length < 2
    ? items.join('')
    : `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`;
}

/** The longest run of words of a name that the witness has used: "Grain silo" of "Grain silo of Dar Sefin". */
function wordsUsed(name: string, said: ReadonlySet<string>): string {
  let best = '';
  let run: string[] = [];
  for (const word of [...oneLine(name, 80).split(' '), '']) {
    const carries = contentWords(word);
    if (carries.length > 0 && carries.every((one) => said.has(one))) run.push(word);
    else {
      if (run.join(' ').length > best.length) best = run.join(' ');
      run = [];
    }
  }
  // "Northern" alone is no name for a northern road.
  return contentWords(best).length * 2 >= contentWords(name).length ? best : '';
}

/** Questions the desk knows the answer to and the witness has not been asked. */
function controlLines(
  { questions, outcomes }: SheetInput,
  statements: readonly Statement[],
  guard: SheetGuard,
): { readonly lines: readonly SheetLine[]; readonly needWording: readonly QuestionId[] } {
  const answered = new Set<string>(statements.map(({ claim }) => claim.questionId));
  const topics = new Set(
    [...answered].map((id) => questions.get(id)?.topic).filter((topic) => topic !== undefined),
  );
  const known = outcomesByQuestion(outcomes);
  const candidates = [...questions.values()]
    .filter((question) => known.has(question.id) && !answered.has(question.id))
    // Of a field the witness has spoken about; of another they may know nothing.
    .filter((question) => topics.has(question.topic))
    .toSorted((a, b) => a.ref.localeCompare(b.ref, 'en', { numeric: true }));
  return {
    lines: candidates.flatMap((question): SheetLine[] => {
      const text = worded(question);
      if (text === null) return [];
      return [
        {
          section: 'account',
          kind: 'control',
          text,
          settles: `${nameOf(questions, question.id, guard)}: the desk knows the answer; show neither surprise nor approval`,
          questionIds: [question.id],
        },
      ];
    }),
    needWording: candidates.filter((one) => worded(one) === null).map(({ id }) => id),
  };
}

function worded(question: Question): string | null {
  const text = question.askAs?.trim() ?? '';
  return text === '' ? null : text;
}

function differenceLines(
  { differences, questions, tellings }: SheetInput,
  guard: SheetGuard,
  leftOut: { ref: string; why: string }[],
): readonly SheetLine[] {
  const translated = new Map(
    tellings.flatMap(({ statements }) =>
      statements.map(({ claim, translators }) => [claim.id as string, translators.length > 0]),
    ),
  );
  const place = new Map(
    tellings.filter((one) => one.statements.length > 0).map(({ key }, i) => [key, i]),
  );
  const order = { peripheral: 0, central: 1 } as const;
  return differences
    .filter(({ standing }) => standing === 'not-put')
    .toSorted((a, b) => order[a.weight] - order[b.weight])
    .flatMap((difference): SheetLine[] => {
      const { kind, earlier, later, questionId } = difference;
      const name = nameOf(questions, questionId, guard);
      const line = (text: string, settles: string): SheetLine[] => [
        {
          section: 'differences',
          kind: 'difference',
          text,
          settles: `${name}: ${settles}`,
          questionIds: [questionId],
        },
      ];
      const when = (key: string): string => conversation(place.get(key) ?? 0);
      if (earlier.quote !== null && later.quote !== null) {
        const same = earlier.telling === later.telling;
        if (same && translated.get(earlier.claimId ?? '') !== translated.get(later.claimId ?? '')) {
          leftOut.push({
            ref: refs([questionId], questions),
            why: 'one of the two is a translation: compare it with the original before asking the witness',
          });
          return [];
        }
        const versions = same
          ? `In ${when(earlier.telling)} you said: “${oneLine(earlier.quote, 200)}” and also: “${oneLine(later.quote, 200)}”.`
          : `In ${when(earlier.telling)} you said: “${oneLine(earlier.quote, 200)}”. In ${when(later.telling)} you said: “${oneLine(later.quote, 200)}”.`;
        return line(
          `${versions} Please help us understand how these go together.`,
          kind === 'contradiction'
            ? `which holds, or whether both do (${difference.weight})`
            : `how exactly it can be said (${difference.weight})`,
        );
      }
      if (earlier.quote !== null) {
        return line(
          `In ${when(earlier.telling)} you said: “${oneLine(earlier.quote, 200)}”. Please tell us about this once more.`,
          `whether it stands: it was not told again (${difference.weight})`,
        );
      }
      if (later.quote !== null) {
        return line(
          `In ${when(later.telling)} you told us for the first time: “${oneLine(later.quote, 200)}”. What brought this back to you?`,
          `whether it was remembered, or learnt since, and from whom (${difference.weight})`,
        );
      }
      return [];
    });
}

function closing(tellings: readonly Telling[]): readonly SheetLine[] {
  const spoken = tellings.some((one) => one.statements.length > 0);
  return [
    {
      section: 'closing',
      kind: 'closing',
      text: 'What would you like us to know that we did not ask?',
      settles: 'what the desk has not thought of',
      questionIds: [],
    },
    {
      section: 'closing',
      kind: 'closing',
      text: 'With whom have you spoken about these things since, and what have you read or seen of them?',
      settles: 'what may have come from others: later statements that repeat it confirm nothing',
      questionIds: [],
    },
    ...(spoken
      ? [
          {
            section: 'closing' as const,
            kind: 'closing' as const,
            text: 'We now read to you what we wrote down. Please tell us what you would like to change in it.',
            settles: 'the record: a correction is the witness’s right and no mark against them',
            questionIds: [],
          },
        ]
      : []),
    {
      section: 'closing',
      kind: 'closing',
      text: 'How do you want us to reach you, and what would make it safer for you?',
      settles: 'risk and consent, before anything else is asked',
      questionIds: [],
    },
  ];
}

/** Controls spread evenly between the invitations: never the first, never two in a row while it can be helped. */
function among(
  invited: readonly SheetLine[],
  controls: readonly SheetLine[],
): readonly SheetLine[] {
  const result: SheetLine[] = [];
  let used = 0;
  invited.forEach((line, i) => {
    result.push(line);
    const due = Math.round(((i + 1) * controls.length) / invited.length);
    while (used < due) result.push(controls[used++] as SheetLine);
  });
  return result;
}

const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth'];

/** "our second conversation": no date, which could be one that somebody else gave. */
function conversation(place: number): string {
  const ordinal = ORDINALS[place];
  return ordinal === undefined ? 'one of our later conversations' : `our ${ordinal} conversation`;
}

/** "Q-018 How many men …": the reference alone when its wording would give something away. */
function nameOf(
  questions: ReadonlyMap<string, Question>,
  id: QuestionId,
  guard: SheetGuard,
): string {
  const question = questions.get(id);
  if (question === undefined) return 'a question';
  const full = `${question.ref} (${oneLine(question.text, 120)})`;
  return guard.refuse(full, [id]) === null ? full : question.ref;
}

function refs(ids: readonly QuestionId[], questions: ReadonlyMap<string, Question>): string {
  return ids.map((id) => questions.get(id)?.ref ?? '?').join(', ');
}
