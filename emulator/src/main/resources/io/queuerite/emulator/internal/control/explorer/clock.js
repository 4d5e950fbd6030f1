// The clock on which messages live.
import { html, nothing } from './lit/lit-html.js';
import { offset, plural } from './format.js';
import { act, changed, explain, now, state, tell } from './state.js';

const STEPS = [
  ['PT30S', '30 s'],
  ['PT1M', '1 min'],
  ['PT10M', '10 min'],
  ['PT1H', '1 h'],
  ['P1D', '1 day'],
  ['P7D', '7 days'],
];

let error = '';

export function clockView() {
  const { clock, queues } = state.overview;
  const moved = offset(clock.offset);
  const time = new Date(now()).toISOString();
  const hidden = queues.reduce((sum, queue) => sum + queue.counts.hidden, 0);
  return html`
    <section class="panel time">
      <h1>Clock</h1>
      <p class="big"><time datetime=${time}>${time.slice(0, 10)} <b>${time.slice(11, 19)}</b> UTC</time></p>
      <p>${clock.frozen ? html`<span class="chip hidden">frozen</span> ` : nothing}${moved
          ? html`<span class="chip hidden">${moved}</span> against real time`
          : clock.frozen ? nothing : 'Real time.'}</p>
      <p class="hint">Insertion, visibility and expiry go by this clock; signatures are judged by real time.
        ${hidden > 0 ? `${plural(hidden, 'message')} wait to become visible.` : nothing}</p>
    </section>
    <section class="panel">
      <h2>Move it</h2>
      <p class="actions" role="group" aria-label="Forward">
        ${STEPS.map(([by, title]) => html`<button @click=${() => move({ advance: by }, `${title} went by.`)}>+ ${title}</button>`)}
      </p>
      <form class="line" @submit=${advance}>
        <label class="field">By <span class="hint">seconds, or PT90S, P2D; negative too</span>
          <input name="by" required placeholder="PT90S" autocomplete="off" spellcheck="false"></label>
        <button>Move</button>
      </form>
      <form class="line" @submit=${setTo}>
        <label class="field">To <span class="hint">UTC</span>
          <input name="to" required placeholder="2030-01-01T00:00:00Z" autocomplete="off" spellcheck="false"></label>
        <button>Set</button>
      </form>
      ${error === '' ? nothing : html`<p class="error" role="alert">${error}</p>`}
      <p class="actions">
        <button @click=${() => move({ freeze: true }, 'The clock stands still.')} ?disabled=${clock.frozen}>Freeze</button>
        <button @click=${() => move({ reset: true }, 'Back to real time.')} ?disabled=${!clock.frozen && !moved}>Back to real time</button>
      </p>
    </section>
  `;
}

function move(body, done) {
  error = '';
  return act('POST', 'clock', body, done);
}

async function steer(form, body, done) {
  try {
    await tell('POST', 'clock', body, done);
    error = '';
    form.reset();
  } catch (failure) {
    error = explain(failure);
  }
  changed();
}

function advance(event) {
  event.preventDefault();
  const by = new FormData(event.target).get('by').trim();
  steer(event.target, { advance: by }, `The clock moved by ${by}.`);
}

function setTo(event) {
  event.preventDefault();
  const to = new FormData(event.target).get('to').trim();
  steer(event.target, { setTo: to }, `The clock shows ${to}.`);
}
