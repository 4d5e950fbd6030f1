// A small chart of how much lies in a queue: visible below, hidden on top of it.
import { html, nothing, svg } from './lit/lit-html.js';
import { count } from './format.js';

const SAMPLES = 150;
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

function points(history, index, width, height, top) {
  const step = width / (SAMPLES - 1);
  const from = width - (history.length - 1) * step;
  return history.map((sample, i) => {
    const x = (from + i * step).toFixed(1);
    return `${x},${(height - 1 - (sample[index] / top) * (height - 3)).toFixed(1)}`;
  });
}

function area(line, width, height) {
  const first = line[0].split(',')[0];
  return `${first},${height} ${line.join(' ')} ${width},${height}`;
}

/** One line without words, for a row of a list. */
export function spark(key) {
  const history = histories.get(key) ?? [];
  const top = Math.max(1, ...history.map((sample) => sample[1]));
  if (history.length < 2 || top === 0) {
    return nothing;
  }
  return html`<svg class="spark" viewBox="0 0 96 20" preserveAspectRatio="none" aria-hidden="true">
    ${svg`<polyline points=${points(history, 1, 96, 20, top).join(' ')}></polyline>`}
  </svg>`;
}

/** The chart with its scale and its legend. */
export function chart(key, label) {
  const history = histories.get(key) ?? [];
  const last = history.at(-1) ?? [0, 0];
  const top = Math.max(4, ...history.map((sample) => sample[1]));
  const width = 600;
  const height = 88;
  const words = `${label}: ${count(last[0])} visible, ${count(last[1] - last[0])} hidden`;
  return html`<figure class="chart">
    <svg viewBox="0 0 600 88" preserveAspectRatio="none" role="img" aria-label=${words}>
      ${svg`<line class="grid" x1="0" x2="600" y1="2" y2="2"></line>
        <line class="grid" x1="0" x2="600" y1="45" y2="45"></line>
        <line class="grid" x1="0" x2="600" y1="87" y2="87"></line>`}
      ${history.length < 2
        ? nothing
        : [1, 0].map((index) => {
            const line = points(history, index, width, height, top);
            const kind = index === 0 ? 'visible' : 'hidden';
            return svg`<polygon class=${kind} points=${area(line, width, height)}></polygon>
              <polyline class=${kind} points=${line.join(' ')}></polyline>`;
          })}
    </svg>
    <figcaption>
      <span><i class="dot visible"></i>visible</span>
      <span><i class="dot hidden"></i>hidden</span>
      <span class="scale">0 – ${count(top)}, last ${SAMPLES} looks</span>
    </figcaption>
  </figure>`;
}
