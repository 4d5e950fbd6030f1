// Asks the emulator. What is asked and answered is JSON, see docs/testing.md.

/** The emulator's refusal, in its own words. */
export class Refused extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

/** Nobody answered. */
export class Unreachable extends Error {
  constructor() {
    super('The emulator does not answer.');
  }
}

export async function ask(method, path, body, signal) {
  let answer;
  let text;
  try {
    answer = await fetch(path, {
      method,
      headers: body === undefined ? {} : { 'Content-Type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
      cache: 'no-store',
      redirect: 'error',
      signal,
    });
    text = await answer.text();
  } catch (failure) {
    throw failure.name === 'AbortError' ? failure : new Unreachable();
  }
  const json = parse(text);
  if (!answer.ok) {
    throw new Refused(answer.status, String(json?.error ?? `The emulator answered ${answer.status}.`));
  }
  return json;
}

function parse(text) {
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

/** A path with parameters; those without a value are left out. */
export function withQuery(path, parameters) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined && value !== null && value !== '') {
      query.set(name, value);
    }
  }
  const text = query.toString();
  return text === '' ? path : `${path}?${text}`;
}

/** Nothing else may stand in a path, whatever an address bar says. */
const NAME = /^[a-z0-9](?:[a-z0-9]|-(?!-)){1,61}[a-z0-9]$/;

export function isQueueName(name) {
  return NAME.test(name);
}

export function queuePath(name, below = '') {
  if (!isQueueName(name)) {
    throw new Refused(400, `"${name}" is no name of a queue: 3 to 63 lower-case letters, digits and single dashes.`);
  }
  return `queues/${name}${below}`;
}
