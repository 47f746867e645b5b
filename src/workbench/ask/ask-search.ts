/** What the address of the Ask next screen holds: one question, one person, one kind. */
export interface AskSearch {
  readonly question?: string;
  readonly who?: string;
  readonly about?: 'matter' | 'chain';
}
