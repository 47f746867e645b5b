/**
 * The two or three plain pages the server writes itself. No script, no inline style: their look is
 * `/plain.css`. Text is escaped here and nowhere else.
 */
export function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)} – Hearsay</title>
<link rel="stylesheet" href="/plain.css">
</head>
<body>
<main>
<h1>${escape(title)}</h1>
${body}
</main>
</body>
</html>
`;
}

export function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

export const PLAIN_CSS = `:root { color-scheme: light dark; }
body { margin: 0; font: 16px/1.55 system-ui, sans-serif; }
main { max-width: 62rem; margin: 0 auto; padding: 3rem 1.5rem; }
h1 { font-size: 1.5rem; }
code { font-family: ui-monospace, monospace; font-size: 0.9em; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: start; vertical-align: top; padding: 0.35rem 0.75rem 0.35rem 0; border-bottom: 1px solid #8884; }
`;

export const LINK_SPENT_PAGE = page(
  'This link no longer opens the desk',
  `<p>A sign-in link works once, for 15 minutes, and a newer one replaces it.</p>
<p>For a fresh one, press <b>Enter</b> in the terminal where Hearsay runs, or run <code>hearsay link</code> in another, and open what it prints.</p>`,
);

export const DESK_MISSING_PAGE = page(
  'The desk has not been built',
  `<p>The server is running and its API answers, but the web page is not there yet.</p>
<p>Run <code>npm run build:desk</code> and start Hearsay again.</p>`,
);
