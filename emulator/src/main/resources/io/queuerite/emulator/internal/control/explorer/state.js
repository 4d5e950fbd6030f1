// What the page knows, and how it keeps it true: it asks again and again, and draws itself anew.
import { ask, isQueueName, queuePath, Refused, Unreachable, withQuery } from './api.js';
import { forget, remember } from './chart.js';
import { millis } from './format.js';

const BETWEEN_LOOKS = 1000;
const PAGE = 50;
const TOTAL = '\u0000total';

export const state = {
  /** connecting, live, lost, or refused with what the emulator said. */
  link: 'connecting',
  refusal: '',
  overview: null,
  receivedAt: 0,
  /** A queue's messages: {name, cursors, loaded, missing}. */
  queue: null,
  /** What is said at the bottom for a while: {id, text, bad}. */
  notes: [],
  filter: '',
  sort: 'name',
};

let draw = () => {};
let timer = 0;
let looking = false;
let again = false;
let noteId = 0;
let drawing = false;

/** To be called once, with what draws the page. */
export function begin(drawPage) {
  draw = drawPage;
  window.addEventListener('hashchange', () => arrived());
  document.addEventListener('visibilitychange', () => !document.hidden && look());
  setInterval(changed, 1000);
  arrived();
}

/** Draws once, however much has changed. */
export function changed() {
  if (!drawing) {
    drawing = true;
    queueMicrotask(() => {
      drawing = false;
      draw();
    });
  }
}

/** Where the address leads: {view, queue, account}. */
export function route() {
  const [path, query] = location.hash.replace(/^#\/?/, '').split('?', 2);
  const [view, ...rest] = path.split('/');
  const account = new URLSearchParams(query ?? '').get('account') ?? '';
  if (view === 'queue') {
    return { view, queue: decoded(rest.join('/')), account };
  }
  return { view: ['journal', 'faults', 'clock'].includes(view) ? view : 'queues', queue: '', account };
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** An address of this page, on the account that is looked at. */
export function link(path, account = route().account) {
  return withQuery(`#/${path}`, { account });
}

function arrived() {
  const { view, queue } = route();
  if (view === 'queue') {
    if (state.queue?.name !== queue) {
      state.queue = { name: queue, cursors: [], loaded: null, missing: !isQueueName(queue) };
    }
  } else {
    state.queue = null;
  }
  changed();
  return look();
}

/** Looks now, and then every second, or less often where the emulator takes its time. */
export async function look() {
  clearTimeout(timer);
  if (looking) {
    again = true;
    return;
  }
  looking = true;
  again = false;
  const from = performance.now();
  try {
    await Promise.all([lookAtQueues(), lookAtMessages()]);
    state.link = 'live';
    state.refusal = '';
  } catch (failure) {
    lost(failure);
  } finally {
    looking = false;
  }
  changed();
  const took = performance.now() - from;
  if (!document.hidden || again) {
    clearTimeout(timer);
    timer = setTimeout(look, again ? 0 : Math.max(BETWEEN_LOOKS, took * 10));
  }
}

function lost(failure) {
  if (failure instanceof Unreachable) {
    state.link = 'lost';
  } else if (failure instanceof Refused) {
    state.link = 'refused';
    state.refusal = failure.message;
  } else {
    throw failure;
  }
}

async function lookAtQueues() {
  const { account } = route();
  const prefix = state.overview?.next || state.overview?.cut ? state.filter : '';
  const overview = await ask('GET', withQuery('overview', { account, prefix }));
  overview.cut = prefix !== '';
  if (state.overview !== null && state.overview.instance !== overview.instance) {
    say('The emulator was started anew.');
    forget();
    window.dispatchEvent(new Event('queuerite-restart'));
  }
  if (account !== route().account) {
    return;
  }
  state.overview = overview;
  state.receivedAt = performance.now();
  let visible = 0;
  let hidden = 0;
  for (const queue of overview.queues) {
    remember(historyOf(queue.name), queue.counts.visible, queue.counts.hidden);
    visible += queue.counts.visible;
    hidden += queue.counts.hidden;
  }
  remember(historyOf(TOTAL), visible, hidden);
}

async function lookAtMessages() {
  const queue = state.queue;
  if (queue === null || !isQueueName(queue.name)) {
    return;
  }
  const { account } = route();
  const known = state.overview?.account === account || account === '';
  if (queue.missing && known && state.overview?.queues.every(({ name }) => name !== queue.name)) {
    return;
  }
  const after = queue.cursors.at(-1);
  try {
    const page = await ask(
      'GET',
      withQuery(queuePath(queue.name, '/messages'), { account, limit: PAGE, after }),
    );
    if (state.queue === queue && queue.cursors.at(-1) === after) {
      queue.loaded = page;
      queue.missing = false;
    }
  } catch (failure) {
    if (!(failure instanceof Refused && failure.status === 404)) {
      throw failure;
    }
    queue.loaded = null;
    queue.missing = true;
  }
}

export function historyOf(name) {
  return `${state.overview?.account ?? ''}/${name}`;
}

export function historyOfAll() {
  return historyOf(TOTAL);
}

/** The emulator's time now, in milliseconds; it may stand still. */
export function now() {
  const clock = state.overview?.clock;
  if (clock === undefined) {
    return Date.now();
  }
  return millis(clock.now) + (clock.frozen ? 0 : performance.now() - state.receivedAt);
}

/** Says something for a while, to those who see and to those who hear. */
export function say(text, bad = false) {
  noteId += 1;
  const note = { id: noteId, text, bad };
  state.notes = [...state.notes.slice(-2), note];
  setTimeout(() => unsay(note), bad ? 12000 : 5000);
  changed();
}

export function unsay(note) {
  state.notes = state.notes.filter((other) => other !== note);
  changed();
}

/**
 * Does something to the emulator, looks again, and says how it went. Gives what was answered, and
 * throws what was refused.
 */
export async function tell(method, path, body, done) {
  const answer = await ask(method, withQuery(path, { account: route().account }), body);
  const text = typeof done === 'function' ? done(answer) : done;
  if (text) {
    say(text);
  }
  await look();
  return answer;
}

/** The same from outside of a dialog: a refusal is said, too. Gives whether it was done. */
export async function act(method, path, body, done) {
  try {
    await tell(method, path, body, done);
    return true;
  } catch (failure) {
    say(explain(failure), true);
    return false;
  }
}

/** What the emulator refused, in its words; any other failure is the page's own and is thrown. */
export function explain(failure) {
  if (failure instanceof Refused || failure instanceof Unreachable) {
    return failure.message;
  }
  throw failure;
}
