import type { Basis } from '../claim.ts';
import type { Speaker, Span } from '../suggest/suggestion.ts';

/**
 * One attribution: somebody is reported to have said, thought, wanted or known something. This is
 * what every language's finder gives; `suggest` joins it with the values found inside its content.
 *
 * All spans are half-open UTF-16 offsets into the text that was handed in.
 *
 * Terms as in the Penn Attribution Relations Corpus and PolNeAR (Pareti 2012; Newell et al. 2018):
 * the *source* is who is reported, the *cue* the words that report (`said`, `according to`), the
 * *content* what is reported, with its quotation marks and its `that`.
 */
export interface Attribution {
  /** As written (`he`, `one informant`); null when nobody is named ("is said to"). */
  readonly source: Span | null;
  /** Null when quotation marks alone make it a report. */
  readonly cue: Span | null;
  /**
   * The pieces of what was said, in text order, at least one and none overlapping: two when the cue
   * stands inside ("It burned," he said, "all night").
   */
  readonly content: readonly Span[];
  /** From the one who told us to the first speaker; empty when nobody is named. */
  readonly speakers: readonly Speaker[];
  /** To whom it was said ("told investigators"), when stated. */
  readonly hearer: Span | null;
  /** How the first speaker knows. */
  readonly basis: Basis;
  /** Words of certainty as written, in text order: `fairly certain`, `reportedly`. */
  readonly certainty: readonly string[];
  /** Set where the words do not report speech as done; see `Polarity`. */
  readonly polarity?: Polarity;
  /** ISO 639-1. */
  readonly language: string;
  /** Why this was suggested, in words a person can check. */
  readonly why: string;
}

/**
 * Speech that is named and not reported: `denied` ("never said", "no one told me"), `asked` ("did he say …?"),
 * `supposed` ("if he says"). Its words are among `certainty`, as written; what it holds answers no question.
 */
export type Polarity = 'denied' | 'asked' | 'supposed';

/** Finds the attributions of a text, in order of their first word. Never throws; [] when there are none. */
export type FindAttributions = (text: string) => readonly Attribution[];
