/** The bytes a part of a mail stands for (RFC 2045 §6): base64, quoted-printable, or as they are. */
export function decodeTransfer(body: Uint8Array, encoding: string): Uint8Array {
  const name = /[a-z0-9-]+/.exec(encoding.toLowerCase())?.[0] ?? '';
  if (name === 'base64') {
    const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('latin1');
    return new Uint8Array(Buffer.from(text, 'base64'));
  }
  return name === 'quoted-printable' ? decodeQuotedPrintable(body) : body;
}

/** `=D9=82` are bytes, a `=` at the end of a line joins it with the next; anything else stays. */
function decodeQuotedPrintable(body: Uint8Array): Uint8Array {
  const whole = new Uint8Array(body.length);
  let to = 0;
  for (let i = 0; i < body.length; i += 1) {
    const byte = body[i] ?? 0;
    if (byte !== 0x3d) {
      whole[to] = byte;
      to += 1;
      continue;
    }
    const high = hex(body[i + 1]);
    const low = hex(body[i + 2]);
    if (high !== -1 && low !== -1) {
      whole[to] = high * 16 + low;
      to += 1;
      i += 2;
      continue;
    }
    // Spaces between the sign and the line break are added on the way (rule 3); no more than a few.
    let end = i + 1;
    while (end - i < 80 && (body[end] === 0x20 || body[end] === 0x09)) end += 1;
    if (body[end] === 0x0d && body[end + 1] === 0x0a) i = end + 1;
    else if (body[end] === 0x0a) i = end;
    else if (end < body.length) {
      whole[to] = byte;
      to += 1;
    }
  }
  return whole.subarray(0, to);
}

function hex(byte: number | undefined): number {
  if (byte === undefined) return -1;
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}

/**
 * Text that was broken into lines for the way (`format=flowed`, RFC 3676): a line that ends in a space
 * goes on in the next one, a space at its start protects it.
 */
export function unfolded(text: string, dropSpace: boolean): string {
  const out: string[] = [];
  let soft = false;
  for (const raw of text.split('\n')) {
    const line = raw.startsWith(' ') ? raw.slice(1) : raw;
    const quoted = line.startsWith('>');
    if (soft && !quoted) {
      const last = out.pop() ?? '';
      out.push(dropSpace ? last.slice(0, -1) : last, line);
    } else {
      if (out.length > 0) out.push('\n');
      out.push(line);
    }
    soft = line.endsWith(' ') && line !== '-- ' && !quoted;
  }
  return out.join('');
}
