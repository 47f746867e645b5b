/**
 * An endpoint that a person has set up to add suggestions: any server that speaks the OpenAI protocol
 * (`chat/completions`), such as a model on one's own machine.
 *
 * Off unless `HEARSAY_SUGGEST_URL` is set. There is no default address, and nothing else turns it on.
 */
export interface EndpointSettings {
  /** The full address that is asked. */
  readonly url: URL;
  readonly model: string;
  /** Sent as a bearer token; null when none is needed. Never shown, logged or stored. */
  readonly key: string | null;
  /** How long one answer may take. */
  readonly seconds: number;
}

/** What is wrong with the settings, in one line that says what to do. */
export class EndpointError extends Error {
  override readonly name = 'EndpointError';
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads HEARSAY_SUGGEST_URL, HEARSAY_SUGGEST_MODEL, HEARSAY_SUGGEST_KEY and HEARSAY_SUGGEST_SECONDS. Null when no address is set.
 * Throws `EndpointError` for an address that is none, that holds a password, or that would carry the text
 * unencrypted to another machine, and when no model is named.
 */
export function endpointSettings(env: Environment): EndpointSettings | null {
  const address = env['HEARSAY_SUGGEST_URL']?.trim() ?? '';
  if (address === '') return null;
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    throw new EndpointError(
      'HEARSAY_SUGGEST_URL is no address; write it like http://127.0.0.1:11434/v1.',
    );
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new EndpointError('HEARSAY_SUGGEST_URL must begin with https:// or http://.');
  if (url.username !== '' || url.password !== '')
    throw new EndpointError(
      'HEARSAY_SUGGEST_URL holds a name or password; put the key into HEARSAY_SUGGEST_KEY.',
    );
  if (url.search !== '' || url.hash !== '')
    throw new EndpointError('HEARSAY_SUGGEST_URL must end with its path, without ? or #.');
  if (url.protocol === 'http:' && !isThisMachine(url.hostname))
    throw new EndpointError(
      'HEARSAY_SUGGEST_URL would send the text unencrypted to another machine; use https://.',
    );
  const model = env['HEARSAY_SUGGEST_MODEL']?.trim() ?? '';
  if (!/^[\w.:/@+-]{1,100}$/.test(model))
    throw new EndpointError('HEARSAY_SUGGEST_MODEL must name the model that is asked.');
  const key = env['HEARSAY_SUGGEST_KEY']?.trim() ?? '';
  if (!/^[\x21-\x7e]{0,500}$/.test(key))
    throw new EndpointError('HEARSAY_SUGGEST_KEY holds signs that no key has.');
  const seconds = Number(env['HEARSAY_SUGGEST_SECONDS'] ?? '120');
  if (!(seconds >= 1 && seconds <= 600))
    throw new EndpointError('HEARSAY_SUGGEST_SECONDS is a number of seconds from 1 to 600.');
  if (!/\/chat\/completions\/?$/.test(url.pathname)) {
    url.pathname = `${url.pathname.replace(/\/+$/, '')}/chat/completions`;
  }
  return { url, model, key: key === '' ? null : key, seconds };
}

/** Whether an address never leaves this machine. */
function isThisMachine(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(host);
}
