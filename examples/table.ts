/**
 * A table in which three voices are one: Elm and Yew repeat Fig, mistakes and all, and nobody says so.
 *
 * Counting reports they outvote everybody else whenever Fig is wrong. Honest people share the truth;
 * only copies share rare mistakes. That gives them away, and what they add is taken off again.
 */
import { corroborate } from 'hearsay/engine';

const NAMES = ['Ada', 'Bo', 'Cy', 'Dee', 'Fig', 'Elm', 'Yew'];
/** Which crossing did the convoy take? “–” where somebody did not say. */
const REPORTS = `
  convoy-1   –     Oru   Oru   Oru   Oru   Oru   Oru
  convoy-2   Gant  –     Sefa  Sefa  Sefa  –     Sefa
  convoy-3   Nahr  –     –     Nahr  Nahr  Nahr  –
  convoy-4   Sefa  Sefa  Sefa  Sefa  Sefa  Sefa  Sefa
  convoy-5   Kesh  –     –     Gant  Kesh  Kesh  Kesh
  convoy-6   Pola  Zall  –     Zall  Zall  Zall  Zall
  convoy-7   Tamm  Tamm  Tamm  Tamm  Pola  Pola  Pola
  convoy-8   Mira  Mira  –     Mira  Gant  Gant  Gant
  convoy-9   Ruun  –     Ruun  Ruun  Ruun  Ruun  Ruun
  convoy-10  Brek  Mira  Brek  Brek  Nahr  Nahr  Nahr
  convoy-11  –     –     Lodi  Lodi  Tamm  Tamm  Tamm
  convoy-12  Nahr  Nahr  –     –     Sefa  Sefa  Sefa
  convoy-13  Zall  Zall  Zall  Zall  Ruun  Ruun  Ruun
  convoy-14  Zall  Gant  –     Zall  Zall  Zall  Zall
  convoy-15  Lodi  –     Lodi  Lodi  Lodi  Lodi  Lodi
  convoy-16  –     Brek  Vale  –     Brek  Brek  –
  convoy-17  Brek  Dosh  –     Brek  Brek  Brek  Brek
  convoy-18  –     Mira  –     Zall  Nahr  Nahr  –
  convoy-19  Gant  Gant  Oru   Gant  Gant  Gant  Gant
  convoy-20  Vale  –     Brek  Zall  Zall  Zall  Zall`;

const rows = REPORTS.trim()
  .split('\n')
  .flatMap((line) => {
    const [question = '', ...values] = line.trim().split(/ +/);
    return values.flatMap((value, i) =>
      value === '–' ? [] : [{ source: NAMES[i] ?? '', question, value }],
    );
  });

const { findings, sources, links } = corroborate(rows);

print('question    answer         reports  origins  counting reports would say');
for (const { question, value, probability, answers } of findings) {
  const chosen = answers.find((answer) => answer.value === value);
  const most = answers.toSorted((a, b) => b.reports - a.reports)[0];
  print(
    `${question.padEnd(10)}  ${value.padEnd(5)} ${percent(probability)} ` +
      `${String(chosen?.reports).padStart(9)} ${(chosen?.origins ?? 0).toFixed(1).padStart(8)}` +
      (most?.value === value || most?.reports === chosen?.reports ? '' : `  ${most?.value}`),
  );
}

print('\nsource  right');
for (const { source, rate } of sources) print(`${source.padEnd(7)} ${percent(rate.mean)}`);

print('\nwho may have it from whom (never told, all inferred)');
for (const { level, child, parent, probability, direction, reasons } of links) {
  if (level !== 'source' || probability < 0.5) continue;
  print(`${child} ← ${parent} ${percent(probability)}, this way round ${percent(direction)}`);
  if (reasons !== '') print(`   ${reasons}`);
}

function percent(p: number): string {
  return `${(100 * p).toFixed(0).padStart(3)} %`;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
