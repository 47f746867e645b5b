/**
 * A release from start to gate: composed, written in every format asked for, scanned, judged. The
 * caller hands in what a stage may not reach for – the hash, the seed, the vault's strings – and
 * stores or refuses by what comes back. Nothing is written anywhere here.
 */
import { compose, type ComposeInput } from './compose.ts';
import type { Dossier } from './dossier.ts';
import { forbiddenStrings } from './forbidden.ts';
import { gate, type GateInput, releaseStatus } from './gate.ts';
import { dossierHtml } from './html.ts';
import { manifest, type ReleaseFile } from './manifest.ts';
import { dossierMarkdown } from './markdown.ts';
import type { GateReport, Release } from './release.ts';
import type { Forbidden } from './scanner.ts';
import { utf8Bytes } from './utf8.ts';

export interface PrepareInput extends ComposeInput {
  readonly formats: Release['formats'];
  readonly vault: GateInput['vault'];
  /** Vault strings, telephone numbers, file names, names of users: what the items do not hold. */
  readonly forbidden: readonly Forbidden[];
  readonly signatures: Release['signatures'];
  readonly livingPersons: readonly string[];
  readonly sha256: (bytes: Uint8Array) => string;
}

export interface PreparedRelease {
  readonly dossier: Dossier;
  readonly files: readonly ReleaseFile[];
  readonly manifest: Release['manifest'];
  readonly gate: GateReport;
  readonly status: ReturnType<typeof releaseStatus>;
}

export function prepareRelease(input: PrepareInput): PreparedRelease {
  const dossier = compose(input);
  const files = [...new Set(input.formats)].map((format): ReleaseFile =>
    format === 'html'
      ? { name: 'dossier.html', bytes: utf8Bytes(dossierHtml(dossier)) }
      : { name: 'dossier.md', bytes: utf8Bytes(dossierMarkdown(dossier)) },
  );
  const report = gate({
    dossier,
    files,
    items: input.items,
    policy: input.policy,
    vault: input.vault,
    forbidden: [...forbiddenStrings(input.items), ...input.forbidden],
    signatures: input.signatures,
    livingPersons: input.livingPersons,
    at: input.at,
  });
  return {
    dossier,
    files,
    manifest: manifest(files, input.sha256),
    gate: report,
    status: releaseStatus(report),
  };
}
