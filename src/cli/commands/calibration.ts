import { Command } from 'commander';
import pc from 'picocolors';
import { percent } from '#assessment/words.ts';
import { calibration } from '#jobs/calibration.ts';
import { broken, table } from '../reporters/columns.ts';
import { json, line } from '../reporters/print.ts';
import { terminalWidth } from '../reporters/terminal.ts';
import { theCase, withDesk } from '../with-desk.ts';

export function calibrationCommand(): Command {
  return new Command('calibration')
    .option('--topic <topic>', 'one area of knowledge only')
    .option('--case <case>', 'the case, by title or id')
    .option('--json', 'one JSON document for machines')
    .addHelpText(
      'after',
      '\nExamples:\n  hearsay calibration\n  hearsay calibration --topic movement',
    )
    .action(async (options: { topic?: string; case?: string; json?: boolean }) => {
      await withDesk(async (desk, principal) => {
        const found = await theCase(desk, principal, options.case);
        const view = await calibration(desk, principal, found.id, options.topic ?? null);
        if (options.json === true) return json(view);
        const { calibration: all } = view;
        const width = terminalWidth();
        line(pc.bold(found.title));
        for (const part of broken(all.sentence, width)) line(part);
        if (all.n > 0) {
          line();
          line(
            table(
              [
                ['We called it', 'meaning', 'came true', '90 % interval', ''],
                ...all.bands.map(({ words, n, right, said, interval, enough }) => [
                  words,
                  percent(said),
                  `${right} of ${n}`,
                  `${Math.round(interval[0] * 100)}–${Math.round(interval[1] * 100)} %`,
                  enough ? '' : 'too few',
                ]),
              ],
              { width, flexible: { 0: 12 } },
            ),
          );
          const parts = all.parts;
          line();
          line(
            `Brier score ${(all.brier ?? 0).toFixed(3)} (0 is best; saying the overall share each time would score ${(parts?.uncertainty ?? 0).toFixed(3)}).`,
          );
          if (parts !== null) {
            const spread = parts.spreadWithin - parts.covarianceWithin;
            line(
              pc.dim(
                `= reliability ${parts.reliability.toFixed(3)} − resolution ${parts.resolution.toFixed(3)} + uncertainty ${parts.uncertainty.toFixed(3)} ${spread < 0 ? '−' : '+'} within bands ${Math.abs(spread).toFixed(3)}`,
              ),
            );
          }
          line();
          line(
            table(
              view.topics.map(({ topic, calibration: one }) => [
                topic,
                `${one.right} of ${one.n} as said`,
                one.enough ? `Brier ${(one.brier ?? 0).toFixed(3)}` : 'too few to say',
              ]),
              { width },
            ),
          );
        }
        if (view.months.length > 0) {
          line();
          line(
            table(
              [
                ['Became known', '', 'Brier', 'so far'],
                ...view.months.map(({ month, n, brier, soFar }) => [
                  month,
                  String(n),
                  brier.toFixed(3),
                  `${soFar.brier.toFixed(3)} of ${soFar.n}`,
                ]),
              ],
              { width },
            ),
          );
        }
        const notJudged = view.outcomes.filter(({ forecast }) => forecast === null).length;
        if (notJudged > 0)
          line(pc.dim(`${notJudged} more with an outcome could not be judged before.`));
      });
    });
}
