// What goes wrong on purpose.
import { html, nothing } from './lit/lit-html.js';
import { live } from './lit/directives/live.js';
import { ask, Refused, Unreachable } from './api.js';
import { plural } from './format.js';
import { act, changed, explain, say, state, tell } from './state.js';

const KINDS = [
  ['serverBusy', 'Server busy (503)'],
  ['error', 'Error of the service'],
  ['status', 'Bare HTTP status'],
  ['delay', 'Delay'],
  ['dropConnection', 'Drop the connection'],
  ['truncateAnswer', 'Cut the answer off'],
  ['malformedXml', 'Malformed XML'],
  ['duplicateDelivery', 'Deliver twice'],
];

const OPERATIONS = [
  'Put Message', 'Get Messages', 'Peek Messages', 'Delete Message', 'Update Message', 'Clear Messages',
  'Create Queue', 'Delete Queue', 'List Queues', 'Get Queue Metadata', 'Set Queue Metadata',
];

let faults = [];
let asked = -Infinity;
let kind = 'serverBusy';
let error = '';

async function refresh() {
  asked = performance.now();
  try {
    faults = (await ask('GET', 'faults')).faults;
    changed();
  } catch (failure) {
    if (!(failure instanceof Refused || failure instanceof Unreachable)) {
      throw failure;
    }
  }
}

export function faultsView() {
  if (performance.now() - asked > 900) {
    refresh();
  }
  return html`
    <section class="panel">
      <h1>Faults</h1>
      ${faults.length === 0
        ? html`<p>Nothing goes wrong on purpose. Plan something below, and see whether your application copes.</p>`
        : html`<ul class="faults" aria-label="Faults at work">${faults.map(item)}</ul>
            <p><button class="danger" @click=${clear}>End all faults</button></p>`}
    </section>
    <section class="panel">
      <h2>Plan a fault</h2>
      <form @submit=${add}>
        <div class="fields">
          <label class="field">What
            <select name="fault" .value=${live(kind)} @change=${(event) => { kind = event.target.value; changed(); }}>
              ${KINDS.map(([name, title]) => html`<option value=${name} ?selected=${name === kind}>${title}</option>`)}
            </select></label>
          ${detail()}
          <label class="field">Operation
            <select name="operations"><option value="">any</option>
              ${OPERATIONS.map((name) => html`<option value=${name}>${name}</option>`)}</select></label>
          <label class="field">Queue
            <input name="queue" placeholder="any" list="queue-names" autocomplete="off" spellcheck="false"></label>
          <label class="field">When
            <select name="point"><option value="">as it usually strikes</option>
              <option value="before">before: nothing happened</option>
              <option value="afterCommit">after: it happened, and nobody hears</option></select></label>
          <label class="field">How often
            <input name="times" type="number" min="1" placeholder="1"></label>
          <label class="field">Probability
            <input name="probability" type="number" min="0.01" max="1" step="0.01" placeholder="1"></label>
        </div>
        <label class="check"><input type="checkbox" name="always"> Every time, until it is ended</label>
        <datalist id="queue-names">${state.overview.queues.slice(0, 100).map((queue) => html`<option value=${queue.name}></option>`)}</datalist>
        ${error === '' ? nothing : html`<p class="error" role="alert">${error}</p>`}
        <p><button class="main">Plan it</button></p>
      </form>
    </section>
  `;
}

function detail() {
  if (kind === 'delay') {
    return html`<label class="field">By <span class="hint">seconds</span>
      <input name="by" type="number" min="0.001" step="0.001" required placeholder="2.5"></label>`;
  } else if (kind === 'error') {
    return html`<label class="field">Error code <input name="code" required placeholder="ServerBusy" spellcheck="false"></label>`;
  } else if (kind === 'status') {
    return html`<label class="field">Status <input name="code" type="number" min="200" max="599" required placeholder="502"></label>`;
  }
  return nothing;
}

function item(fault) {
  const title = KINDS.find(([name]) => name === fault.fault)?.[1] ?? fault.fault;
  const detail = [fault.code, fault.by].filter((value) => value !== undefined && value !== null).join(' ');
  const where = [
    fault.operations.length === 0 ? 'any operation' : fault.operations.join(', '),
    fault.queue === null ? '' : `queue ${fault.queue}`,
    fault.account === null ? '' : `account ${fault.account}`,
    fault.probability === null ? '' : `probability ${fault.probability}`,
  ];
  return html`<li>
    <span><b>${title}</b> ${detail}<br><span class="hint">${where.filter((part) => part !== '').join(' · ')}</span></span>
    <span class="struck">struck ${plural(fault.struck, 'time')}<br><span class="hint">${fault.left === null ? 'every time' : `${fault.left} left`}</span></span>
    <button @click=${() => end(fault.id)} aria-label="End the fault ${title}">End</button>
  </li>`;
}

async function add(event) {
  event.preventDefault();
  const form = new FormData(event.target);
  const number = (name) => (form.get(name) ? Number(form.get(name)) : undefined);
  const text = (name) => form.get(name)?.trim() || undefined;
  try {
    await tell('POST', 'faults', {
      fault: kind,
      by: number('by'),
      code: kind === 'status' ? number('code') : text('code'),
      operations: text('operations'),
      queue: text('queue'),
      point: text('point'),
      times: number('times'),
      probability: number('probability'),
      always: form.has('always') || undefined,
    });
    say('The fault is planned.');
    error = '';
    event.target.reset();
  } catch (failure) {
    error = explain(failure);
  }
  await refresh();
}

async function end(id) {
  await act('DELETE', `faults/${encodeURIComponent(id)}`, undefined, 'The fault is ended.');
  await refresh();
}

async function clear() {
  await act('DELETE', 'faults', undefined, 'No fault is left.');
  await refresh();
}
