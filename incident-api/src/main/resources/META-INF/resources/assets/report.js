// What keeps a report when the network does not: the first page waits in this browser until it has arrived, and an
// answer is kept on the server as it is typed. Without it both work by their buttons.
'use strict';

const TRY_AGAIN = 10000;

/* As hikeshi.js asks, which may be an older one out of the browser's cache. */
const ASKING = {redirect: 'manual', headers: {'X-Requested-With': 'JavaScript'}};

/* Whose sign-in was used here last, and when by the service's clock and by this one: for the page that opens without a
   network and knows nobody. It outlives signing out, as outages do: an id, and no word of anybody's. */
const here = document.body.dataset;
const seen = {hospital: here.hospital, seenAt: here.now, clockAt: new Date().toISOString()};
if (here.hospital) localStorage.setItem('hikeshi.last', JSON.stringify(seen));
const last = () => JSON.parse(localStorage.getItem('hikeshi.last') || '{}');

/* The first page: reports that have not arrived yet. */
const queue = {
  all: () => JSON.parse(localStorage.getItem('hikeshi.queue') || '[]'),
  become: items => localStorage.setItem('hikeshi.queue', JSON.stringify(items)),
  add: item => queue.become([...queue.all().filter(other => other.key !== item.key), item]),
  remove: key => queue.become(queue.all().filter(item => item.key !== key)),
};

function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = bytes[6] & 0x0f | 0x40;
  bytes[8] = bytes[8] & 0x3f | 0x80;
  const hex = [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, '$1-$2-$3-$4-$5');
}

/* Those that this sign-in does not send, each with what is said of it. */
const held = new Map();

function line(words, label, act) {
  const line = document.createElement('p');
  line.textContent = words + ' ';
  if (label) {
    const way = document.createElement(typeof act === 'string' ? 'a' : 'button');
    way.textContent = label;
    if (typeof act === 'string') way.href = act;
    else {
      way.type = 'button';
      way.addEventListener('click', act);
    }
    line.append(way);
  }
  return line;
}

function tell(...lines) {
  const box = document.getElementById('queue');
  if (!box) return;
  box.replaceChildren(...lines, ...held.values());
  box.hidden = false;
}

const outOfSession = answer => answer.type === 'opaqueredirect' || [401, 499].includes(answer.status);

/* A page as it is now, or null where one has to sign in again; fails where there is no network. */
async function fresh(address) {
  const answer = await fetch(address, {...ASKING, signal: AbortSignal.timeout(8000)});
  if (outOfSession(answer)) return null;
  if (!answer.ok) throw new Error('not now');
  return new DOMParser().parseFromString(await answer.text(), 'text/html');
}

const tokenIn = page => page.querySelector('form[data-queue] input[type=hidden], form[data-draft] input[type=hidden]');

/* One that a hospital's sign-in wrote waits for that; where it is not known of whom it is, it is asked. */
function hold(item, hospital, words) {
  const ours = () => {
    held.delete(item.key);
    queue.add({...item, hospital, guessed: false});
    tell();
    trySending();
  };
  const at = new Date(item.typedAt).toLocaleString(document.documentElement.lang);
  held.set(item.key, item.hospital && !item.guessed
    ? line(words.others) : line((words.whose || '').replace('{0}', at), words.ours, ours));
}

/* What becomes of those that wait: one of which nobody knows whose it is does not go out by itself. */
const promises = words =>
  [...new Set(waiting().map(item => item.hospital ? words.waiting : words.confirm))].map(text => line(text));

async function sendWaiting() {
  const box = document.getElementById('queue');
  const words = box ? box.dataset : {};
  const sent = [];
  for (const item of waiting()) {
    tell(...sent, ...promises(words));
    const page = await fresh('/pages/report');
    if (!page) return tell(...sent, line(words.signIn, words.open, '/pages'));
    const {hospital} = page.body.dataset;
    if (!hospital) throw new Error('not now'); // an older server's page does not say whose it is
    if (item.hospital === hospital) sent.push(line(words.sent, words.open, await send(item, tokenIn(page))));
    else hold(item, hospital, words);
    tell(...sent);
  }
}

/* Where it can be seen now. */
async function send(item, token) {
  const body = new URLSearchParams(item.fields);
  body.set(token.name, token.value);
  for (const name of ['key', 'hospital', 'typedAt', 'seenAt', 'clockAt']) body.set(name, item[name] || '');
  body.set('sentAt', new Date().toISOString());
  const answer = await fetch('/pages/report/queue', {method: 'POST', headers: ASKING.headers, body});
  if (!answer.ok) throw new Error('not now');
  queue.remove(item.key);
  return answer.url;
}

const waiting = () => queue.all().filter(item => !held.has(item.key));

let sending = false;
async function trySending() {
  if (sending || !waiting().length) return;
  sending = true;
  try { await sendWaiting(); } catch (later) { /* the next try is due soon */ }
  sending = false;
}

function watchFirstPage() {
  const form = document.querySelector('form[data-queue]');
  if (form) form.addEventListener('submit', async event => {
    // a drill's report does not wait here, for what waits is sent as a real one
    if (form.elements.drill && form.elements.drill.value) return;
    event.preventDefault();
    const fields = [...new FormData(form)].filter(([name]) => name.startsWith('/'));
    const key = form.elements.key.value || newKey();
    try {
      const page = await fresh('/pages/report');
      if (page && form.getAttribute('action') === '/pages/report') {
        const token = tokenIn(page);
        form.elements[token.name].value = token.value;
        return form.submit();
      }
    } catch (away) { /* kept below */ }
    const whose = here.hospital ? seen : {...last(), guessed: true};
    queue.add({key, fields, typedAt: new Date().toISOString(), ...whose});
    // as hikeshi.js names what is half typed: from here on it is the queue's
    sessionStorage.removeItem('typed:' + location.pathname + ':' + form.getAttribute('action'));
    tell(...promises(document.getElementById('queue').dataset));
    form.hidden = true;
    document.getElementById('queue').scrollIntoView();
    trySending();
  });
  if (queue.all().length) trySending();
  addEventListener('online', trySending);
  setInterval(trySending, TRY_AGAIN);
}

/* One question: what is typed is kept on the server within a second, and here until it is. */
function watchQuestion() {
  const form = document.querySelector('form[data-draft]');
  if (!form) return;
  const kept = document.getElementById('kept');
  const place = 'draft:' + location.pathname;
  const edition = form.elements.edition;
  const typed = () => [...new FormData(form)].filter(([name]) => !name.startsWith('csrf') && name !== 'edition');
  let unsaved = false;
  let timer = 0;
  let goingOn = false;
  let signedOut = false;

  const sent = () => fetch(form.action, {
    ...ASKING, method: 'POST', headers: {...ASKING.headers, Draft: 'typing'},
    body: new URLSearchParams(new FormData(form)), signal: AbortSignal.timeout(8000)});

  /* Whether there is another: the form's own ends where its cookie does. */
  async function renewToken() {
    const page = await fresh(location.href);
    signedOut = !page;
    const token = page && tokenIn(page);
    if (token) form.elements[token.name].value = token.value;
    return !!token;
  }

  async function save() {
    unsaved = true;
    localStorage.setItem(place, JSON.stringify({edition: edition.value, fields: typed()}));
    let answer;
    signedOut = false;
    try {
      answer = await sent();
      if (answer.status === 400 && await renewToken()) answer = await sent();
      signedOut = signedOut || outOfSession(answer);
    } catch (away) {
      kept.textContent = form.dataset.away;
      return false;
    }
    if (signedOut) {
      kept.textContent = form.dataset.signIn;
      return false;
    }
    if (answer.status === 204) {
      edition.value = answer.headers.get('Draft-Edition');
      kept.textContent = form.dataset.kept;
    } else if (answer.status === 409) {
      kept.textContent = form.dataset.overtaken.replace('{0}', await answer.text());
    } else {
      kept.textContent = form.dataset.away;
      return false;
    }
    unsaved = false;
    // Overtaken, it is kept nowhere but here until it is sent on, or saved by a newer edition.
    if (answer.status === 204) localStorage.removeItem(place);
    return true;
  }

  const left = JSON.parse(localStorage.getItem(place) || 'null');
  if (left) {
    [...form.elements].forEach(field => {
      const values = left.fields.filter(([name]) => name === field.name).map(([, value]) => value);
      if (['radio', 'checkbox'].includes(field.type)) field.checked = values.includes(field.value);
      else if (field.name.startsWith('/')) field.value = values[0] || '';
    });
    edition.value = left.edition;
    save();
  }
  form.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(save, 700);
  });
  form.addEventListener('submit', async event => {
    clearTimeout(timer);
    const button = event.submitter;
    if (goingOn || button && button.name === 'unknown') {
      localStorage.removeItem(place);
      return;
    }
    event.preventDefault();
    if (await save()) {
      goingOn = true;
      form.requestSubmit(button);
      goingOn = false;
    } else if (signedOut) {
      location.reload(); // by way of the sign-in; what was typed is kept here, and is there again
    }
  });
  addEventListener('online', () => { if (unsaved) save(); });
  setInterval(() => { if (unsaved) save(); }, TRY_AGAIN);
}

watchFirstPage();
watchQuestion();
if ('serviceWorker' in navigator) navigator.serviceWorker.register('/pages/worker.js').catch(() => {});
