// What is asked in a window of its own: the browser's, which keeps the focus in and closes with Esc.
import { html, nothing, render } from './lit/lit-html.js';
import { isQueueName, queuePath } from './api.js';
import { count, plural, toBase64, utf8Length } from './format.js';
import { explain, link, say, tell } from './state.js';

const LIMIT = 64 * 1024;
let sendsBase64 = true;

/**
 * Shows a form. `submit` gets its FormData, and may throw what the emulator refused, which is shown
 * in the window.
 */
function open({ title, body, action, danger, submit }) {
  if (document.querySelector('dialog[open]')) {
    return;
  }
  const before = document.activeElement;
  const holder = document.body.appendChild(document.createElement('div'));
  let error = '';
  let busy = false;
  const submitted = async (event) => {
    event.preventDefault();
    if (busy) {
      return;
    }
    busy = true;
    try {
      await submit(new FormData(event.target));
      holder.firstElementChild.close();
    } catch (failure) {
      error = explain(failure);
      draw();
    } finally {
      busy = false;
    }
  };
  const closed = () => {
    holder.remove();
    before?.focus?.();
  };
  const draw = () =>
    render(
      html`<dialog aria-labelledby="dialog-title" @close=${closed}>
        <form @submit=${submitted}>
          <h2 id="dialog-title">${title}</h2>
          ${body()}
          ${error === '' ? nothing : html`<p class="error" role="alert">${error}</p>`}
          <p class="buttons">
            <button type="button" @click=${() => holder.firstElementChild.close()}>${action ? 'Cancel' : 'Close'}</button>
            ${action ? html`<button class="main ${danger ? 'danger' : ''}">${action}</button>` : nothing}
          </p>
        </form>
      </dialog>`,
      holder,
    );
  draw();
  holder.firstElementChild.showModal();
  return draw;
}

/** Asks before something is gone for good. */
export function confirm(title, words, action, submit) {
  open({ title, body: () => html`<p>${words}</p>`, action, danger: true, submit });
}

export function createQueue(name = '') {
  open({
    title: 'New queue',
    action: 'Create',
    body: () => html`
      <label class="field">Name
        <input name="name" .defaultValue=${name} required minlength="3" maxlength="63" autocomplete="off" spellcheck="false"
          autofocus></label>
      <p class="hint">3 to 63 lower-case letters, digits and single dashes.</p>
      <label class="field">Metadata <span class="hint">(optional; one name=value a line)</span>
        <textarea name="metadata" rows="3" spellcheck="false"></textarea></label>`,
    submit: async (form) => {
      const wanted = form.get('name').trim();
      await tell('PUT', queuePath(wanted), { metadata: pairs(form.get('metadata')) }, `Queue ${wanted} is there.`);
      location.hash = link(`queue/${wanted}`);
    },
  });
}

function pairs(text) {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return Object.fromEntries(
    lines.map((line) => {
      const at = line.indexOf('=');
      return at < 0 ? [line.trim(), ''] : [line.slice(0, at).trim(), line.slice(at + 1).trim()];
    }),
  );
}

export function send(queue) {
  let redraw = () => {};
  let text = '';
  const size = () => utf8Length(sendsBase64 ? toBase64(text) : text);
  redraw =
    open({
      title: `Send to ${queue}`,
      action: 'Send',
      body: () => html`
        <label class="field">Text
          <textarea name="text" rows="7" spellcheck="false" autofocus
            @input=${(event) => {
              text = event.target.value;
              redraw();
            }}></textarea></label>
        <p class="hint ${size() > LIMIT ? 'error' : ''}">${count(size())} of ${count(LIMIT)} bytes</p>
        <label class="check"><input type="checkbox" name="base64" .checked=${sendsBase64}
          @change=${(event) => {
            sendsBase64 = event.target.checked;
            redraw();
          }}> Encode as Base64, as Functions and older clients expect it</label>
        <div class="pair">
          <label class="field">Hide for <span class="hint">seconds</span>
            <input name="hiddenFor" type="number" min="0" placeholder="0"></label>
          <label class="field">Lives for <span class="hint">seconds</span>
            <input name="timeToLive" type="number" min="1" placeholder="604800, a week"></label>
        </div>`,
      submit: (form) =>
        tell(
          'POST',
          queuePath(queue, '/messages'),
          {
            text: sendsBase64 ? toBase64(form.get('text')) : form.get('text'),
            hiddenFor: whole(form.get('hiddenFor')),
            timeToLive: whole(form.get('timeToLive')),
          },
          `Sent to ${queue}.`,
        ),
    }) ?? redraw;
}

function whole(text) {
  return text === '' ? undefined : Number(text);
}

/** Asks where the messages of a queue are to go; its own queue is proposed. */
export function redrive(queue, visible, message) {
  const own = queue.endsWith('-poison') ? queue.slice(0, -'-poison'.length) : '';
  open({
    title: message === undefined ? `Re-drive ${plural(visible, 'message')}` : 'Re-drive this message',
    action: 'Re-drive',
    body: () => html`
      <label class="field">To the queue
        <input name="to" .defaultValue=${isQueueName(own) ? own : ''} required autocomplete="off" spellcheck="false" autofocus></label>
      <p class="hint">There they are new: never dequeued, visible at once, with another id.
        ${message === undefined ? 'Hidden messages stay here.' : nothing}</p>`,
    submit: (form) =>
      tell(
        'POST',
        queuePath(queue, '/redrive'),
        { to: form.get('to').trim(), message },
        (answer) => `${plural(answer.moved, 'message')} went to ${answer.to}.`,
      ),
  });
}

export async function copy(text, what) {
  try {
    await navigator.clipboard.writeText(text);
    say(`${what} is in the clipboard.`);
  } catch {
    say('The browser keeps its clipboard to itself: select the text and copy it.', true);
  }
}

const HELP = [
  ['?', 'this list'],
  ['g q, g j, g f, g c', 'queues, journal, faults, clock'],
  ['/', 'filter'],
  ['j, k', 'next row, row before'],
  ['Enter', 'open the row'],
  ['u', 'back to the queues'],
  ['n', 'new queue'],
  ['s', 'send a message to this queue'],
  ['r, x', 'release, delete the message of the row'],
  ['v', 're-drive the messages of this queue'],
  ['c', 'clear this queue'],
  ['p', 'pause the journal'],
  ['Esc', 'close what is open'],
];

export function help() {
  open({
    title: 'Keyboard',
    body: () => html`<dl class="keys">
      ${HELP.map(([keys, what]) => html`<div><dt>${keys.split(', ').map((key) => html`<kbd>${key}</kbd> `)}</dt><dd>${what}</dd></div>`)}
    </dl>`,
    submit: () => {},
  });
}
