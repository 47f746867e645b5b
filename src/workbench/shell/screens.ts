import {
  MessagesSquare,
  CalendarRange,
  Workflow,
  MapPinned,
  BookOpenText,
  GitFork,
  Inbox,
  ListChecks,
  Users,
  Landmark,
  MessageCircleQuestion,
  TriangleAlert,
  FolderCog,
} from 'lucide-react';

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
  { name: 'sessions', Icon: MessagesSquare, key: 'd' },
  { name: 'ask', Icon: MessageCircleQuestion, key: 'a' },
  { name: 'warnings', Icon: TriangleAlert, key: 'w' },
  { name: 'outcomes', Icon: Landmark, key: 'o' },
  { name: 'map', Icon: MapPinned, key: 'm' },
  { name: 'timeline', Icon: CalendarRange, key: 't' },
  { name: 'structure', Icon: Workflow, key: 'u' },
  { name: 'case', Icon: FolderCog, key: 'e' },
] as const;

/** How the rail groups them; what is named nowhere stands with the knowledge. */
const GROUPS = {
  work: ['inbox', 'reading', 'questions', 'chain'],
  knowledge: ['sources', 'sessions', 'map', 'timeline', 'structure'],
  decisions: ['ask', 'warnings', 'outcomes'],
  case: ['case'],
} as const;
type Group = keyof typeof GROUPS;

/** The screens of each group, in the group's own order. */
export function railGroups(): readonly {
  readonly group: Group;
  readonly screens: readonly (typeof SCREENS)[number][];
}[] {
  const names = Object.entries(GROUPS) as [Group, readonly string[]][];
  const groupOf = (screen: string): Group =>
    names.find(([, members]) => members.includes(screen))?.[0] ?? 'knowledge';
  return names.map(([group, members]) => ({
    group,
    screens: SCREENS.filter(({ name }) => groupOf(name) === group).toSorted(
      (a, b) => members.indexOf(a.name) - members.indexOf(b.name),
    ),
  }));
}
