import { Command } from 'commander';
import pc from 'picocolors';
import type { CaseId } from '#terms/ids.ts';
import type { Principal } from '#terms/principal.ts';
import { brushTest, boxOf, type Brush } from '#assessment/cross-check/brush.ts';
import type { Span, WhereWhenItem } from '#assessment/cross-check/case-where-when.ts';
import { sayDistance } from '#assessment/cross-check/say-span.ts';
import { zoneOfYear } from '#assessment/cross-check/zone-name.ts';
import { formatTime } from '#claims/format-value.ts';
import { whereAndWhen } from '#jobs/cross-check.ts';
import type { Desk } from '#jobs/desk.ts';
import { findQuestion } from '#jobs/questions.ts';
import { inCase, questionNames, wholeNumber, type CaseOptions } from '../in-case.ts';
import { table } from '../reporters/columns.ts';
import { json, line } from '../reporters/print.ts';
import { terminalWidth } from '../reporters/terminal.ts';
import { UsageError } from '../usage-error.ts';

interface Options extends CaseOptions {
  readonly from?: string;
  readonly to?: string;
  readonly told?: boolean;
  readonly area?: string;
  readonly questions?: string;
  readonly show?: string;
  readonly most: string;
}

/** `hearsay map`: what the Map shows, as a table. */
export function mapCommand(): Command {
  return whereWhen('map', (items) => items.filter(({ where }) => where !== null));
}

/** `hearsay timeline`: what the Timeline shows, as a table, earliest first. */
export function timelineCommand(): Command {
  return whereWhen('timeline', (items, told) =>
    items
      .flatMap((one) => {
        const span = told ? one.told : one.about;
        return span === null ? [] : [{ one, at: span.from ?? span.to ?? 0 }];
      })
      .toSorted(
        (a, b) => a.at - b.at || a.one.ref.localeCompare(b.one.ref, 'en', { numeric: true }),
      )
      .map(({ one }) => one),
  );
}

function whereWhen(
  name: 'map' | 'timeline',
  choose: (items: readonly WhereWhenItem[], told: boolean) => readonly WhereWhenItem[],
): Command {
  return new Command(name)
    .option('--from <day>', 'what may be of this day or time or later')
    .option('--to <day>', 'what may be of this day or time or earlier')
    .option('--told', 'by when it was told, not by when it is about')
    .option('--area <box>', 'south,west,north,east in degrees: what may lie inside')
    .option('--questions <refs>', 'only these, such as Q-003,Q-004')
    .option('--show <what>', 'claims or findings only')
    .option('--most <n>', 'how many to list', '200')
    .option('--case <case>', 'the case, by title or id')
    .option('--json', 'one JSON document for machines')
    .addHelpText(
      'after',
      `
The filters are those of the desk: one brush for map, timeline and questions. A radius and a span count
as far as they reach. Protected sites are shown coarsely, as there.

Examples:
  hearsay ${name}
  hearsay ${name} --show findings --from 2026-03-10 --to 2026-03-14
  hearsay ${name} --area=33.2,-37.4,33.6,-36.9 --json`,
    )
    .action(async (options: Options) => {
      const most = wholeNumber('--most', options.most, 1, 1_000_000);
      const said = brushOf(options);
      await inCase(options, async (desk, principal, found) => {
        const brush = { ...said, ...(await pickOf(desk, principal, found.id, options.questions)) };
        const view = await whereAndWhen(desk, principal, found.id);
        const items = choose(view.items.filter(brushTest(brush)), options.told === true);
        if (options.json === true) {
          return json({ ...view, items, landmarks: name === 'map' ? view.landmarks : [] });
        }
        if (items.length === 0) {
          return line(
            view.items.length === 0
              ? `Nothing in this case has a ${name === 'map' ? 'place' : 'time'} yet.`
              : 'Nothing fits these filters.',
          );
        }
        const shown = items.slice(0, most);
        line(
          table(
            [
              (name === 'map' ? MAP : TIME).map((title) => pc.dim(title)),
              ...shown.map((one) => cells(name, one, options.told === true, view.zone)),
            ],
            { width: terminalWidth(), flexible: { 2: 12, 3: 10, 4: 16, 5: 12 } },
          ),
        );
        const twice = view.twoPlaces.found.length;
        const cut = items.length > shown.length ? `, the first ${shown.length} shown` : '';
        line(
          pc.dim(
            `\n${items.length} of ${view.items.length}${cut}; times in ${zoneOfYear(view.zone, new Date(desk.clock()).getUTCFullYear())}.${twice > 0 ? ` ${twice} in two places: \`hearsay check --all\`.` : ''}`,
          ),
        );
      });
    });
}

const MAP = ['', '', 'Says', 'Who', 'Where', 'About'];
const TIME = ['', '', 'Says', 'Who', 'When', 'Where'];

function cells(
  name: 'map' | 'timeline',
  one: WhereWhenItem,
  told: boolean,
  zone: string,
): readonly string[] {
  const where = sayWhere(one);
  const when = saySpan(told ? one.told : one.about, zone);
  return [
    one.ref,
    one.kind === 'finding' ? 'finding' : one.state,
    one.says,
    one.who,
    ...(name === 'map' ? [where, when] : [when, where]),
  ];
}

function sayWhere({ where }: WhereWhenItem): string {
  if (where === null) return '';
  const { lat, lon, radius, name, heldBack } = where;
  const digits = heldBack ? 1 : 4;
  return [
    ...(name === null ? [] : [name]),
    `${lat.toFixed(digits)}, ${lon.toFixed(digits)}`,
    `± ${sayDistance(radius)}`,
    ...(heldBack ? ['(protected, coarse)'] : []),
  ].join(' ');
}

function saySpan(span: Span | null, zone: string): string {
  if (span === null) return '';
  const local = (ms: number | null): string | null => (ms === null ? null : localTime(ms, zone));
  return formatTime(local(span.from), local(span.to));
}

/** A moment as the clocks of a zone show it, without saying so: `2026-03-12T10:40:00`. */
function localTime(ms: number, zone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    calendar: 'iso8601',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(ms);
  const of = (type: Intl.DateTimeFormatPartTypes): string =>
    parts.find((part) => part.type === type)?.value ?? '';
  return `${of('year')}-${of('month')}-${of('day')}T${of('hour')}:${of('minute')}:${of('second')}`;
}

function brushOf(options: Options): Brush {
  if (options.area !== undefined && boxOf(options.area) === null) {
    throw new UsageError(
      `--area is south,west,north,east in degrees, such as 33.2,-37.4,33.6,-36.9; not "${options.area}".`,
    );
  }
  const { show } = options;
  if (show !== undefined && show !== 'claims' && show !== 'findings') {
    throw new UsageError(`--show is claims or findings; not "${show}".`);
  }
  return {
    ...moment('from', options.from, 'T00:00Z'),
    ...moment('to', options.to, 'T23:59Z'),
    ...(options.told === true ? { time: 'told' as const } : {}),
    ...(options.area === undefined ? {} : { area: options.area }),
    ...(show === undefined ? {} : { show }),
  };
}

/** The questions that were named, by their short names. */
async function pickOf(
  desk: Desk,
  principal: Principal,
  caseId: CaseId,
  said: string | undefined,
): Promise<Pick<Brush, 'pick'>> {
  if (said === undefined) return {};
  return desk.store.read(principal, async (tx) => {
    const refs: string[] = [];
    for (const name of questionNames(said)) refs.push((await findQuestion(tx, caseId, name)).ref);
    return { pick: refs.join(',') };
  });
}

/** A day as its first or last minute, or a time as it stands. */
function moment(name: 'from' | 'to', text: string | undefined, rest: string): Partial<Brush> {
  if (text === undefined) return {};
  const day = /^\d{4}-\d\d-\d\d$/.test(text);
  const time = new Date(day ? text + rest : text);
  if (
    (!day && !/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)$/.test(text)) ||
    Number.isNaN(time.getTime())
  ) {
    throw new UsageError(
      `--${name} is a day such as 2026-03-12, or a time with its offset; not "${text}".`,
    );
  }
  return { [name]: `${time.toISOString().slice(0, 16)}Z` };
}
