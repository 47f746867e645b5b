/**
 * Any table of claims, no case needed: learns how reliable the sources are from how they agree, who
 * has it from whom from how they err, and gives the posterior of every question.
 *
 *     rows ─► questions with their rows in time (`group-rows.ts`)
 *          ─► what is declared of their lineage (`declared.ts`): observations, relays, hidden origins
 *          ─► by kind of value, as columns: labels that all questions share, open values, places in a
 *             tree, numbers
 *          ─► who copies whom (`copying/`), and with what is left, the model of the kind
 *             (`labels/`, `open/`, `places/`, `numbers/`)
 *          ─► results. Questions of whose lineage something is declared are worked out once more, with
 *             their whole network and the rates learnt (`results/declared-result.ts`).
 *
 * Copying is looked for among open values. Sources that choose from a few labels share their errors
 * without copying: two who are wrong about a yes-or-no question are wrong alike; there the correlation ρ
 * stands for what they share. Numbers that are repeated to the digit are weighed by the model of numbers.
 *
 * Nothing but the columns is kept while the models learn; results are made one by one and handed over.
 */
import { at } from './channel.ts';
import type { Copying } from './copying/copying.ts';
import { findDependence, MOST_SOURCES } from './copying/find-dependence.ts';
import { declaredLineage } from './declared.ts';
import { foldValues, type FoldedValues } from './fold-values.ts';
import { groupRows, type GroupedRows } from './group-rows.ts';
import { fitLabels } from './labels/fit-labels.ts';
import { fitNumbers } from './numbers/fit-numbers.ts';
import { COPIES_EXPLAINED, fitOpen } from './open/fit-open.ts';
import { tableCloseness } from './table-closeness.ts';
import { fitPlaceQuestions } from './table-places.ts';
import { choiceResult, type FittedChoices, type ResultContext } from './results/choice-result.ts';
import { declaredResult } from './results/declared-result.ts';
import { numberResult } from './results/number-result.ts';
import type { QuestionResult, SourceResult } from './results/question-result.ts';
import { settingsWith, type Settings } from './settings.ts';
import {
  sharedLabels,
  tableChoices,
  type ChoiceRows,
  type SharedLabels,
  type TableChoices,
} from './table-choices.ts';
import { declaredLinks, inferredLinks, type TableLink } from './table-links.ts';
import { fitPointQuestions } from './table-points.ts';
import { weighSets } from './table-sets.ts';
import { tableMeasures } from './table-measures.ts';
import { ArrayCache, buildTableQuestion, type TableShared } from './table-question.ts';
import { tableRates, type ObserverCounts } from './table-rates.ts';
import { typeOf, type ClaimTable } from './table/claim-table.ts';
import { nameVoices } from './voices.ts';

export type { QuestionResult, SourceResult } from './results/question-result.ts';

/** ρ for questions that no model of a whole table learns it for. */
export const TABLE_RHO = 0.3;

export interface TableOptions {
  /** Outcomes: question → value. */
  readonly known?: ReadonlyMap<string, string>;
  /** Every report a witness of its own: no chains, no copying, no correlation. For comparison. */
  readonly independent?: boolean;
  /** Which place lies in which: child, parent. */
  readonly places?: readonly (readonly [string, string])[];
  readonly settings?: Partial<Settings>;
  /** Whether to work out what each origin contributes. */
  readonly contributions?: boolean;
  readonly progress?: (done: number, total: number) => void;
}

export interface TableResult {
  readonly rounds: number;
  /** What else the reader should know, each a sentence. */
  readonly notes: readonly string[];
  /** One a question, in order of first mention. */
  results(): Iterable<QuestionResult>;
  /** What was learnt of the sources, in order of their names. */
  sources(): Iterable<SourceResult>;
  /** Dependence, declared and inferred. */
  links(): Iterable<TableLink>;
}

/** Share of the work that learning is, for the progress bar. */
const LEARNING = 0.8;
const STEPS = 1000;

/** Learns from the whole table; what it found is worked out and handed over as it is asked for. */
export function corroborateTable(table: ClaimTable, options: TableOptions = {}): TableResult {
  const independent = options.independent === true;
  const settings = settingsWith({ rho: TABLE_RHO, ...options.settings });
  const rho = independent ? 0 : options.settings?.rho;
  const grouped = groupRows(table);
  const folded = foldValues(table.values);
  const declared = independent ? null : declaredLineage(declaredRows(table, grouped, folded));
  const voice = declared?.voice ?? table.source.slice();
  const voices = nameVoices(table, voice);
  const outcomes = outcomesOf(table, options.known);
  const rows: ChoiceRows = {
    table,
    grouped,
    voice,
    voices: voices.length,
    folded,
    outcomes,
  };
  const { kinds, labels } = questionsByKind(rows, options.places !== undefined);
  const report = (share: number): void =>
    options.progress?.(Math.round(STEPS * LEARNING * Math.min(1, share)), STEPS);
  const how = { rows, independent, ...(rho === undefined ? {} : { rho }), report };

  const choices = {
    labels: fitChoices(how, kinds.labels, labels),
    yesNo: fitChoices(how, kinds.yesNo, sharedLabels(rows, kinds.yesNo)),
    open: fitChoices(how, kinds.open, null),
  };
  const fitted = Object.values(choices).filter((one) => one !== null);
  const places =
    kinds.places.length === 0
      ? null
      : fitPlaceQuestions(rows, kinds.places, options.places ?? [], rho);
  const numbers = kinds.numbers.length === 0 ? null : fitNumberQuestions(how, kinds.numbers);
  const areaOf = kinds.points.length === 0 ? null : fitPointQuestions(rows, kinds.points, rho);

  const known = new Uint8Array(table.questions.length);
  for (const q of outcomes.keys()) known[q] = 1;
  const counts: ObserverCounts[] = [];
  for (const { fit } of fitted) counts.push(fit);
  if (places !== null) counts.push(places.counts);
  if (numbers !== null) counts.push(numbers.fit);
  const rates = tableRates({ table, voices, voice, declared, kinds: counts, known });

  const context: ResultContext = {
    table,
    grouped,
    outcomes,
    voiceName: (v) => {
      const source = at(voices.source, v);
      return source < 0 ? 'not traced' : table.sources.at(source);
    },
    contributions: options.contributions === true,
  };
  const network = networkFor(rows, settings, options, independent);
  /** Place of a question among those of its kind. */
  const place = new Int32Array(table.questions.length);
  for (const list of Object.values(kinds)) list.forEach((q, n) => (place[q] = n));
  const kindOf = new Uint8Array(table.questions.length);
  KINDS.forEach((name, k) => kinds[name].forEach((q) => (kindOf[q] = k)));

  const resultOf = (q: number): QuestionResult => {
    const n = at(place, q);
    const kind = KINDS[at(kindOf, q)] as Kind;
    const stated = declared !== null && at(declared.stated, q) === 1;
    if (stated || kind === 'points') {
      const own = kind in choices ? choices[kind as keyof typeof choices] : null;
      const question = buildTableQuestion(network(own?.kind ?? null), q, rowsOf(grouped, q));
      const correlation = rho ?? own?.fit.rho ?? settings.rho;
      const known = rates.forTopic(at(table.topic, q));
      const result = declaredResult(table, question, known, correlation, context.contributions);
      return areaOf === null || kind !== 'points' ? result : { ...result, area: areaOf(n) };
    }
    if (kind === 'places' && places !== null) return places.result(context, n);
    if (kind === 'numbers' && numbers !== null) return numberResult(context, numbers, n);
    return choiceResult(context, choices[kind as keyof typeof choices] as FittedKind, n);
  };
  return {
    notes: [
      ...(places?.notes ?? []),
      ...(choices.open === null || independent ? [] : manySources(choices.open)),
    ],
    rounds: Math.max(numbers?.fit.rounds ?? 0, ...fitted.map(({ fit }) => fit.rounds)),
    *results() {
      const questions = table.questions.length;
      for (let q = 0; q < questions; q++) {
        yield resultOf(q);
        if (q % 4096 !== 0) continue;
        options.progress?.(
          Math.round(STEPS * (LEARNING + ((1 - LEARNING) * q) / questions)),
          STEPS,
        );
      }
      options.progress?.(STEPS, STEPS);
    },
    sources: () => rates.sources(),
    *links() {
      if (declared !== null) yield* declaredLinks(table, declared);
      for (const { kind, suspected } of fitted) {
        if (suspected !== null) yield* inferredLinks(table, voices, kind, suspected);
      }
    },
  };
}

const KINDS = ['points', 'labels', 'yesNo', 'open', 'places', 'numbers'] as const;
type Kind = (typeof KINDS)[number];

/** Numbers of the questions of each kind. The answers of points are worked out one by one. */
function questionsByKind(
  rows: ChoiceRows,
  tree: boolean,
): { readonly kinds: Record<Kind, Int32Array>; readonly labels: SharedLabels | null } {
  const lists: Record<Kind, number[]> = {
    points: [],
    labels: [],
    yesNo: [],
    open: [],
    places: [],
    numbers: [],
  };
  const choices: number[] = [];
  for (let q = 0; q < rows.table.questions.length; q++) {
    const type = typeOf(rows.table, q);
    if (type === 'number') lists.numbers.push(q);
    else if (type === 'place' && tree) lists.places.push(q);
    else if (type === 'yes-no') lists.yesNo.push(q);
    else if (type === 'point') lists.points.push(q);
    else if (type === 'choice') choices.push(q);
    else lists.open.push(q);
  }
  // Choices that share their labels are a kind of their own, whatever else the table holds.
  const labels = sharedLabels(rows, Int32Array.from(choices));
  if (labels !== null) lists.labels = choices;
  else lists.open = [...lists.open, ...choices].sort((x, y) => x - y);
  const kinds = Object.fromEntries(
    Object.entries(lists).map(([kind, list]) => [kind, Int32Array.from(list)]),
  ) as Record<Kind, Int32Array>;
  return { kinds, labels };
}

interface How {
  readonly rows: ChoiceRows;
  readonly independent: boolean;
  readonly rho?: number;
  report(share: number): void;
}

interface FittedKind extends FittedChoices {
  /** What was found of copying, likely or not. */
  readonly suspected: Copying | null;
}

/** Null where there is no question of the kind. */
function fitChoices(
  how: How,
  questions: Int32Array,
  labels: SharedLabels | null,
): FittedKind | null {
  if (questions.length === 0) return null;
  const kind = tableChoices(how.rows, questions, labels);
  const { choices, known } = kind;
  const base = {
    known,
    ...(how.rho === undefined ? {} : { rho: how.rho }),
    progress: (round: number) => how.report(round / 40),
  };
  if (choices.shared) {
    return { kind, fit: fitLabels(choices, base), copying: null, suspected: null };
  }
  // Some answers may be slips of others: times, sets.
  const closeness = tableCloseness(how.rows.table, kind);
  const suspected = how.independent ? null : findDependence(choices);
  // Where nobody is likely to copy, every claim is its own origin.
  const copying = suspected !== null && isFound(suspected) ? suspected : null;
  const open = fitOpen(choices, {
    ...(copying?.joint === true ? COPIES_EXPLAINED : {}),
    ...base,
    ...(closeness === null ? {} : { closeness }),
    ...(copying === null ? {} : { firstHand: copying.beforehand }),
    ...(copying?.joint === true ? { begin: copying.posterior } : {}),
  });
  const sets = weighSets(
    how.rows,
    { kind, fit: open },
    {
      ...(how.rho === undefined ? {} : { rho: how.rho }),
      ...(copying === null ? {} : { firstHand: copying.beforehand }),
    },
  );
  return { ...sets, copying, suspected };
}

function manySources({ kind }: FittedKind): readonly string[] {
  const { sources } = kind.choices;
  if (sources <= MOST_SOURCES) return [];
  return [
    `${sources.toLocaleString('en')} sources are too many to ask of each from whom it has what; only feeds that say the same everywhere were joined.`,
  ];
}

/** Whether any two sources are likelier than not to have it one from the other, or from a third. */
function isFound({ pairs }: Copying): boolean {
  return pairs.some(({ direct }) => direct >= 0.5);
}

function fitNumberQuestions(how: How, questions: Int32Array) {
  const kind = tableMeasures(how.rows, questions);
  const fit = fitNumbers(kind.measures, {
    known: kind.known,
    ...(how.rho === undefined ? {} : { rho: how.rho }),
    progress: (round) => how.report(round / 40),
  });
  return { kind, fit };
}

/** What the networks of single questions share, by the labels they choose from. */
function networkFor(
  { table, folded }: ChoiceRows,
  settings: Settings,
  options: TableOptions,
  independent: boolean,
): (kind: TableChoices | null) => TableShared {
  const made = new Map<readonly string[] | null, TableShared>();
  return (kind) => {
    const labels = kind?.labels ?? null;
    let shared = made.get(labels);
    if (shared === undefined) {
      shared = {
        table,
        settings,
        places: new Map(options.places ?? []),
        labels,
        folded: labels === null ? folded.answer : labelOfValue(folded, labels),
        independent,
        cache: new ArrayCache(settings),
      };
      made.set(labels, shared);
    }
    return shared;
  };
}

function labelOfValue(folded: FoldedValues, labels: readonly string[]): Int32Array {
  const label = new Int32Array(folded.answers).fill(-1);
  labels.forEach((words, k) => (label[folded.find(words)] = k));
  return folded.answer.map((a) => at(label, a));
}

function declaredRows(table: ClaimTable, { start, rows }: GroupedRows, { answer }: FoldedValues) {
  const { source, from, basis, time } = table;
  // Where every spelling is an answer of its own the column serves as it is.
  const plain = answer.every((a, v) => a === v);
  const said = plain ? table.value : table.value.map((v) => at(answer, v));
  return { start, rows, source, from, basis, said, time, sources: table.sources.length };
}

function rowsOf({ start, rows }: GroupedRows, q: number): Int32Array {
  return rows.subarray(at(start, q), at(start, q + 1));
}

function outcomesOf(
  table: ClaimTable,
  known: ReadonlyMap<string, string> | undefined,
): ReadonlyMap<number, string> {
  const outcomes = new Map<number, string>();
  for (const [question, value] of known ?? []) {
    const q = table.questions.find(question);
    if (q >= 0) outcomes.set(q, value);
  }
  return outcomes;
}
