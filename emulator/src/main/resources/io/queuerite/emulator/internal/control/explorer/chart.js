// A small chart of how much lies in a queue: visible below, hidden on top of it.
import { html, nothing, svg } from './lit/lit-html.js';
import { count } from './format.js';

const SAMPLES = 180;
const histories = new Map();

/** Remembers how things stand; the oldest look makes room. */
export function remember(key, visible, hidden) {
  let history = histories.get(key);
  if (history === undefined) {
    history = [];
    histories.set(key, history);
  }
  history.push([visible, visible + hidden]);
  if (history.length > SAMPLES) {
    history.shift();
  }
}

export function forget() {
  histories.clear();
}

/** Fills the width soon, and then forgets at the other end. */
function points(history, index, width, height, top, atLeast) {
  const step = width / (Math.max(history.length, atLeast) - 1);
  const from = width - (history.length - 1) * step;
  return history.map((sample, i) => {
    const x = (from + i * step).toFixed(1);
    return `${x},${(height - 1 - (sample[index] / top) * (height - 4)).toFixed(1)}`;
  });
}

/** One line without words, for a row of a list. */
export function spark(key) {
  const history = (histories.get(key) ?? []).slice(-48);
  const top = Math.max(1, ...history.map((sample) => sample[1])) * 1.15;
  if (history.length < 2) {
    return html`<span class="spark"></span>`;
  }
  return html`<svg class="spark" viewBox="0 0 96 20" preserveAspectRatio="none" aria-hidden="true">
    ${svg`<polyline points=${points(history, 1, 96, 20, top, 24).join(' ')}></polyline>`}
  </svg>`;
}

/** The chart with its scale and its legend. */
export function chart(key, label) {
  const history = histories.get(key) ?? [];
  const last = history.at(-1) ?? [0, 0];
  const top = Math.max(4, ...history.map((sample) => sample[1]));
  const words = `${label}: ${count(last[0])} visible, ${count(last[1] - last[0])} hidden`;
  return html`<figure class="chart">
    <svg viewBox="0 0 600 88" preserveAspectRatio="none" role="img" aria-label=${words}>
      ${svg`<line class="grid" x1="0" x2="600" y1="3" y2="3"></line>
        <line class="grid" x1="0" x2="600" y1="45" y2="45"></line>
        <line class="grid" x1="0" x2="600" y1="87" y2="87"></line>`}
      ${history.length < 2 ? nothing : areas(history, top)}
    </svg>
    <figcaption>
      <span><i class="dot visible"></i>visible</span>
      <span><i class="dot hidden"></i>hidden</span>
      <span class="scale">0 – ${count(top)}</span>
    </figcaption>
  </figure>`;
}

function areas(history, top) {
  const [lower, upper] = [0, 1].map((index) => points(history, index, 600, 88, top, 30));
  const left = lower[0].split(',')[0];
  return svg`
    <polygon class="hidden" points=${[...upper, ...lower.toReversed()].join(' ')}></polygon>
    <polygon class="visible" points=${`${left},88 ${lower.join(' ')} 600,88`}></polygon>
    <polyline class="hidden" points=${upper.join(' ')}></polyline>
    <polyline class="visible" points=${lower.join(' ')}></polyline>`;
}
