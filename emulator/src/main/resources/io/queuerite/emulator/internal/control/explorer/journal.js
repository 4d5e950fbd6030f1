// The last requests, as they come.
import { html, nothing } from './lit/lit-html.js';
import { repeat } from './lit/directives/repeat.js';
import { live } from './lit/directives/live.js';
import { ask, Refused, Unreachable, withQuery } from './api.js';
import { dateTime, timeOfDay, visible } from './format.js';
import { act, changed, link, route, state } from './state.js';

const KEPT = 1000;
const SHOWN = 200;
const WAIT = 20;

let requests = [];
let last = 0;
let paused = false;
let wanted = '';
let errorsOnly = false;
let waiting = null;
const opened = new Set();

/** Watches while the journal is looked at; otherwise nobody keeps the emulator busy. */
export async function watchJournal() {
  window.addEventListener('queuerite-restart', forget);
  for (;;) {
    if (route().view !== 'journal' || paused || document.hidden) {
      await pause(150);
    } else {
      await lookOnce();
    }
  }
}

function pause(milliseconds) {
  return new Promise((done) => setTimeout(done, milliseconds));
}

async function lookOnce() {
  waiting = new AbortController();
  const stop = () => route().view !== 'journal' && waiting.abort();
  window.addEventListener('hashchange', stop);
  try {
    // Without a number to begin after, all that is there comes at once.
    const wait = last === 0 && requests.length === 0 ? undefined : WAIT;
    const path = withQuery('requests', { after: last || undefined, limit: KEPT, wait });
    const answer = await ask('GET', path, undefined, waiting.signal);
    add(answer.requests);
    if (wait === undefined && answer.requests.length === 0) {
      await pause(500);
    }
  } catch (failure) {
    if (failure instanceof Unreachable) {
      forget();
      await pause(1000);
    } else if (failure instanceof Refused) {
      await pause(1000);
    } else if (failure.name !== 'AbortError') {
      throw failure;
    }
  } finally {
    window.removeEventListener('hashchange', stop);
  }
}

function add(more) {
  if (more.length > 0) {
    requests = [...more.reverse(), ...requests].slice(0, KEPT);
    last = requests[0].number;
    changed();
  }
}

function forget() {
  requests = [];
  last = 0;
  changed();
}

export function togglePause() {
  paused = !paused;
  waiting?.abort();
  changed();
}

export function journalView() {
  if (state.overview.journal === 0) {
    return html`<section class="empty"><h1>The journal is off</h1>
      <p>This emulator was started with a journal of no requests: in Java, <code>builder().journal(1000)</code>.</p></section>`;
  }
  const words = wanted.trim().toLowerCase();
  const found = requests.filter((request) => (!errorsOnly || request.status >= 400) && matches(request, words));
  return html`
    <h1 class="unseen">Journal</h1>
    <div class="tools">
      <input type="search" placeholder="Filter requests" aria-label="Filter requests" title="Filter (/)" .value=${live(wanted)}
        @input=${(event) => { wanted = event.target.value; changed(); }} autocomplete="off" spellcheck="false">
      <label class="check"><input type="checkbox" .checked=${live(errorsOnly)}
        @change=${(event) => { errorsOnly = event.target.checked; changed(); }}> Errors only</label>
      <button aria-pressed=${paused} @click=${togglePause} title="Pause (p)">${paused ? 'Go on' : 'Pause'}</button>
      <button @click=${clear} ?disabled=${requests.length === 0}>Clear</button>
    </div>
    ${requests.length === 0
      ? html`<section class="empty small"><h2>${paused ? 'Paused' : 'Waiting for requests …'}</h2>
          <p>Whatever your application asks of the emulator shows up here at once. Its connection string:
            <a href=${link('')}>the list of queues</a> tells it as long as there is none.</p></section>`
      : found.length === 0
        ? html`<p class="hint">No request fits the filter.</p>`
        : nothing}
    <ol class="journal" aria-label="Requests, newest first">
      ${repeat(found.slice(0, SHOWN), (request) => request.number, row)}
    </ol>
    ${found.length > SHOWN ? html`<p class="hint">The newest ${SHOWN} of ${found.length}.</p>` : nothing}
  `;
}

function matches(request, words) {
  return (
    words === '' ||
    [request.operation, request.queue, request.account, request.errorCode, request.userAgent, request.method, request.url, String(request.status)].some(
      (field) => field?.toLowerCase().includes(words),
    )
  );
}

function row(request) {
  const open = opened.has(request.number);
  const kind = request.status === 0 ? 'lost' : request.status >= 500 ? 'bad' : request.status >= 400 ? 'warn' : 'good';
  return html`<li class="request ${kind}">
    <button class="row" aria-expanded=${open} @click=${() => toggle(request.number)}>
      <span class="time">${timeOfDay(request.time)}</span>
      <span class="code">${request.status === 0 ? 'none' : request.status}</span>
      <span class="operation">${request.operation ?? request.method}</span>
      <span class="target">${request.queue ?? request.account ?? ''}</span>
      <span class="error">${request.errorCode ?? ''}${request.faults.length > 0 ? html` <span class="tag">fault</span>` : nothing}</span>
      <span class="took">${request.milliseconds.toFixed(request.milliseconds < 10 ? 2 : 0)} ms</span>
    </button>
    ${open ? details(request) : nothing}
  </li>`;
}

function toggle(number) {
  if (!opened.delete(number)) {
    opened.add(number);
  }
  changed();
}

function details(request) {
  const facts = [
    ['Request', `${request.method} ${request.url}`],
    ['Time', dateTime(request.time)],
    ['Account', request.account],
    ['Message', request.messageId],
    ['User agent', request.userAgent],
    ['Request id', request.requestId],
    ['Client request id', request.clientRequestId],
    ['Faults', request.faults.map((fault) => Object.values(fault).join(' ')).join(', ')],
  ];
  return html`<div class="details"><dl class="grid wide">
    ${facts
      .filter(([, value]) => value)
      .map(([name, value]) => html`<div><dt>${name}</dt><dd><code>${visible(String(value))}</code></dd></div>`)}
  </dl></div>`;
}

async function clear() {
  if (await act('DELETE', 'requests', undefined, 'The journal is empty.')) {
    requests = [];
    changed();
  }
}
