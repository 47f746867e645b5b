/** Invented pages of a Telegram chat for tests, laid out as Telegram Desktop lays them out. */
export interface PageMessage {
  readonly id: number;
  /** Written over the message; a message without a name goes on from the one before. */
  readonly from?: string;
  /** `15.09.2026 20:46:00 UTC+03:00` unless said. */
  readonly date?: string;
  /** HTML as it stands in the page. */
  readonly text?: string;
  /** HTML of pictures, files and the like; see `mediaHtml`. */
  readonly media?: string;
  readonly replyTo?: string;
  readonly forwarded?: { readonly from?: string; readonly date?: string };
  readonly signature?: string;
  /** HTML after the text: reactions, buttons. */
  readonly after?: string;
}

export type PageLine = PageMessage | { readonly service: string; readonly id?: number };

const block = (name: string, content: string, more = ''): string =>
  `\n<div class="${name}"${more}>\n${content}\n</div>\n`;

export function telegramPage(
  lines: readonly PageLine[],
  more: {
    readonly name?: string;
    readonly earlier?: string;
    readonly later?: string;
    readonly end?: string;
  } = {},
): string {
  const link = (href: string | undefined, words: string): string =>
    href === undefined
      ? ''
      : `\n<a class="pagination block_link" href="${href}">\n${words}\n</a>\n`;
  const body = lines.map((line) => ('service' in line ? serviceHtml(line) : messageHtml(line)));
  return [
    '<!DOCTYPE html>\n<html>\n\n <head>\n\n  <meta charset="utf-8"/>\n<title>Exported Data</title>\n',
    '  <meta content="width=device-width, initial-scale=1.0" name="viewport"/>\n\n',
    '  <link href="css/style.css" rel="stylesheet"/>\n\n',
    '  <script src="js/script.js" type="text/javascript">\n\n  </script>\n\n </head>\n\n',
    ' <body onload="CheckLocation();">\n\n  <div class="page_wrap">\n\n',
    block('page_header', block('content', block('text bold', `${more.name ?? 'North'} `))),
    '\n   <div class="page_body chat_page">\n\n    <div class="history">\n',
    link(more.earlier, 'Previous messages'),
    ...body,
    link(more.later, 'Next messages'),
    more.end ?? '\n    </div>\n\n   </div>\n\n  </div>\n\n </body>\n\n</html>\n',
  ].join('');
}

function serviceHtml({ service, id }: { service: string; id?: number }): string {
  return block('message service', block('body details', service), ` id="message${id ?? -1}"`);
}

function messageHtml(one: PageMessage): string {
  const joined = one.from === undefined ? ' joined' : '';
  const date = one.date ?? '15.09.2026 20:46:00 UTC+03:00';
  const name = (words: string, inside = ''): string => block('from_name', `${words} ${inside}`);
  const picture = block(
    'pull_left userpic_wrap',
    block('userpic userpic4', block('initials', 'D')),
  );
  const reply =
    one.replyTo === undefined ? '' : block('reply_to details', `In reply to ${one.replyTo}`);
  const text = one.text === undefined ? '' : block('text', one.text);
  const signature = one.signature === undefined ? '' : block('signature details', one.signature);
  const said = [reply, one.media ?? '', text, signature].join('');
  const passedOn =
    one.forwarded === undefined
      ? said
      : `${picture}${block(
          'forwarded body',
          `${
            one.forwarded.from === undefined
              ? ''
              : name(
                  one.forwarded.from,
                  `<span class="date details" title="${one.forwarded.date ?? '14.09.2026 10:00:00 UTC+03:00'}"> 14.09.2026 10:00:00</span>`,
                )
          }${said}`,
        )}`;
  const body = block(
    'body',
    [
      block('pull_right date details', date.slice(11, 16), ` title="${date}"`),
      one.from === undefined ? '' : name(one.from),
      passedOn,
      one.after ?? '',
    ].join(''),
  );
  return block(
    `message default clearfix${joined}`,
    `${one.from === undefined ? '' : picture}${body}`,
    ` id="message${one.id}"`,
  );
}

/** A file of the generic form: an icon, a title, what is wrong with it and its size. */
export function mediaHtml(
  kind: string,
  { href, title, description, status }: Readonly<Record<string, string>>,
): string {
  const inside = [
    block('fill pull_left', ''),
    block(
      'body',
      [
        title === undefined ? '' : block('title bold', title),
        description === undefined ? '' : block('description', description),
        status === undefined ? '' : block('status details', status),
      ].join(''),
    ),
  ].join('');
  const classes = `media clearfix pull_left ${href === undefined ? '' : 'block_link '}media_${kind}`;
  return block(
    'media_wrap clearfix',
    href === undefined
      ? `<div class="${classes}">${inside}</div>`
      : `<a class="${classes}" href="${href}">${inside}</a>`,
  );
}

/** A picture that is in the export, with the small one the page shows. */
export function photoHtml(href: string, small = href.replace(/\.(\w+)$/, '_thumb.$1')): string {
  return block(
    'media_wrap clearfix',
    `<a class="photo_wrap clearfix pull_left" href="${href}">\n<img class="photo" src="${small}" style="width: 260px; height: 195px"/>\n</a>`,
  );
}
