import type { Credibility } from '#assessment/finding.ts';
import type { LikelihoodScale } from '#assessment/likelihood.ts';

/**
 * Everything that may leave, and nothing else: the allow-list, as a type. The writers of Markdown and
 * HTML see only this, so a field that is not here cannot leave however a record may grow.
 *
 * There is no room in it for ids, pseudonyms, handles, document numbers, file names, exact times or
 * exact coordinates.
 */
export interface Dossier {
  readonly title: string;
  readonly audience: string;
  /** The day it was made: `2026-03-14`. */
  readonly made: string;
  readonly expires: string | null;
  readonly scale: LikelihoodScale;
  readonly questions: readonly DossierQuestion[];
}

export interface DossierQuestion {
  readonly number: number;
  readonly text: string;
  readonly sentence: string;
  readonly best: {
    readonly label: string;
    readonly probability: number;
    readonly interval: readonly [low: number, high: number];
    readonly likelihood: string;
    readonly band: readonly [low: number, high: number];
  } | null;
  /** Every answer that was considered; the rest is "none of these". */
  readonly answers: readonly { readonly label: string; readonly probability: number }[];
  readonly none: number;
  readonly credibility: {
    readonly digit: Credibility;
    readonly words: string;
    readonly why: string;
  };
  readonly reports: number;
  readonly independent: number;
  readonly notEstablished: number;
  readonly sources: readonly DossierSource[];
  /** What a reader must keep in mind, without names. */
  readonly cautions: readonly string[];
}

export interface DossierSource {
  /** "Source 3", "an unnamed person" or "a source not traced". */
  readonly name: string;
  /** "saw it", "was told" …; null when that is not known. */
  readonly how: string | null;
  readonly says: string;
  readonly bearing: 'for' | 'against' | 'neither';
  readonly weight: 'strong' | 'moderate' | 'slight' | 'none';
  readonly reports: number;
  /** Whether it is shown to be independent of the others. */
  readonly standing: string;
  /** An approved passage; only with the consent of everyone whose words they are. */
  readonly quote: string | null;
}
