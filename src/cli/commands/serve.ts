import { randomBytes } from 'node:crypto';
import { createInterface } from 'node:readline';
import { Command } from 'commander';
import pc from 'picocolors';
import { ulid } from 'ulid';
import { openStore } from '#store/open.ts';
import { createApp } from '#server/app.ts';
import { openAddress, publishControl } from '#server/control.ts';
import { createHosts } from '#server/hosts.ts';
import { listen } from '#server/listen.ts';
import { logTo } from '#server/log.ts';
import { createSessions } from '#server/sessions.ts';
import { createSignInLinks } from '#server/sign-in-links.ts';
import type { Desk } from '#jobs/desk.ts';
import { listCases } from '#jobs/cases.ts';
import { EndpointError, endpointSettings, type EndpointSettings } from '#jobs/endpoint-settings.ts';
import { loadSample } from '#jobs/load-sample.ts';
import { warmTable } from '#jobs/question-table.ts';
import { ensureDesk } from '../build-desk.ts';
import { json, line } from '../reporters/print.ts';
import { progress } from '../reporters/progress.ts';
import { settings } from '../settings.ts';
import { UsageError } from '../usage-error.ts';
import { VERSION } from '../version.ts';
import { deskOwner, stopOnSignal, systemClock } from '../with-desk.ts';

/** What was set wrong is said before anything is opened. */
function endpointOrSay(): EndpointSettings | null {
  try {
    return endpointSettings(process.env);
  } catch (error) {
    if (error instanceof EndpointError) throw new UsageError(error.message);
    throw error;
  }
}

export function serveCommand(): Command {
  return new Command('serve')
    .option('--empty', 'do not load the sample case')
    .option('--json', 'say where it is in one JSON document')
    .addHelpText(
      'after',
      `
Prints an address that opens the desk once; press Enter for a new one, Ctrl+C to stop.

Examples:
  hearsay serve
  HEARSAY_DATA=/srv/case HEARSAY_PORT=8080 hearsay serve --empty`,
    )
    .action(async (options: { empty?: boolean; json?: boolean }) => {
      const { folder, databaseUrl, port } = settings();
      const endpoint = endpointOrSay();
      const owner = deskOwner();
      // The folder first: a second start on it must be refused before anything else happens.
      const store = await openStore({
        folder,
        ...(databaseUrl === undefined ? {} : { databaseUrl }),
        clock: systemClock,
        newId: ulid,
        log: (text) => process.stderr.write(`${pc.dim(text)}\n`),
      });
      const desk: Desk = { store, clock: systemClock, newId: ulid };
      let closing: Promise<void> | null = null;
      const undo: (() => Promise<void>)[] = [() => store.close()];
      const close = (): Promise<void> => {
        closing ??= (async () => {
          for (const step of undo.toReversed()) await step();
        })();
        return closing;
      };
      const tell = (text: string) => {
        if (options.json !== true) line(text);
      };
      const interrupted = stopOnSignal(close);
      try {
        const deskFolder = await ensureDesk((text) => tell(pc.dim(text)));
        if (options.empty !== true && (await listCases(desk, owner)).length === 0) {
          tell(pc.dim('Loading the sample case (invented people and places) …'));
          const bar = progress('Loading');
          await loadSample(desk, owner, (done, total) => bar.update(done, total)).finally(() =>
            bar.stop(),
          );
        }
        const links = createSignInLinks(owner, Date.now, randomBytes);
        const hosts = createHosts();
        const controlKey = randomBytes(32).toString('base64url');
        const app = createApp({
          desk,
          sessions: createSessions(Date.now, randomBytes),
          links,
          hosts,
          controlKey,
          deskFolder,
          version: VERSION,
          log: logTo(
            (text) => process.stderr.write(text),
            () => new Date(),
          ),
          now: Date.now,
          endpoint,
        });
        const listening = await listen({
          app,
          hosts,
          ...(port === undefined ? {} : { port }),
        });
        undo.push(() => listening.close());
        undo.push(await publishControl(folder, { url: listening.url, key: controlKey }));
        await store.setAddress(listening.url);

        const open = openAddress(listening.url, links.make());
        if (options.json === true) json({ open, url: listening.url, data: folder });
        tell(`\n${pc.bold('Hearsay')} ${VERSION} · data in ${folder}`);
        tell('Open the desk with this address; it works once:\n');
        tell(`  ${pc.cyan(open)}\n`);
        tell(pc.dim('Enter for a new address · Ctrl+C to stop'));
        // While the person reaches for the address; what goes wrong here they will be told when they ask.
        void warmTable(desk, owner).catch(() => undefined);
        if (options.json !== true && process.stdin.isTTY) {
          const keys = createInterface({ input: process.stdin });
          keys.on('line', () => line(`\n  ${pc.cyan(openAddress(listening.url, links.make()))}\n`));
          undo.push(async () => keys.close());
        }
        await new Promise<void>((resolve) => {
          const stop = () => resolve();
          process.once('SIGINT', stop);
          process.once('SIGTERM', stop);
          process.once('SIGHUP', stop);
          interrupted.forget();
        });
        tell(pc.dim('\nClosing …'));
      } finally {
        interrupted.forget();
        await close();
      }
    });
}
