/** Claims of all types, some with chains and times, the same ones every time. */
import type { TableRow } from 'hearsay/engine';

const ANSWERS = ['Oru', 'Tamm', 'Sefa', 'Lodi', 'Brek', 'Nahr', 'Kesh', 'Vale'];
const SOURCES = 20;

export function inventClaims(claims: number): TableRow[] {
  let state = 20_260_503;
  const chance = (): number => {
    // A linear congruential generator (Numerical Recipes): good enough to invent a table.
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const valueOf = (question: number, right: boolean): string => {
    const k = right ? question % 5 : Math.floor(chance() * 8);
    switch (question % 4) {
      case 0:
        return ANSWERS[(question + k) % 8] as string;
      case 1:
        return String(100 + 7.5 * question + (right ? Math.round(chance() * 4) : 20 * k));
      case 2:
        return `2026-03-${String(10 + k).padStart(2, '0')}`;
      default:
        return k % 2 === 0 ? 'yes' : 'no';
    }
  };
  const types = ['choice', 'number', 'time', 'yes-no'];
  const rows: TableRow[] = [];
  const said = new Map<string, string>();
  for (let n = 0; rows.length < claims; n++) {
    const question = Math.floor(n / 10);
    const source = Math.floor(chance() * SOURCES);
    const key = `${source} ${question}`;
    if (said.has(key)) continue;
    // The last ones often repeat the one before them; some of them say so.
    const heard = said.get(`${source - 1} ${question}`);
    const repeats = source > 14 && heard !== undefined && chance() < 0.8;
    const value = repeats ? heard : valueOf(question, chance() < 0.7);
    said.set(key, value);
    rows.push({
      source: `s${source}`,
      question: `q${question}`,
      value,
      type: types[question % 4],
      time: `2026-04-01T00:00:${String(n % 60).padStart(2, '0')}Z`,
      from: repeats && question % 3 === 0 ? `s${source - 1}` : undefined,
    });
  }
  return rows;
}
