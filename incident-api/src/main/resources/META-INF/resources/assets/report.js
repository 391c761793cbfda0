// What keeps a report when the network does not: the first page waits in this browser until it has arrived, and an
// answer is kept on the server as it is typed. Without it both work by their buttons.
'use strict';

const TRY_AGAIN = 10000;

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

function tell(words, link, address) {
  const box = document.getElementById('queue');
  if (!box) return;
  const line = document.createElement('p');
  line.textContent = words + ' ';
  if (link) {
    const anchor = document.createElement('a');
    anchor.href = address;
    anchor.textContent = link;
    line.append(anchor);
  }
  box.replaceChildren(line);
  box.hidden = false;
}

/* The form's token, or null where one has to sign in again; fails where there is no network. */
async function freshToken() {
  const answer = await fetch('/pages/report', {redirect: 'manual', signal: AbortSignal.timeout(8000)});
  if (answer.type === 'opaqueredirect' || answer.status === 401) return null;
  if (!answer.ok) throw new Error('not now');
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  return page.querySelector('form[data-queue] input[type=hidden]');
}

async function sendWaiting() {
  const box = document.getElementById('queue');
  for (const item of queue.all()) {
    if (box) tell(box.dataset.waiting);
    const token = await freshToken();
    if (!token) {
      if (box) tell(box.dataset.signIn, box.dataset.open, '/pages');
      return;
    }
    const body = new URLSearchParams(item.fields);
    body.set(token.name, token.value);
    body.set('key', item.key);
    body.set('typedAt', item.typedAt);
    const answer = await fetch('/pages/report/queue', {method: 'POST', body});
    if (!answer.ok) throw new Error('not now');
    queue.remove(item.key);
    if (box) tell(box.dataset.sent, box.dataset.open, answer.url);
  }
}

let sending = false;
async function trySending() {
  if (sending || !queue.all().length) return;
  sending = true;
  try { await sendWaiting(); } catch (later) { /* the next try is due soon */ }
  sending = false;
}

function watchFirstPage() {
  const form = document.querySelector('form[data-queue]');
  if (form) form.addEventListener('submit', async event => {
    event.preventDefault();
    const fields = [...new FormData(form)].filter(([name]) => !name.startsWith('csrf') && name !== 'key');
    const key = form.elements.key.value || newKey();
    try {
      const token = await freshToken();
      if (token && form.getAttribute('action') === '/pages/report') {
        form.elements[token.name].value = token.value;
        return form.submit();
      }
    } catch (away) { /* kept below */ }
    queue.add({key, fields, typedAt: new Date().toISOString()});
    tell(document.getElementById('queue').dataset.waiting);
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

  async function save() {
    unsaved = true;
    localStorage.setItem(place, JSON.stringify({edition: edition.value, fields: typed()}));
    let answer;
    try {
      answer = await fetch(form.action, {
        method: 'POST', headers: {Draft: 'typing'}, body: new URLSearchParams(new FormData(form)), redirect: 'manual',
        signal: AbortSignal.timeout(8000)});
    } catch (away) {
      kept.textContent = form.dataset.away;
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
    }
  });
  addEventListener('online', () => { if (unsaved) save(); });
  setInterval(() => { if (unsaved) save(); }, TRY_AGAIN);
}

watchFirstPage();
watchQuestion();
if ('serviceWorker' in navigator) navigator.serviceWorker.register('/pages/worker.js').catch(() => {});
