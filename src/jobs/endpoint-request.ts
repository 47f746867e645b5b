import { request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import { EndpointError, type EndpointSettings } from './endpoint-settings.ts';

/** What an answer may cost. */
export interface EndpointLimits {
  /** From the first byte sent to the last received. */
  readonly milliseconds: number;
  /** Of the answer as it arrives. */
  readonly bytes: number;
}

export const ENDPOINT_LIMITS: EndpointLimits = { milliseconds: 120_000, bytes: 2_000_000 };

/**
 * Sends one JSON body and gives the JSON that is answered.
 *
 * One connection, to the address of the settings and no other: no redirect is followed, no proxy asked, no cookie
 * kept, nothing unpacked. Throws `EndpointError` with one line when the answer is late, too large, of another
 * type, not 200 or no JSON; the line never holds what was answered.
 */
export function askEndpoint(
  { url, key }: EndpointSettings,
  body: unknown,
  limits: EndpointLimits = ENDPOINT_LIMITS,
): Promise<unknown> {
  const bytes = Buffer.from(JSON.stringify(body));
  return new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? secureRequest : plainRequest;
    let settled = false;
    const end = (act: () => void): void => {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      asking.destroy();
      act();
    };
    const refuse = (why: string): void => end(() => reject(new EndpointError(why)));
    const asking = send(
      url,
      {
        method: 'POST',
        agent: false,
        maxHeaderSize: 16_384,
        headers: {
          'content-type': 'application/json',
          'content-length': bytes.length,
          accept: 'application/json',
          'accept-encoding': 'identity',
          connection: 'close',
          ...(key === null ? {} : { authorization: `Bearer ${key}` }),
        },
      },
      (answer) => {
        const status = answer.statusCode ?? 0;
        if (status >= 300 && status < 400)
          return refuse('The endpoint answered with a redirect; it is not followed.');
        if (status !== 200) return refuse(`The endpoint answered ${status}.`);
        const type = answer.headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? '';
        if (type !== 'application/json')
          return refuse('The endpoint answered something other than JSON.');
        if ((answer.headers['content-encoding'] ?? 'identity') !== 'identity')
          return refuse('The endpoint answered packed, which was not asked for.');
        const parts: Buffer[] = [];
        let size = 0;
        answer.on('data', (part: Buffer) => {
          size += part.length;
          if (size > limits.bytes)
            return refuse(`The endpoint answered more than ${limits.bytes} bytes.`);
          parts.push(part);
        });
        answer.on('error', () => refuse('The endpoint broke off its answer.'));
        answer.on('close', () => refuse('The endpoint broke off its answer.'));
        answer.on('end', () => {
          const text = Buffer.concat(parts).toString('utf8');
          try {
            const value: unknown = JSON.parse(text);
            end(() => resolve(value));
          } catch {
            refuse('The endpoint answered broken JSON.');
          }
        });
      },
    );
    const timer = setTimeout(
      () => refuse(`The endpoint took longer than ${limits.milliseconds / 1000} s.`),
      limits.milliseconds,
    );
    asking.on('error', (error: NodeJS.ErrnoException) =>
      refuse(`The endpoint could not be reached (${error.code ?? 'no connection'}).`),
    );
    asking.end(bytes);
  });
}
