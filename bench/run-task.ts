/**
 * Runs methods on one task and gives the figures. As a program it is a child process: it takes a task
 * from its parent, works on it alone and sends the report back, so that the memory measured is of that
 * task and nothing else.
 */
import type { Claim, FoundLink, Predictions } from './data/claim.ts';
import { loadTask, type Task } from './data/tasks.ts';
import type { TruthSet } from './data/truth-set.ts';
import { ENGINE, INDEPENDENT, REFERENCES, referencesFor, VOTES, type Found } from './methods.ts';
import { judge } from './metrics/judge.ts';
import { linkScores } from './metrics/link-scores.ts';
import { numberErrors, type Estimated } from './metrics/number-errors.ts';
import { countedOrigins, originError } from './metrics/origin-error.ts';
import type { Outcome, TaskReport } from './outcome.ts';

export interface Order {
  readonly task: Task;
  readonly what: 'engine' | 'independent' | 'references';
  /** Of the references only these; all that fit when absent. */
  readonly only?: readonly string[];
}

export async function runTask({ task, what, only }: Order): Promise<TaskReport> {
  const set = loadTask(task);
  const { claims, items, outcomes, refused } =
    what === 'references' ? runReferences(set, only) : await runOurs(set, what === 'independent');
  return {
    name: task.name,
    kind: set.kind,
    invented: task.invented,
    claims,
    sources: new Set(set.claims.map(({ source }) => source)).size,
    items,
    gold: set.gold.size,
    note: set.note,
    refused,
    outcomes,
    failed: null,
  };
}

interface Ran {
  readonly claims: number;
  readonly items: number;
  readonly outcomes: readonly Outcome[];
  readonly refused: number;
}

async function runOurs(set: TruthSet, independent: boolean): Promise<Ran> {
  // Only here, so that the references run whatever state the engine is in.
  const { runEngine } = await import('./engine-adapter.ts');
  const run = runEngine(set, { independent, links: set.links !== undefined && !independent });
  const outcome = measured(set, independent ? INDEPENDENT : ENGINE, run.seconds, run.predictions, {
    links: run.links,
    countsOrigins: true,
  });
  const peakMb = process.resourceUsage().maxRSS / 1024;
  return {
    claims: set.claims.length,
    items: run.predictions.size,
    outcomes: [{ ...outcome, peakMb }],
    refused: run.refused,
  };
}

function runReferences(set: TruthSet, only?: readonly string[]): Ran {
  const names = referencesFor(set).filter((name) => only === undefined || only.includes(name));
  const outcomes = names.map((name) => {
    const begin = performance.now();
    const found: Found = REFERENCES[name]?.(set) ?? { predictions: new Map() };
    const seconds = (performance.now() - begin) / 1000;
    const links = found.links !== undefined && found.links.length > 0 ? found.links : null;
    const outcome = measured(set, name, seconds, found.predictions, {
      links,
      countsOrigins: false,
    });
    if (name !== VOTES || set.origins === undefined) return outcome;
    return { ...outcome, origins: originError(countedSources(set.claims), set.origins) };
  });
  const items = new Set(set.claims.map(({ item }) => item)).size;
  return { claims: set.claims.length, items, outcomes, refused: 0 };
}

/** Sources by claimed value: what counting reports takes for origins. */
function countedSources(claims: readonly Claim[]) {
  const counts = new Map<string, Map<string, number>>();
  for (const { item, value } of claims) {
    const own = counts.get(item) ?? new Map<string, number>();
    counts.set(item, own.set(value, (own.get(value) ?? 0) + 1));
  }
  return (item: string, value: string) => counts.get(item)?.get(value);
}

function measured(
  set: TruthSet,
  method: string,
  seconds: number,
  predictions: Predictions,
  extra: {
    readonly links: readonly FoundLink[] | null;
    readonly countsOrigins: boolean;
  },
): Outcome {
  const estimated = set.kind === 'numbers' ? estimatesOf(set, predictions) : [];
  return {
    method,
    seconds,
    peakMb: null,
    judged:
      set.kind === 'numbers'
        ? {}
        : Object.fromEntries(
            set.scorings.map(({ name, same }) => [name, judge(predictions, set.gold, same)]),
          ),
    numbers: set.kind === 'numbers' ? numberErrors(estimated) : null,
    off: estimated.map(({ value, gold }) => Math.abs(value - gold)),
    links:
      set.links === undefined || extra.links === null
        ? null
        : linkScores(set.links, extra.links, set.claims),
    origins:
      set.origins === undefined || !extra.countsOrigins
        ? null
        : originError(countedOrigins(predictions), set.origins),
  };
}

function estimatesOf({ gold }: TruthSet, predictions: Predictions): readonly Estimated[] {
  return [...gold].map(([item, answer]) => {
    const found = predictions.get(item);
    const estimate = found?.estimate;
    // A method that takes numbers for labels is held to the label it likes best.
    const value = estimate?.value ?? Number(found?.answers[0]?.value);
    const hasInterval = estimate !== undefined && !Number.isNaN(estimate.low);
    return {
      value,
      gold: Number(answer),
      ...(hasInterval ? { low: estimate.low, high: estimate.high } : {}),
    };
  });
}

if (process.send !== undefined) {
  process.once('message', async (order: Order) => {
    const report = await runTask(order);
    process.send?.(report, () => process.disconnect());
  });
}
