/**
 * How often silences are pointed out where nothing has happened, and how often where somebody fell silent –
 * measured on invented sources whose truth is known.
 *
 * Sources write for 120 days, each at a rate of its own (on average every 2 to 12 days), either at random or
 * in bursts: two to five days on end, then a gap. Nobody falls silent: every alarm is a false one. Then one in
 * twenty stops for good a month before the end, and what is counted is how many of them are pointed out, and
 * what share of all that is pointed out they are.
 *
 * Every figure carries N and its 95 % interval (Clopper–Pearson). `npx tsx bench/desk/silences.ts` prints them.
 */
import { pathToFileURL } from 'node:url';
import { betaQuantile } from '#assessment/beta-interval.ts';
import { contactsOf, type Contact } from '#assessment/network/silence.ts';
import { seeded } from '#assessment/network/permutation.ts';
import { instant, type TimeSpan } from '#terms/time.ts';

const DAYS = 120;
const START = Date.UTC(2026, 0, 1);
const STOPPED_FOR = 30;

/** The contacts of invented sources, judged together; the first of them have stopped. */
export function inventSilences(
  sources: number,
  seed: number,
  { bursts, stopped }: { readonly bursts: boolean; readonly stopped: number },
): readonly Contact[] {
  const chance = seeded(seed);
  const heard = Array.from({ length: sources }, (_, i) => {
    const every = 2 + 10 * chance();
    const until = i < stopped ? DAYS - STOPPED_FOR : DAYS;
    const days: number[] = [];
    for (let day = chance() * every; day < until;) {
      const burst = bursts ? 2 + Math.floor(4 * chance()) : 1;
      for (let k = 0; k < burst && day + k < until; k++) days.push(Math.floor(day + k));
      day += burst - 1 - Math.log(1 - chance()) * every * (bursts ? 3 : 1);
    }
    return days.map(spanOf);
  });
  return contactsOf(
    heard.map((own) => ({
      heard: own,
      silences: [],
      lastOfCase: dated(DAYS - 1),
      now: instant(`${dated(DAYS)}T12:00:00Z`),
      person: true,
    })),
  );
}

function dated(day: number): string {
  return new Date(START + day * 86_400_000).toISOString().slice(0, 10);
}

function spanOf(day: number): TimeSpan {
  return { from: dated(day), to: dated(day), stated: dated(day), zone: null };
}

export function measureSilences(cases: number, say: (line: string) => void): void {
  for (const sources of [20, 100, 1000]) {
    for (const bursts of [false, true]) {
      const how = `${sources} sources, ${bursts ? 'in bursts' : 'at random'}`;
      const runs = Math.max(20, Math.round((cases * 20) / sources));
      let alarms = 0;
      let uncorrected = 0;
      let looked = 0;
      let any = 0;
      let found = 0;
      let gone = 0;
      let listed = 0;
      let pointed = 0;
      for (let seed = 1; seed <= runs; seed++) {
        const quiet = inventSilences(sources, seed, { bursts, stopped: 0 });
        const of = (verdict: Contact['verdict']) =>
          quiet.filter((one) => one.verdict === verdict).length;
        const long = of('longer-than-usual');
        alarms += long;
        uncorrected += long + of('long-among-many');
        looked += quiet.length;
        any += long > 0 ? 1 : 0;
        const stopped = sources / 20;
        const after = inventSilences(sources, seed, { bursts, stopped });
        gone += stopped;
        after.forEach(({ verdict }, i) => {
          if (verdict === 'long-among-many' && i < stopped) listed++;
          if (verdict !== 'longer-than-usual') return;
          pointed++;
          if (i < stopped) found++;
        });
      }
      say(line(`${how}: pointed out without the correction`, uncorrected, looked));
      say(line(`${how}: pointed out, nothing has happened`, alarms, looked));
      say(line(`${how}: any alarm in a case, nothing has happened`, any, runs));
      say(line(`${how}: found of those who stopped a month ago`, found, gone));
      say(line(`${how}: these or listed below the alarms`, found + listed, gone));
      say(line(`${how}: chance, of those pointed out then`, pointed - found, pointed));
    }
  }
}

function line(name: string, of: number, n: number): string {
  const low = of === 0 ? 0 : betaQuantile(0.025, of, n - of + 1);
  const high = of === n ? 1 : betaQuantile(0.975, of + 1, n - of);
  const percent = (p: number): string => `${(100 * p).toFixed(1)} %`;
  return `${name}: ${percent(of / Math.max(1, n))} (${percent(low)}–${percent(high)}), ${of} of ${n}`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  measureSilences(1000, (text) => void process.stdout.write(`${text}\n`));
}
