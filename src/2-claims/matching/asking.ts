/** How a question is asked in a language, out of the words of a statement. */
export interface Asking {
  /** Whether it is so: the question, and how the statement answers it. */
  readonly whether: (said: string) => AskedWhether;
  readonly howMany: (number: AskedNumber) => string;
  readonly howMuch: (said: string) => string;
  /** @param value the words of the time, which are no part of the question. */
  readonly when: (said: string, value: string) => string | null;
  /** Null where the words say nothing of what was there. */
  readonly where: (said: string, value: string) => string | null;
  readonly whereExactly: (said: string, value: string) => string;
  /** @param place what is commanded, in the words that are left without the name. */
  readonly who: (place: string) => string;
  readonly weapon: (before: string, after: string) => string;
  readonly colour: (before: string, after: string) => string;
  /** What a number counts, by the words behind it; empty where they do not say. */
  readonly counted: (after: string, one: boolean) => string;
}

export interface AskedWhether {
  readonly text: string;
  readonly answer: 'yes' | 'no';
}

export interface AskedNumber {
  /** Empty where the words do not say what is counted. */
  readonly counted: string;
  /** Whether it is between two and ten, for languages that count by it. */
  readonly few: boolean;
  /** What stands before the number in its clause, and behind what is counted. */
  readonly before: string;
  readonly after: string;
}
