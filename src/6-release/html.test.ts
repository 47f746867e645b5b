import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeDossier } from './hand-made.ts';
import { dossierHtml } from './html.ts';
import { dossierMarkdown } from './markdown.ts';

const hostile = (text: string) => {
  const dossier = makeDossier();
  const [first] = dossier.questions;
  if (first === undefined) throw new Error('The dossier has a question.');
  return makeDossier({
    title: text,
    audience: text,
    questions: [
      {
        ...first,
        text,
        sentence: text,
        best: first.best === null ? null : { ...first.best, label: text, likelihood: text },
        answers: [
          { label: text, probability: 0.5 },
          { label: `${text}2`, probability: 0.5 },
        ],
        cautions: [text],
        sources: first.sources.map((source) => ({
          ...source,
          name: text,
          says: text,
          quote: text,
        })),
      },
    ],
  });
};

const ATTACKS = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</style><svg onload=alert(1)>',
  '](javascript:alert(1)) ![x](https://example.org/x.png)',
  '<!--',
  '&lt;b&gt;',
  'https://example.org/?q=1',
  '| a | b |',
  '# heading\n- item',
];

describe('dossierHtml', () => {
  it('[RE4] is one self-contained page: no script, no reference outside, a policy that forbids both', () => {
    const html = dossierHtml(makeDossier());
    expect(html).toMatch(/default-src 'none'/);
    expect(html).not.toMatch(
      /<script|<link|<img|<iframe|<object|@import|url\(|https?:|src=|javascript:/i,
    );
    expect(html.match(/href="[^"]*"/g)).toEqual(['href="#q1"', 'href="#q2"', 'href="#q3"']);
  });
  it.each(ATTACKS)('[RE4] text is text: %s', (attack) => {
    const html = dossierHtml(hostile(attack));
    const tags = new Set(
      [...html.matchAll(/<\/?([a-z!][a-z0-9-]*)/gi)].map(([, name]) => name?.toLowerCase()),
    );
    for (const tag of ['script', 'img', 'b', '!--']) expect(tags.has(tag), tag).toBe(false);
    for (const [tag] of html.matchAll(/<[a-z][^>]*>/gi))
      expect(tag.replace(/"[^"]*"/g, '')).not.toMatch(/\son[a-z]+\s*=/i);
  });
  it('[RE4] law: any text leaves the structure of the page as it is', () => {
    const shape = (html: string) =>
      (html.match(/<[^>]*>/g) ?? []).map((tag) => tag.replace(/[\s>].*/su, ''));
    const plain = shape(dossierHtml(hostile('x')))
      .filter((tag) => tag !== '<bdi' && tag !== '</bdi')
      .join('');
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.constantFrom(...ATTACKS)), (text) => {
        const html = dossierHtml(hostile(text));
        expect(
          shape(html)
            .filter((tag) => tag !== '<bdi' && tag !== '</bdi')
            .join(''),
        ).toBe(plain);
      }),
    );
  });
  it('[RE4] isolates numbers and lets every text choose its direction', () => {
    const html = dossierHtml(makeDossier());
    expect(html).toContain('It is likely (<bdi>68</bdi> %, <bdi>52–82</bdi>)');
    expect(html).toMatch(/<blockquote dir="auto">قال/);
  });
  it('[RE4] says the probability bar in words', () => {
    expect(dossierHtml(makeDossier())).toContain(
      'aria-label="Probability of yes: 68 %, with nine times in ten between 52 % and 82 %."',
    );
  });
});

describe('dossierMarkdown', () => {
  it.each(ATTACKS)('[RE5] text is text, neither markup nor HTML nor a link: %s', (attack) => {
    const markdown = dossierMarkdown(hostile(attack));
    expect(markdown).not.toMatch(/<[a-z!/]/i);
    expect(markdown).not.toMatch(/(?<!\\)\]\(/);
    expect(markdown).not.toMatch(/https?:\/\//);
  });
  it('[RE3] both formats are deterministic', () => {
    expect(dossierMarkdown(makeDossier())).toBe(dossierMarkdown(makeDossier()));
    expect(dossierHtml(makeDossier())).toBe(dossierHtml(makeDossier()));
  });
  it('[RE5] says what is known, who says it and what it rests on', () => {
    const markdown = dossierMarkdown(makeDossier());
    expect(markdown).toContain('## 1. Were detainees held in the grain silo on 12 March?');
    expect(markdown).toContain('9 reports → 3 origins established, 1 not established.');
    expect(markdown).toContain(
      '- **Source 2** (saw it; shown independent) says **no** – speaks against it, moderate weight, one report.',
    );
  });
});
