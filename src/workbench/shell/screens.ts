import { BookOpenText, GitFork, Inbox, ListChecks, Users } from 'lucide-react';

/**
 * The screens in the order of the rail. `key` follows `g`: `g r` goes to Reading. A screen is a folder
 * of its own, a route in `router.tsx`, a line here and a name under `rail` in the words.
 */
export const SCREENS = [
  { name: 'inbox', Icon: Inbox, key: 'i' },
  { name: 'reading', Icon: BookOpenText, key: 'r' },
  { name: 'questions', Icon: ListChecks, key: 'q' },
  { name: 'chain', Icon: GitFork, key: 'c' },
  { name: 'sources', Icon: Users, key: 's' },
] as const;
