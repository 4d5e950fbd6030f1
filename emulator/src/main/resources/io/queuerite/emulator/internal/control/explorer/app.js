// The page's frame, its keys, and the choice of what is shown in it.
import { html, nothing, render } from './lit/lit-html.js';
import { live } from './lit/directives/live.js';
import { clockView } from './clock.js';
import { createQueue, help, send } from './dialogs.js';
import { faultsView } from './faults.js';
import { offset } from './format.js';
import { journalView, togglePause, watchJournal } from './journal.js';
import { clearQueue, messagesView, onRow, redriveAll } from './messages.js';
import { queuesView } from './queues.js';
import { begin, link, now, route, state, unsay } from './state.js';

const TABS = [
  ['queues', 'Queues', ''],
  ['journal', 'Journal', 'journal'],
  ['faults', 'Faults', 'faults'],
  ['clock', 'Clock', 'clock'],
];

function page() {
  const { view } = route();
  return html`
    <a class="skip" href="#main" @click=${skip}>Skip to the content</a>
    <header>
      <a class="brand" href=${link('')}>
        <img src="assets/icon.svg" width="28" height="28" alt=""><span>Queuerite</span>
      </a>
      <nav aria-label="Views">
        ${TABS.map(
          ([name, title, path]) => html`<a
            href=${link(path)}
            aria-current=${name === view || (name === 'queues' && view === 'queue') ? 'page' : nothing}
            >${title}${badge(name)}</a
          >`,
        )}
      </nav>
      <div class="status">
        ${accounts()} ${clockChip()}
        <span class="link ${state.link}" role="status"><i aria-hidden="true"></i>${linkWords()}</span>
        <button class="quiet" aria-label="Keyboard shortcuts" title="Keyboard shortcuts (?)" @click=${help}>?</button>
      </div>
    </header>
    ${trouble()}
    <main id="main" tabindex="-1" class=${state.link === 'lost' ? 'stale' : ''}>${content(view)}</main>
    <footer>
      <span>Queuerite ${state.overview?.version ?? ''}</span>
      <span>Nothing on this page is a request of the service: looking changes no message.</span>
    </footer>
    <div class="notes" role="status" aria-live="polite">
      ${state.notes.map(
        (note) => html`<div class="note ${note.bad ? 'bad' : ''}" role=${note.bad ? 'alert' : nothing}>
          <span>${note.text}</span>
          <button class="quiet" aria-label="Dismiss" @click=${() => unsay(note)}>✕</button>
        </div>`,
      )}
    </div>
  `;
}

function skip(event) {
  event.preventDefault();
  document.getElementById('main').focus();
}

function badge(name) {
  const faults = state.overview?.faults ?? 0;
  return name === 'faults' && faults > 0
    ? html`<span class="badge" aria-label="${faults} at work">${faults}</span>`
    : nothing;
}

function accounts() {
  const all = state.overview?.accounts ?? [];
  if (all.length < 2) {
    return nothing;
  }
  return html`<label class="account"><span class="unseen">Account</span>
    <select .value=${live(state.overview.account)} @change=${chooseAccount}>
      ${all.map(({ name }) => html`<option value=${name} ?selected=${name === state.overview.account}>${name}</option>`)}
    </select></label>`;
}

function chooseAccount(event) {
  const { view } = route();
  location.hash = link(view === 'queue' || view === 'queues' ? '' : view, event.target.value);
}

function clockChip() {
  const clock = state.overview?.clock;
  if (clock === undefined) {
    return nothing;
  }
  const moved = offset(clock.offset);
  return html`<a class="chip clock ${clock.frozen || moved ? 'moved' : ''}" href=${link('clock')}
    title="The emulator's clock">${new Date(now()).toISOString().slice(11, 19)}${clock.frozen
      ? html` <b>frozen</b>`
      : moved
        ? html` <b>${moved}</b>`
        : nothing}</a>`;
}

function linkWords() {
  return { connecting: 'connecting', live: 'live', lost: 'reconnecting', refused: 'refused' }[state.link];
}

function trouble() {
  if (state.link === 'lost') {
    return html`<p class="trouble" role="alert">The emulator does not answer. This is what it showed last;
      the page goes on by itself as soon as it is back.</p>`;
  } else if (state.link === 'refused') {
    return html`<p class="trouble" role="alert">The emulator refuses: ${state.refusal}</p>`;
  }
  return nothing;
}

function content(view) {
  if (state.overview === null) {
    return html`<p class="waiting">${state.link === 'connecting' ? 'Asking the emulator …' : 'Waiting for the emulator …'}</p>`;
  }
  const views = { queue: messagesView, journal: journalView, faults: faultsView, clock: clockView };
  return (views[view] ?? queuesView)();
}

let waitsForG = 0;

function go(path) {
  location.hash = link(path);
  document.getElementById('main').focus();
}

const KEYS = {
  '?': () => help(),
  '/': () => document.querySelector('input[type=search]')?.focus(),
  u: () => go(''),
  n: () => createQueue(),
  j: () => step(1),
  k: () => step(-1),
  s: () => state.queue?.loaded && send(state.queue.name),
  c: () => state.queue?.loaded && clearQueue(),
  v: () => state.queue?.loaded && redriveAll(),
  r: () => onRow('release'),
  x: () => onRow('delete'),
  p: () => route().view === 'journal' && togglePause(),
};

const PLACES = { q: '', j: 'journal', f: 'faults', c: 'clock' };

function pressed(event) {
  const typing = event.target.closest?.('input, textarea, select, dialog');
  if (typing || event.ctrlKey || event.metaKey || event.altKey) {
    return;
  }
  const key = event.key;
  const after = performance.now() - waitsForG < 1500;
  waitsForG = key === 'g' ? performance.now() : -Infinity;
  const action = after && key in PLACES ? () => go(PLACES[key]) : Object.hasOwn(KEYS, key) ? KEYS[key] : null;
  if (action !== null) {
    event.preventDefault();
    action();
  }
}

/** Goes to the next row of whatever list is shown, or the one before. */
function step(by) {
  const rows = [...document.querySelectorAll('main .row')];
  const here = rows.indexOf(document.activeElement.closest('.row') ?? document.activeElement);
  rows[here < 0 ? (by > 0 ? 0 : rows.length - 1) : here + by]?.focus();
}

let shown = false;

function drawPage() {
  const { view, queue } = route();
  document.title = view === 'queue' ? `${queue} – Queuerite` : 'Queuerite';
  render(page(), document.getElementById('app'));
  if (!shown && document.querySelector('main .row')) {
    shown = true;
    performance.mark('queuerite-shown');
  }
}

document.addEventListener('keydown', pressed);
begin(drawPage);
watchJournal();
