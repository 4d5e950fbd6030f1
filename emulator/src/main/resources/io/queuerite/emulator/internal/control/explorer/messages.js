// One queue: a page of its messages, and all that can be done to them.
import { html, nothing } from './lit/lit-html.js';
import { repeat } from './lit/directives/repeat.js';
import { queuePath } from './api.js';
import { chart } from './chart.js';
import { confirm, copy, createQueue, redrive, send } from './dialogs.js';
import { count, dateTime, decode, isNever, millis, oneLine, plural, prettyJson, span, visible } from './format.js';
import { act, changed, historyOf, link, look, now, state, tell } from './state.js';

/** What is coloured must be drawn piece by piece, and nobody reads that much. */
const COLOURED = 20000;
const opened = new Set();
const raw = new Set();

export function messagesView() {
  const { name, loaded, missing } = state.queue;
  if (missing) {
    return html`<section class="empty">
      <h1>There is no queue “${name}”</h1>
      <p>Account <b>${state.overview.account}</b> has none of that name.</p>
      <p><button class="main" @click=${() => createQueue(name)}>Create it</button> <a class="button" href=${link('')}>All queues</a></p>
    </section>`;
  } else if (loaded === null) {
    return html`<p class="waiting">Looking into ${name} …</p>`;
  }
  return html`
    ${heading(loaded)} ${list(loaded)} ${pages(loaded)}
  `;
}

function heading({ name, counts, metadata }) {
  const sibling = siblingOf(name);
  return html`<section class="queue-head">
    <div>
    <p class="crumbs"><a href=${link('')}>Queues</a> <span aria-hidden="true">/</span></p>
    <h1>${name}</h1>
    <p class="facts">
      <span class="chip visible">${count(counts.visible)} visible</span>
      <span class="chip hidden">${count(counts.hidden)} hidden</span>
      ${sibling
        ? html`<a class="chip link" href=${link(`queue/${sibling.name}`)}>${sibling.name}: ${count(sibling.counts.messages)}</a>`
        : nothing}
      ${Object.entries(metadata).map(([key, value]) => html`<span class="chip meta"><b>${visible(key)}</b> ${visible(String(value))}</span>`)}
    </p>
    <p class="actions">
      <button class="main" @click=${() => send(name)} title="Send (s)">Send</button>
      <button @click=${redriveAll} ?disabled=${counts.visible === 0} title="Re-drive (v)">Re-drive …</button>
      <button @click=${clearQueue} ?disabled=${counts.messages === 0} title="Clear (c)">Clear …</button>
      <button class="danger" @click=${() => deleteQueue(name)}>Delete queue …</button>
    </p>
    </div>
    ${chart(historyOf(name), name)}
  </section>`;
}

/** A queue's poison queue, or the queue of a poison queue. */
function siblingOf(name) {
  const other = name.endsWith('-poison') ? name.slice(0, -'-poison'.length) : `${name}-poison`;
  return state.overview.queues.find((queue) => queue.name === other);
}

function list({ name, messages }) {
  if (messages.length === 0 && state.queue.cursors.length === 0) {
    return html`<section class="empty small">
      <h2>Nothing in here</h2>
      <p>Send a message with <kbd>s</kbd>, or let your application do so: it shows up by itself.</p>
    </section>`;
  }
  return html`<ol class="messages" aria-label="Messages of ${name}">
    ${repeat(messages, (message) => message.id, messageRow)}
  </ol>`;
}

function messageRow(message) {
  const open = opened.has(message.id);
  const wait = millis(message.visibleAt) - now();
  const text = decode(message.text);
  return html`<li class="message ${wait > 0 ? 'hidden' : 'visible'}">
    <button class="row" aria-expanded=${open} data-id=${message.id} @click=${() => toggle(opened, message.id)}>
      <span class="state">${wait > 0 ? html`in ${span(wait + 999)}` : 'visible'}</span>
      <span class="preview">${oneLine(text.shown) || html`<i>empty text</i>`}</span>
      <span class="tags">${text.base64 ? html`<span class="tag">base64</span>` : nothing}${text.json ? html`<span class="tag">JSON</span>` : nothing}</span>
      <span class="tries ${message.dequeueCount > 4 ? 'many' : ''}" title="Dequeue count"><span class="unseen">dequeued </span>${count(message.dequeueCount)}×</span>
      <span class="age" title="Age">${span(now() - millis(message.insertedAt))}</span>
    </button>
    ${open ? details(message, text, wait) : nothing}
  </li>`;
}

function toggle(set, id) {
  if (!set.delete(id)) {
    set.add(id);
  }
  changed();
}

function details(message, text, wait) {
  const asSent = raw.has(message.id);
  return html`<div class="details">
    <p class="actions">
      ${text.base64 || text.json
        ? html`<button aria-pressed=${asSent} @click=${() => toggle(raw, message.id)}>Raw</button>`
        : nothing}
      <button @click=${() => copy(asSent ? message.text : text.shown, 'The text')}>Copy</button>
      ${wait > 0 ? html`<button @click=${() => release(message.id)} title="Release now (r)">Release now</button>` : nothing}
      <button @click=${() => redrive(state.queue.name, 1, message.id)}>Re-drive …</button>
      <button class="danger" @click=${() => remove(message.id)} title="Delete (x)">Delete …</button>
    </p>
    <pre class="text" tabindex="0" aria-label="Text">${asSent ? visible(message.text) : pretty(text)}</pre>
    <dl class="grid">
      <div><dt>Id</dt><dd><code>${message.id}</code></dd></div>
      <div><dt>Pop receipt</dt><dd><code>${message.popReceipt}</code></dd></div>
      <div><dt>Dequeued</dt><dd>${plural(message.dequeueCount, 'time')}</dd></div>
      <div><dt>Inserted</dt><dd>${dateTime(message.insertedAt)}</dd></div>
      <div><dt>${wait > 0 ? 'Visible again' : 'Visible since'}</dt><dd>${dateTime(message.visibleAt)}</dd></div>
      <div><dt>Expires</dt><dd>${isNever(message.expiresAt) ? 'never' : html`${dateTime(message.expiresAt)}, in ${span(millis(message.expiresAt) - now())}`}</dd></div>
    </dl>
  </div>`;
}

function pretty(text) {
  if (!text.json) {
    return visible(text.shown);
  }
  const tokens = prettyJson(text.shown);
  return text.shown.length > COLOURED
    ? tokens.map(([, token]) => token).join('')
    : tokens.map(([kind, token]) => (kind === 'space' || kind === 'mark' ? token : html`<span class=${kind}>${token}</span>`));
}

function pages({ messages, next, counts }) {
  const { cursors } = state.queue;
  if (next === null && cursors.length === 0) {
    return nothing;
  }
  const from = cursors.length * 50;
  return html`<nav class="pages" aria-label="Pages">
    <button ?disabled=${cursors.length === 0} @click=${() => turn(() => cursors.pop())}>Back</button>
    <span>${messages.length === 0 ? 'none' : `${count(from + 1)} – ${count(from + messages.length)}`} of ${count(counts.messages)}</span>
    <button ?disabled=${next === null} @click=${() => turn(() => cursors.push(next))}>Next</button>
  </nav>`;
}

function turn(change) {
  change();
  opened.clear();
  look();
  window.scrollTo(0, 0);
}

function release(id) {
  return act('POST', queuePath(state.queue.name, `/messages/${encodeURIComponent(id)}/release`), undefined, 'The message is visible now.');
}

function remove(id) {
  const { name } = state.queue;
  confirm('Delete this message?', `It is gone from ${name} for good.`, 'Delete', () =>
    tell('DELETE', queuePath(name, `/messages/${encodeURIComponent(id)}`), undefined, 'The message is deleted.'),
  );
}

/** Does it to the message whose row has the focus. */
export function onRow(what) {
  const id = document.activeElement.closest('.message')?.querySelector('[data-id]')?.dataset.id;
  if (state.queue?.loaded && id) {
    if (what === 'release') {
      release(id);
    } else {
      remove(id);
    }
  }
}

export function redriveAll() {
  const { name, counts } = state.queue.loaded;
  if (counts.visible > 0) {
    redrive(name, counts.visible);
  }
}

export function clearQueue() {
  const { name, counts } = state.queue.loaded;
  if (counts.messages > 0) {
    confirm(
      `Delete ${plural(counts.messages, 'message')} of ${name}?`,
      `${count(counts.visible)} visible and ${count(counts.hidden)} hidden now; all are gone for good.`,
      'Clear',
      () => tell('DELETE', queuePath(name, '/messages'), undefined, `${name} is empty.`),
    );
  }
}

function deleteQueue(name) {
  const { counts } = state.queue.loaded;
  confirm(
    `Delete the queue ${name}?`,
    `It holds ${plural(counts.messages, 'message')}, which are gone for good with it.`,
    'Delete queue',
    async () => {
      await tell('DELETE', queuePath(name), undefined, `Queue ${name} is deleted.`);
      location.hash = link('');
    },
  );
}
