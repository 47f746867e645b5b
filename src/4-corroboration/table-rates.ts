/**
 * What was learnt of the sources of a table, as rates: observers by what the models of all kinds of
 * questions counted, relays by whether they passed on what they were told.
 */
import { at } from './channel.ts';
import type { Declared } from './declared.ts';
import { EVERYONE, fitLevel, rate, type Counts, type Rate } from './reliability.ts';
import type { NodeRates } from './results/declared-result.ts';
import type { SourceResult } from './results/question-result.ts';
import type { ClaimTable } from './table/claim-table.ts';
import type { Voices } from './voices.ts';

/** Times a voice was right and wrong, as one kind of questions counted them. */
export interface ObserverCounts {
  readonly right: Float64Array;
  readonly wrong: Float64Array;
}

export interface TableRates {
  /** Rates for the nodes of a network of questions on a topic. */
  forTopic(topic: number): NodeRates;
  sources(): Generator<SourceResult>;
}

export function tableRates(input: {
  readonly table: ClaimTable;
  readonly voices: Voices;
  /** By row: who observed. */
  readonly voice: Int32Array;
  readonly declared: Declared | null;
  readonly kinds: readonly ObserverCounts[];
  /** By question of the table: 1 when its outcome is known. */
  readonly known: Uint8Array;
}): TableRates {
  const { table, voices, voice, declared, kinds, known } = input;
  const right = new Float64Array(voices.length);
  const wrong = new Float64Array(voices.length);
  for (const kind of kinds) {
    for (let v = 0; v < voices.length; v++) {
      right[v] = at(right, v) + at(kind.right, v);
      wrong[v] = at(wrong, v) + at(kind.wrong, v);
    }
  }
  const everyone = {
    observer: level('observer', right, wrong),
    relay:
      declared === null
        ? rate(EVERYONE.relay.right, EVERYONE.relay.wrong)
        : level('relay', declared.passed, declared.changed),
  };
  const observer = (v: number): Rate =>
    rate(everyone.observer.right + at(right, v), everyone.observer.wrong + at(wrong, v));
  const relay = (s: number): Rate =>
    rate(
      everyone.relay.right + at((declared as Declared).passed, s),
      everyone.relay.wrong + at((declared as Declared).changed, s),
    );
  return {
    forTopic: (topic) => ({
      observes: (source) => {
        const v = source < 0 ? -1 : voices.of(source, topic);
        return v < 0 ? everyone.observer.mean : observer(v).mean;
      },
      passes: (source) =>
        source < 0 || declared === null ? everyone.relay.mean : relay(source).mean,
    }),
    *sources() {
      const claims = new Int32Array(voices.length);
      const judged = new Int32Array(voices.length);
      const relayed = new Int32Array(table.sources.length);
      const byVoice: number[][] = Array.from({ length: table.sources.length }, () => []);
      for (let v = 0; v < voices.length; v++) {
        const s = at(voices.source, v);
        if (s >= 0) byVoice[s]?.push(v);
      }
      for (let i = 0; i < table.claims; i++) {
        const v = at(voice, i);
        if (v >= 0) {
          claims[v] = at(claims, v) + 1;
          if (at(known, at(table.question, i)) === 1) judged[v] = at(judged, v) + 1;
        } else if (at(table.from, i) >= 0) {
          const s = at(table.source, i);
          relayed[s] = at(relayed, s) + 1;
        }
      }
      const order = Int32Array.from({ length: table.sources.length }, (_, s) => s);
      order.sort((a, b) => table.sources.compare(a, b));
      for (const s of order) {
        const source = table.sources.at(s);
        const own = (byVoice[s] as number[]).filter((v) => at(claims, v) > 0);
        for (const v of own.sort((a, b) => at(voices.topic, a) - at(voices.topic, b))) {
          yield {
            source,
            role: 'observer',
            topic: table.topics.at(at(voices.topic, v)),
            rate: observer(v),
            known: at(judged, v),
            claims: at(claims, v),
          };
        }
        if (declared === null || at(declared.passed, s) + at(declared.changed, s) === 0) continue;
        yield {
          source,
          role: 'relay',
          topic: '',
          rate: relay(s),
          known: 0,
          claims: at(relayed, s),
        };
      }
    },
  };
}

function level(role: 'observer' | 'relay', right: Float64Array, wrong: Float64Array): Rate {
  const counts: Counts[] = [];
  for (let v = 0; v < right.length; v++) {
    if (at(right, v) + at(wrong, v) > 0) counts.push({ right: at(right, v), wrong: at(wrong, v) });
  }
  return fitLevel(counts, rate(EVERYONE[role].right, EVERYONE[role].wrong));
}
