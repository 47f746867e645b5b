/** Invented mails for tests: heads and parts put together, with the line breaks mail has. */
export interface MadePart {
  readonly head: readonly string[];
  readonly body: string | Uint8Array;
}

const latin1 = (text: string): Buffer => Buffer.from(text, 'utf8');

/** A head and a body. A body of bytes stands as it is. */
export function makeMail(head: readonly string[], body: string | Uint8Array = ''): Uint8Array {
  const content =
    typeof body === 'string' ? latin1(body.replace(/\r?\n/g, '\r\n')) : Buffer.from(body);
  return new Uint8Array(Buffer.concat([latin1(`${head.join('\r\n')}\r\n\r\n`), content]));
}

/** The head every mail here has. */
export const HEAD: readonly string[] = [
  'From: Dana <dana@example.org>',
  'To: desk@example.org',
  'Date: Tue, 15 Sep 2026 20:46:01 +0300',
  'Subject: the mill',
  'Message-ID: <1@example.org>',
  'MIME-Version: 1.0',
];

/** A multipart body with the given boundary. */
export function makeParts(boundary: string, parts: readonly MadePart[]): Uint8Array {
  const pieces: Buffer[] = [];
  for (const { head, body } of parts) {
    pieces.push(latin1(`--${boundary}\r\n`), Buffer.from(makeMail(head, body)), latin1('\r\n'));
  }
  return new Uint8Array(Buffer.concat([...pieces, latin1(`--${boundary}--\r\n`)]));
}

/** An attachment in base64. */
export function attached(type: string, name: string, content: Uint8Array | string): MadePart {
  return {
    head: [
      `Content-Type: ${type}`,
      `Content-Disposition: attachment; filename="${name}"`,
      'Content-Transfer-Encoding: base64',
    ],
    body: Buffer.from(content).toString('base64').replace(/.{76}/g, '$&\r\n'),
  };
}

/** Mails in one file, in the dialect mboxrd. */
export function makeMbox(mails: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(
    Buffer.concat(
      mails.flatMap((mail) => [
        latin1('From dana@example.org Tue Sep 15 20:46:01 2026\n'),
        Buffer.from(
          Buffer.from(mail)
            .toString('latin1')
            .replace(/^(>*From )/gm, '>$1'),
          'latin1',
        ),
        latin1('\n\n'),
      ]),
    ),
  );
}
