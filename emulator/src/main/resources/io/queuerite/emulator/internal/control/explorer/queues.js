// The list of an account's queues.
import { html, nothing } from './lit/lit-html.js';
import { repeat } from './lit/directives/repeat.js';
import { live } from './lit/directives/live.js';
import { chart, spark } from './chart.js';
import { copy, createQueue } from './dialogs.js';
import { count, millis, span } from './format.js';
import { changed, historyOf, historyOfAll, link, look, now, state } from './state.js';

const SHOWN = 100;
let more = 0;

const ORDERS = {
  name: () => 0,
  messages: (a, b) => b.counts.messages - a.counts.messages,
  hidden: (a, b) => b.counts.hidden - a.counts.hidden,
  oldest: (a, b) => (millis(a.headInsertedAt) ?? Infinity) - (millis(b.headInsertedAt) ?? Infinity),
};

export function queuesView() {
  const { queues, next } = state.overview;
  if (queues.length === 0 && state.filter === '') {
    return empty();
  }
  const wanted = state.filter.trim().toLowerCase();
  const found = queues.filter((queue) => queue.name.includes(wanted)).sort(ORDERS[state.sort]);
  const shown = found.slice(0, SHOWN + more);
  return html`
    <h1 class="unseen">Queues</h1>
    ${summary(queues, next)}
    <div class="tools">
      <input type="search" placeholder="Filter queues" aria-label="Filter queues" title="Filter (/)"
        .value=${live(state.filter)} @input=${filter} autocomplete="off" spellcheck="false">
      <label>Sort <select .value=${live(state.sort)} @change=${sort}>
        <option value="name">by name</option>
        <option value="messages">most messages</option>
        <option value="hidden">most hidden</option>
        <option value="oldest">oldest message</option>
      </select></label>
      <button class="main" @click=${() => createQueue()} title="New queue (n)">New queue</button>
    </div>
    <div class="head" aria-hidden="true"><span>Queue</span><span></span><span>Visible</span><span>Hidden</span><span>Oldest</span></div>
    <ul class="queues" aria-label="Queues">
      ${repeat(shown, (queue) => queue.name, row)}
    </ul>
    ${found.length === 0 ? html`<p class="hint">No queue has “${state.filter}” in its name.</p>` : nothing}
    ${found.length > shown.length
      ? html`<p class="more"><button @click=${showMore}>Show ${count(Math.min(SHOWN, found.length - shown.length))} more
          of ${count(found.length)}</button></p>`
      : nothing}
    ${next === null
      ? nothing
      : html`<p class="hint">There are more queues than a list is good for: type how a name begins.</p>`}
  `;
}

function summary(queues, next) {
  const sum = (kind) => queues.reduce((total, queue) => total + queue.counts[kind], 0);
  const oldest = Math.min(...queues.map((queue) => millis(queue.headInsertedAt) ?? Infinity));
  return html`<section class="summary" aria-label="All queues">
    <dl>
      <div><dt>Queues</dt><dd>${count(queues.length)}${next === null ? '' : '+'}</dd></div>
      <div><dt>Visible</dt><dd class="visible">${count(sum('visible'))}</dd></div>
      <div><dt>Hidden</dt><dd class="hidden">${count(sum('hidden'))}</dd></div>
      <div><dt>Oldest</dt><dd>${Number.isFinite(oldest) ? span(now() - oldest) : '–'}</dd></div>
    </dl>
    ${chart(historyOfAll(), 'All queues')}
  </section>`;
}

function row(queue) {
  const { visible, hidden } = queue.counts;
  const oldest = millis(queue.headInsertedAt);
  const poison = queue.name.endsWith('-poison') && visible + hidden > 0;
  return html`<li>
    <a class="row ${poison ? 'poison' : ''}" href=${link(`queue/${queue.name}`)}>
      <span class="name">${queue.name}</span>
      ${spark(historyOf(queue.name))}
      <span class="number ${visible === 0 ? 'none' : 'visible'}"><span class="label">visible </span>${count(visible)}</span>
      <span class="number ${hidden === 0 ? 'none' : 'hidden'}"><span class="label">hidden </span>${count(hidden)}</span>
      <span class="number ${oldest === null ? 'none' : ''}"><span class="label">oldest </span>${oldest === null ? '–' : span(now() - oldest)}</span>
    </a>
  </li>`;
}

function filter(event) {
  state.filter = event.target.value;
  more = 0;
  changed();
  if (state.overview.next !== null || state.overview.cut) {
    look();
  }
}

function sort(event) {
  state.sort = event.target.value;
  changed();
}

function showMore() {
  more += SHOWN;
  changed();
}

function empty() {
  const account = state.overview.accounts.find(({ name }) => name === state.overview.account);
  const key = account?.key ?? '<your key>';
  const text = `DefaultEndpointsProtocol=${location.protocol.slice(0, -1)};AccountName=${state.overview.account};AccountKey=${key};QueueEndpoint=${location.origin}/${state.overview.account};`;
  return html`<section class="empty">
    <h1>No queues yet</h1>
    <p>Give this connection string to your application, and let it create its queues:</p>
    <div class="copy"><code>${text}</code><button @click=${() => copy(text, 'The connection string')}>Copy</button></div>
    ${location.port === '10001' && account?.key
      ? html`<p>or simply <code>UseDevelopmentStorage=true</code></p>`
      : nothing}
    <p>or make one here:</p>
    <p><button class="main" @click=${() => createQueue()}>New queue</button></p>
    <p class="hint">Press <kbd>?</kbd> for the keys of this page.</p>
  </section>`;
}
