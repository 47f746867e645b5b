/**
 * The dossier as one self-contained page: no script, no reference to anything outside, inline CSS
 * only – and a policy in its head that forbids all else, should anyone add it. Every piece of text is
 * escaped and set `dir=auto`, numbers are isolated, so Arabic and English may stand side by side.
 */
import type { Dossier, DossierQuestion, DossierSource } from './dossier.ts';

export function dossierHtml(dossier: Dossier): string {
  const expires =
    dossier.expires === null ? '' : ` · not to be used after <time>${e(dossier.expires)}</time>`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${e(dossier.title)}</title>
<style>${STYLE}</style>
</head>
<body>
<header>
<h1 dir="auto">${e(dossier.title)}</h1>
<p class="to">For <bdi>${e(dossier.audience)}</bdi> · made on <time>${e(dossier.made)}</time>${expires}</p>
<p class="how">A report is not a vote: what counts here is how many independent origins a finding goes back to. Sources are numbered anew in every release, and places and times are given coarsely on purpose.</p>
</header>
<main>
${contents(dossier)}${dossier.questions.map(question).join('\n')}
</main>
<footer>
<p>Words of likelihood follow ${e(dossier.scale)}. Credibility runs from 1 (confirmed by independent sources) to 5 (improbable); 6 is “cannot be judged”; never above 2 unless independence is shown.</p>
</footer>
</body>
</html>
`;
}

function contents({ questions }: Dossier): string {
  if (questions.length < 3) return '';
  const items = questions.map(
    (q) =>
      `<li><a href="#q${q.number}"><span dir="auto">${e(q.text)}</span></a> <span class="short"><bdi>${e(q.best === null ? 'cannot be judged' : q.best.label)}</bdi></span></li>`,
  );
  return `<nav aria-label="Questions"><ol>${items.join('')}</ol></nav>\n`;
}

function question(q: DossierQuestion): string {
  const cautions =
    q.cautions.length === 0
      ? ''
      : `<h3>Keep in mind</h3><ul class="cautions">${q.cautions.map((c) => `<li>${e(c)}</li>`).join('')}</ul>`;
  return `<section id="q${q.number}" aria-labelledby="h${q.number}">
<h2 id="h${q.number}"><span class="number">${q.number}</span> <span dir="auto">${e(q.text)}</span></h2>
<p class="finding" dir="auto">${isolate(q.sentence)}</p>
${bar(q)}
<p class="pills">${pills(q)}</p>
${answers(q)}${sources(q)}${cautions}
</section>`;
}

/** The probability on its whole axis with its interval; the same in words for whoever cannot see it. */
function bar({ best }: DossierQuestion): string {
  if (best === null) return '';
  const x = (p: number) => (Math.min(1, Math.max(0, p)) * 600).toFixed(1);
  const [low, high] = best.interval;
  const says = `Probability of ${best.label}: ${share(best.probability)}, with nine times in ten between ${share(low)} and ${share(high)}.`;
  return `<svg class="bar" viewBox="0 -2 600 34" role="img" aria-label="${e(says)}">
<rect x="0" y="4" width="600" height="10" rx="5" fill="#e9e6dd"/>
<rect x="${x(low)}" y="4" width="${(Number(x(high)) - Number(x(low))).toFixed(1)}" height="10" rx="5" fill="#b9dcd5"/>
<rect x="${(Number(x(best.probability)) - 2).toFixed(1)}" y="-1" width="4" height="20" rx="2" fill="#0b6e63"/>
<g font-size="11" fill="#5b6470"><text x="0" y="30">0</text><text x="300" y="30" text-anchor="middle">even</text><text x="600" y="30" text-anchor="end">certain</text></g>
</svg>`;
}

function pills(q: DossierQuestion): string {
  const list = [
    `<span class="pill strong"><bdi>${q.reports}</bdi> ${q.reports === 1 ? 'report' : 'reports'} → <bdi>${q.independent}</bdi> ${q.independent === 1 ? 'origin' : 'origins'}</span>`,
    ...(q.notEstablished === 0
      ? []
      : [`<span class="pill open"><bdi>${q.notEstablished}</bdi> not established</span>`]),
    `<span class="pill">credibility <bdi>${q.credibility.digit}</bdi> – ${e(q.credibility.words.toLowerCase())}</span>`,
  ];
  if (q.best !== null) {
    const [low, high] = q.best.band;
    list.push(
      `<span class="pill">${e(q.best.likelihood)} = <bdi>${Math.round(low * 100)}–${Math.round(high * 100)} %</bdi></span>`,
    );
  }
  return list.join(' ');
}

function answers(q: DossierQuestion): string {
  if (q.best === null || q.answers.length < 2) return '';
  const rows = [
    ...q.answers.map((a) => ({ label: a.label, p: a.probability })),
    ...(q.none < 0.005 ? [] : [{ label: 'none of these', p: q.none }]),
  ].map(
    ({ label, p }) =>
      `<tr><th scope="row" dir="auto">${e(label)}</th><td><bdi>${share(p)}</bdi></td></tr>`,
  );
  return `<table><caption>Answers considered</caption><thead><tr><th scope="col">Answer</th><th scope="col">Probability</th></tr></thead><tbody>${rows.join('')}</tbody></table>\n`;
}

function sources(q: DossierQuestion): string {
  const group = (title: string, bearing: DossierSource['bearing']): string => {
    const items = q.sources.filter((s) => s.bearing === bearing);
    if (items.length === 0) return '';
    return `<h3>${title}</h3>\n<ul class="sources">${items.map(source).join('\n')}</ul>\n`;
  };
  return q.best === null
    ? group('What has been said', 'for') +
        group('Also said', 'neither') +
        group('Said otherwise', 'against')
    : group('For', 'for') + group('Against', 'against') + group('Also said', 'neither');
}

function source(s: DossierSource): string {
  const quote = s.quote === null ? '' : `<blockquote dir="auto">${e(s.quote)}</blockquote>`;
  const weight = s.weight === 'none' ? 'no weight' : `${s.weight} weight`;
  const reports = s.reports === 1 ? 'one report' : `${s.reports} reports`;
  return `<li class="${s.bearing}"><p><strong>${e(s.name)}</strong> ${s.how === null ? '' : `${e(s.how)} and `}says <strong><bdi>${e(s.says)}</bdi></strong></p>${quote}<p class="small">${weight} · ${s.how === null ? 'how they know is not known · ' : ''}<bdi>${reports}</bdi> · ${e(s.standing)}</p></li>`;
}

function share(p: number): string {
  if (p < 0.005) return 'under 1 %';
  return p > 0.995 ? 'over 99 %' : `${Math.round(p * 100)} %`;
}

/** Escapes, then isolates every number so that it keeps its order inside right-to-left text. */
function isolate(raw: string): string {
  return raw
    .split(/(\d[\d\s.,:–-]*\d|\d)/)
    .map((part, i) => (i % 2 === 1 ? `<bdi>${e(part)}</bdi>` : e(part)))
    .join('');
}

function e(raw: string): string {
  return raw
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

const STYLE = `
:root{color-scheme:light;--ink:#1c2330;--soft:#5b6470;--line:#e4e0d6;--paper:#faf8f3;--teal:#0b6e63;--amber:#8a4b08;--violet:#4b3fa8}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:17px/1.55 system-ui,"Noto Sans","Noto Sans Arabic","Segoe UI",sans-serif}
header,main,footer{max-width:46rem;margin:0 auto;padding:0 1.25rem}
header{padding-top:3rem}
h1{font-size:1.9rem;line-height:1.2;margin:0 0 .4rem;text-wrap:balance}
.to{color:var(--soft);margin:0}
.how{border-inline-start:3px solid var(--teal);padding-inline-start:.9rem;color:var(--soft);margin:1.4rem 0 2rem}
nav ol{padding-inline-start:1.4rem;margin:0 0 2rem}
nav li{margin:.25rem 0}
a{color:var(--teal)}
.short{color:var(--soft)}
section{background:#fff;border:1px solid var(--line);border-radius:14px;padding:1.5rem 1.6rem;margin:0 0 1.6rem}
h2{font-size:1.25rem;line-height:1.3;margin:0 0 .6rem;text-wrap:balance}
.number{color:var(--soft);font-weight:400;margin-inline-end:.25rem}
.finding{font-size:1.1rem;margin:0 0 1rem}
.bar{width:100%;max-width:38rem;height:auto;display:block}
.pills{margin:.6rem 0 1rem;line-height:2.1}
.pill{display:inline-block;border:1px solid var(--line);border-radius:999px;padding:.02rem .75rem;font-size:.85rem;line-height:1.7;white-space:nowrap}
.pill.strong{background:#dcefeb;border-color:#dcefeb;color:#07463f}
.pill.open{background:#eae7fa;border-color:#eae7fa;color:var(--violet)}
h3{font-size:.8rem;letter-spacing:.08em;text-transform:uppercase;color:var(--soft);margin:1.4rem 0 .5rem}
ul{margin:0;padding-inline-start:1.2rem}
ul.sources{list-style:none;padding:0}
ul.sources li{border:1px solid var(--line);border-inline-start:4px solid var(--teal);border-radius:8px;padding:.7rem .95rem;margin:0 0 .6rem;break-inside:avoid}
ul.sources li.against{border-inline-start-color:#c26a12}
ul.sources li.neither{border-inline-start-color:#9a94c9}
ul.sources p{margin:0}
blockquote{margin:.45rem 0;padding:.1rem .8rem;border-inline-start:2px solid var(--line)}
.small{color:var(--soft);font-size:.85rem}
.cautions li{margin:.2rem 0}
table{border-collapse:collapse;margin:.4rem 0 0;min-width:18rem}
caption{text-align:start;color:var(--soft);font-size:.85rem;padding-bottom:.25rem}
th,td{text-align:start;font-weight:400;padding:.3rem 1.4rem .3rem 0;border-bottom:1px solid var(--line);font-variant-numeric:tabular-nums}
thead th{color:var(--soft);font-size:.85rem}
footer{color:var(--soft);font-size:.85rem;padding-bottom:3rem}
@media print{body{background:#fff;font-size:11pt}section{border:0;border-top:1px solid #999;border-radius:0;padding:1rem 0}header{padding-top:0}h2,h3{break-after:avoid}.pill{border-color:#999}a{color:inherit}*{print-color-adjust:exact}}
`.replace(/\n/g, '');
