/** Everything one run of the benchmark found out, before anything is said about it. */
import type { IncrementalFigures } from './incremental.ts';
import type { Scale } from './scale.ts';
import type { TaskReport } from './outcome.ts';

export interface BenchResult {
  readonly run: Run;
  readonly machine: {
    readonly date: string;
    readonly node: string;
    readonly cores: number;
    readonly processor: string;
    readonly memoryGb: number;
  };
  readonly reports: readonly TaskReport[];
  /** Sets of the plan that are not there. */
  readonly absent: readonly string[];
  readonly scale: Scale | null;
  readonly speed: Speed | null;
  /** One more report in a case; measured in a full run only. */
  readonly incremental?: IncrementalFigures;
  readonly seconds: number;
}

/** Everything, the quick choice of it, or sets that were named. */
export type Run = 'full' | 'quick' | 'some';

/** The engine beside our own Dawid–Skene, each alone in a process, one after the other. */
export interface Speed {
  readonly set: string;
  readonly claims: number;
  readonly engine: number;
  readonly dawidSkene: number;
}
