/**
 * A rumour, made to order: an invented network in which the same few observations are told on, and
 * what counting reports makes of them.
 *
 * The truth and the true lineage of every report are known, because everything was invented.
 */
import { PRESETS, simulate } from '#simulation/simulate.ts';

const world = simulate({ ...PRESETS.rumour.sets, questions: 200 }, 7);
let reports = 0;
let origins = 0;
let believed = 0;
let wrong = 0;
let unseen = 0;
for (const question of world) {
  for (const { value, independent } of question.origins) {
    const saying = question.claims.filter((claim) => claim.value === value).length;
    if (saying < 3) continue;
    reports += saying;
    origins += independent;
    believed += 1;
    wrong += Number(value !== question.truth);
    unseen += Number(independent === 0);
  }
}

process.stdout.write(`answers that three or more reports agree on:  ${believed}\n`);
process.stdout.write(`reports for each of them:                     ${mean(reports)}\n`);
process.stdout.write(`people who saw it, for each of them:          ${mean(origins)}\n`);
process.stdout.write(`of these answers are wrong:                   ${wrong}\n`);
process.stdout.write(`and nobody saw anything of the kind:          ${unseen}\n`);

function mean(sum: number): string {
  return (sum / believed).toFixed(1);
}
