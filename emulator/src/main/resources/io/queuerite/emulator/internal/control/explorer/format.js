// Numbers, times and texts as a person reads them. Nothing here makes HTML.

const WHOLE = new Intl.NumberFormat('en');

export function count(number) {
  return WHOLE.format(number);
}

export function plural(number, one, many = `${one}s`) {
  return `${count(number)} ${number === 1 ? one : many}`;
}

/** A span of time in its two largest units: 3 d 4 h, 12 min 5 s, 27 s. */
export function span(milliseconds) {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const units = [
    [Math.floor(seconds / 86400), 'd'],
    [Math.floor(seconds / 3600) % 24, 'h'],
    [Math.floor(seconds / 60) % 60, 'min'],
    [seconds % 60, 's'],
  ];
  const first = units.findIndex(([amount]) => amount > 0);
  if (first < 0) {
    return '0 s';
  }
  return units
    .slice(first, first + 2)
    .filter(([amount]) => amount > 0)
    .map(([amount, unit]) => `${count(amount)} ${unit}`)
    .join(' ');
}

/** Time stamps of the emulator have seven digits of a second; three will do. */
export function millis(iso) {
  return iso === null || iso === undefined ? null : Date.parse(iso.replace(/(\.\d{3})\d+Z$/, '$1Z'));
}

export function dateTime(iso) {
  return iso === null || iso === undefined ? '' : iso.replace('T', ' ').replace(/(\.\d{3})?\d*Z$/, '$1 UTC');
}

export function timeOfDay(iso) {
  return (/T(\d\d:\d\d:\d\d(?:\.\d{1,3})?)/.exec(iso) ?? ['', ''])[1].padEnd(12, '0');
}

const NEVER = Date.UTC(9999, 11, 31);

export function isNever(iso) {
  return millis(iso) >= NEVER;
}

/** An offset such as PT168H in words; empty for none. */
export function offset(iso) {
  const parts = /^PT(?:(-?\d+)H)?(?:(-?\d+)M)?(?:(-?[\d.]+)S)?$/.exec(iso ?? '');
  if (parts === null) {
    return '';
  }
  const seconds = 3600 * (parts[1] ?? 0) + 60 * (parts[2] ?? 0) + Number(parts[3] ?? 0);
  if (Math.abs(seconds) < 1) {
    return '';
  }
  const size = Math.abs(seconds);
  const unit = size > 86400 ? 3600 : size > 3600 ? 60 : 1;
  return `${seconds < 0 ? '−' : '+'}${span(Math.round(size / unit) * unit * 1000)}`;
}

const BASE64 = /^(?:[A-Za-z0-9+/]{4})+(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$|^(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)$/;
const BINARY = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/;
const UNSEEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/**
 * What a message says: Base64 is undone where text comes out of it.
 * Gives {base64, json, shown, raw}.
 */
export function decode(raw) {
  const text = ofBase64(raw);
  const plain = text ?? raw;
  return { base64: text !== null, json: isJson(plain), shown: plain, raw };
}

function ofBase64(raw) {
  if (!BASE64.test(raw)) {
    return null;
  }
  try {
    const bytes = Uint8Array.from(atob(raw), (c) => c.charCodeAt(0));
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.search(BINARY) < 0 ? text : null;
  } catch {
    return null;
  }
}

export function toBase64(text) {
  let binary = '';
  for (const byte of new TextEncoder().encode(text)) {
    binary += String.fromCharCode(byte);
  }
  return btoa(binary);
}

export function utf8Length(text) {
  return new TextEncoder().encode(text).length;
}

function isJson(text) {
  if (!/^\s*[[{]/.test(text)) {
    return false;
  }
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Control characters, and those that turn the direction of writing, as what they are. */
export function visible(text) {
  return text.replace(UNSEEN, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

export function oneLine(text, length = 300) {
  return visible(text.slice(0, length)).replace(/\s+/g, ' ').trim();
}

const TOKEN = /("(?:[^"\\]|\\.)*")|([{}[\],:])|([^\s{}[\],:"]+)/g;

/**
 * JSON indented, as a list of [kind, text]. Its tokens stay as they were written: a number of twenty
 * digits keeps them all.
 */
export function prettyJson(text) {
  const out = [];
  let depth = 0;
  const tokens = [...text.matchAll(TOKEN)];
  const line = () => out.push(['space', `\n${'  '.repeat(depth)}`]);
  tokens.forEach(([token, string, mark], i) => {
    const next = tokens[i + 1]?.[0];
    if (string !== undefined) {
      out.push([next === ':' ? 'key' : 'string', visible(token)]);
    } else if (mark === undefined) {
      out.push(['value', token]);
    } else if (mark === '{' || mark === '[') {
      out.push(['mark', token]);
      depth += 1;
      if (next !== '}' && next !== ']') {
        line();
      }
    } else if (mark === '}' || mark === ']') {
      depth -= 1;
      const before = tokens[i - 1]?.[0];
      if (before !== '{' && before !== '[') {
        line();
      }
      out.push(['mark', token]);
    } else if (mark === ',') {
      out.push(['mark', token]);
      line();
    } else {
      out.push(['mark', ': ']);
    }
  });
  return out;
}
