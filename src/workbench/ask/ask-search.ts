/** What the address of the Ask next screen holds: one question, one person, one kind. */
export interface AskSearch {
  readonly question?: string;
  readonly who?: string;
  readonly about?: 'matter' | 'chain';
  /** How many open questions to look at, where it is more than are looked at by themselves. */
  readonly questions?: number;
}
