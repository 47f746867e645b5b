/** The dossier as Markdown: plain enough to be read as it is, and safe to be rendered. */
import type { Dossier, DossierQuestion, DossierSource } from './dossier.ts';

export function dossierMarkdown(dossier: Dossier): string {
  const expires = dossier.expires === null ? '' : ` Not to be used after ${dossier.expires}.`;
  return `${[
    `# ${text(dossier.title)}`,
    `For ${text(dossier.audience)}. Made on ${dossier.made}.${expires}`,
    READING,
    ...dossier.questions.map(question),
    legend(dossier),
  ].join('\n\n')}\n`;
}

const READING =
  'A report is not a vote: what counts here is how many independent origins a finding goes back to. Sources are numbered anew in every release, and places and times are given coarsely on purpose.';

function question(q: DossierQuestion): string {
  const parts = [
    `## ${q.number}. ${text(q.text)}`,
    `**${text(q.sentence)}**`,
    `Credibility of the information: ${q.credibility.digit} – ${q.credibility.words}. ${basis(q)}`,
  ];
  if (q.best !== null && q.answers.length > 1) {
    const rows = q.answers.map((a) => `| ${cell(a.label)} | ${share(a.probability)} |`);
    parts.push(
      [
        '| answer | probability |',
        '|---|---|',
        ...rows,
        ...(q.none < 0.005 ? [] : [`| none of these | ${share(q.none)} |`]),
      ].join('\n'),
    );
  }
  if (q.sources.length > 0) {
    parts.push(['### What it rests on', ...q.sources.map(source)].join('\n\n'));
  }
  if (q.cautions.length > 0) {
    parts.push(['### Keep in mind', q.cautions.map((c) => `- ${text(c)}`).join('\n')].join('\n\n'));
  }
  return parts.join('\n\n');
}

function source(s: DossierSource): string {
  const weight = s.weight === 'none' ? 'no weight' : `${s.weight} weight`;
  const reports = s.reports === 1 ? 'one report' : `${s.reports} reports`;
  const line = `- **${text(s.name)}** (${s.how ?? 'how they know is not known'}; ${s.standing}) says **${text(s.says)}** – ${BEARING[s.bearing]}, ${weight}, ${reports}.`;
  return s.quote === null ? line : `${line}\n\n  > ${text(s.quote)}`;
}

function basis(q: DossierQuestion): string {
  const origins = `${q.independent} ${q.independent === 1 ? 'origin' : 'origins'} established`;
  const open = q.notEstablished === 0 ? '' : `, ${q.notEstablished} not established`;
  return `${q.reports} ${q.reports === 1 ? 'report' : 'reports'} → ${origins}${open}.`;
}

function legend(dossier: Dossier): string {
  return `---\n\nWords of likelihood follow ${dossier.scale}; credibility runs from 1 (confirmed by independent sources) to 5 (improbable), 6 is “cannot be judged”, and never above 2 unless independence is shown.`;
}

const BEARING = {
  for: 'bears it out',
  against: 'speaks against it',
  neither: 'bears on it',
} as const;

/** Nothing in somebody's text is markup: neither Markdown nor HTML. */
function text(raw: string): string {
  return (
    raw
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replace(/[\\`*_[\]#|~]/g, '\\$&')
      .replace(/^(\s*)([-+]|\d+[.)])(\s)/, '$1\\$2$3')
      // A bare address would be turned into a link by many readers.
      .replace(/:\/\//g, ':\u200B//')
  );
}

function cell(raw: string): string {
  return text(raw);
}

function share(p: number): string {
  if (p < 0.005) return 'under 1 %';
  return p > 0.995 ? 'over 99 %' : `${Math.round(p * 100)} %`;
}
