// What every page does a little better with a script than without. Nothing here is needed: each page works without it.
'use strict';

/* How a script asks for a page. Signed out it is 499 then; the way to the sign-in, asked for every few seconds, would
   fill the browser with cookies of sign-ins that nobody goes through with, until no page opens any more. */
const BY_SCRIPT = {redirect: 'manual', headers: {'X-Requested-With': 'JavaScript'}};

const FORMS = 'main form[method=post]:not([data-own])';
const isBox = field => ['checkbox', 'radio'].includes(field.type);
const typedIn = field => isBox(field) ? field.checked : field.value;

/* What the server put there. In a list of which it chose nothing that is nothing: another may be the first next time. */
function given(field) {
  if (isBox(field)) return field.defaultChecked;
  if (!field.options) return field.defaultValue;
  const option = [...field.options].find(each => each.defaultSelected);
  return option && option.value;
}

/* Whose forms these are: a refused one may be answered at the address that it was sent to. */
const refusal = document.querySelector('[data-refused]');
const HOME = refusal && refusal.dataset.refused || location.pathname;

/* Half-typed forms outlive a reload and a sign-in that ran out, in this tab only: what was changed, and no more, so
   that nothing old covers what the server knows by now. A box is known by what it stands for, not by its place. */
const kept = {
  key: form => 'typed:' + HOME + ':' + form.getAttribute('action'),
  // not what is asked at times only: it would move the others, and is to be chosen each time
  fields: form => [...form.elements].filter(field => field.name && !field.closest('[data-asked-anew]') && !['hidden', 'password', 'file', 'submit', 'button'].includes(field.type)),
  cameBack: {}, // what was half typed before a form was refused: the server's answer has it, and it is still half typed
  save(form) {
    const before = refusal && kept.cameBack[kept.key(form)] || [];
    const typed = kept.fields(form).map((field, i) => {
      const now = isBox(field) ? [field.name, field.value, field.checked] : field.value;
      return typedIn(field) === given(field) && String(now) !== String(before[i]) ? null : now;
    });
    sessionStorage.setItem(kept.key(form), JSON.stringify(typed));
  },
  restore(form) {
    const typed = JSON.parse(sessionStorage.getItem(kept.key(form)) || 'null');
    const fields = kept.fields(form);
    kept.cameBack[kept.key(form)] = typed;
    if (!typed || typed.length !== fields.length) return;
    fields.forEach((field, i) => {
      if (Array.isArray(typed[i])) {
        const [name, value, ticked] = typed[i];
        const box = fields.find(each => isBox(each) && each.name === name && each.value === value);
        if (box) box.checked = ticked;
      } else if (typeof typed[i] === 'string' && !isBox(field)) field.value = typed[i];
      else return;
      const part = form.closest('details');
      if (part) part.open = true;
    });
  },
  forgetAll() {
    sessionStorage.removeItem('who');
    for (const key of Object.keys(sessionStorage)) {
      if (key.startsWith('typed:')) sessionStorage.removeItem(key);
    }
  },
};

/* Who signs out leaves nothing half typed behind, in no tab. What waits to be sent (report.js) stays until it is. */
function forgetAtSignOut() {
  if (document.querySelector('[data-signed-out]')) {
    kept.forgetAll();
    localStorage.setItem('hikeshi.signed-out', String(Date.now()));
    localStorage.removeItem('hikeshi.signed-out');
  }
  addEventListener('storage', event => { if (event.key === 'hikeshi.signed-out') kept.forgetAll(); });
}

/* Whether this page is the answer to a form that was taken: one leads on to another page, or says so. An error of the
   browser's own, of a proxy or of ours does neither. */
function saysTaken() {
  const [way] = performance.getEntriesByType('navigation');
  return !document.querySelector('.faults, [data-refused]')
    && (way && way.redirectCount > 0 || !!document.querySelector('main .done[role=status]'));
}

/* Whoever signs in next in a tab whose sign-in ran out neither reads nor sends what was half typed there: another
   hospital, or where there is none, another name. A page that says nobody tells nothing. */
function forgetOthers() {
  const name = document.querySelector('.me a[title]');
  const who = document.body.dataset.hospital || name && name.textContent;
  if (!who) return;
  const before = sessionStorage.getItem('who');
  if (before && before !== who) kept.forgetAll();
  sessionStorage.setItem('who', who);
}

/* What was taken is forgotten, and no other form of the page with it. */
function keepForms() {
  const sent = sessionStorage.getItem('sent');
  sessionStorage.removeItem('sent');
  if (sent && saysTaken()) sessionStorage.removeItem(sent);
  if (!document.querySelector('.faults')) document.querySelectorAll(FORMS).forEach(kept.restore);
  document.addEventListener('input', ({target: {form}}) => { if (form && form.matches(FORMS)) kept.save(form); });
  document.addEventListener('submit', ({target: form}) => {
    if (form.matches(FORMS)) sessionStorage.setItem('sent', kept.key(form));
  });
}

/* When the sign-in ends; each page that is read says so anew. */
const endOf = page => Date.now() + Number(page.body.dataset.sessionLeft) * 1000;
let ends = endOf(document);

/* Says so before a sign-in ends, and prolongs it without leaving the page. */
function watchSession() {
  const box = document.getElementById('session');
  if (!ends || !box) return;
  const soon = document.getElementById('session-soon');
  const over = document.getElementById('session-over');
  const look = () => {
    const left = ends - Date.now();
    box.hidden = left > 10 * 60 * 1000;
    soon.hidden = left <= 0;
    over.hidden = left > 0;
  };
  document.getElementById('session-stay').addEventListener('click', async () => {
    try { // this page is there in each service, and changes nothing
      const answer = await fetch('/pages/sign-out', BY_SCRIPT);
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const until = endOf(page);
      if (until) ends = until;
      else window.open('/pages', '_blank', 'noopener');
    } catch (away) {
      window.open('/pages', '_blank', 'noopener');
    }
    look();
  });
  look();
  setInterval(look, 15000);
}

const REGION = '[data-live], [data-every]';

/* Somebody types in it, or chooses from a list: now, and not when the telephone was put down. A box is ticked at once. */
let touched = 0;
function isTypedIn(region) {
  const at = document.activeElement;
  return Date.now() - touched < 30000 && region.contains(at) && at.matches('input, textarea, select') && !isBox(at);
}

/* A region with data-live (an address of events) or data-every (seconds) is read again when there is news. Where it
   cannot be, its data-stale says that it is old. */
async function readAgain() {
  const now = document.querySelector(REGION);
  if (document.hidden || isTypedIn(now)) return false;
  const fresh = await newest().catch(() => null);
  if (!fresh) {
    sayOld(now, true);
    return false;
  }
  if (isTypedIn(now)) return false;
  sayOld(now, false);
  const open = [...now.querySelectorAll('details')].map(part => part.open);
  fresh.querySelectorAll('details').forEach((part, i) => { part.open = part.open || !!open[i]; });
  fresh.querySelectorAll('[data-unknown]').forEach(part => { // what was known stays
    const known = document.getElementById(part.id);
    if (known) part.replaceWith(known.cloneNode(true));
  });
  if (!sameInside(now, fresh)) become(now, fresh);
  return true;
}

const sameInside = (one, other) => one.childNodes.length === other.childNodes.length
  && [...one.childNodes].every((part, i) => part.isEqualNode(other.childNodes[i]));

/* What is half filled in stays so, and the keyboard stays where it was. */
function become(now, fresh) {
  const place = part => [part.form && part.form.getAttribute('action'), part.name, part.value, part.href, part.textContent].join();
  const at = now.contains(document.activeElement) ? place(document.activeElement) : '';
  now.replaceChildren(...fresh.childNodes);
  now.querySelectorAll(FORMS).forEach(kept.restore);
  const again = at && [...now.querySelectorAll('a, button, input, select, textarea, summary')].find(part => place(part) === at);
  if (again) again.focus({preventScroll: true});
}

function sayOld(region, old) {
  region.querySelectorAll('[data-stale]').forEach(remark => { remark.hidden = !old; });
}

async function newest() {
  const answer = await fetch(location.href, {...BY_SCRIPT, signal: AbortSignal.timeout(8000)});
  if (!answer.ok) return null;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  ends = endOf(page) || ends;
  return page.querySelector(REGION);
}

function watchNews() {
  const region = document.querySelector(REGION);
  if (!region) return;
  ['input', 'keydown', 'pointerdown'].forEach(kind => addEventListener(kind, () => { touched = Date.now(); }));
  if (region.dataset.every) {
    setInterval(readAgain, region.dataset.every * 1000);
    document.addEventListener('visibilitychange', readAgain);
  }
  if (region.dataset.live && window.EventSource) hear(region);
}

/* A stream that breaks comes back by itself. One that was refused is asked for each time the page was read again, which
   shows what is new meanwhile; only one that stays away, with the page, leaves it old. */
function hear(region) {
  let seen = region.dataset.version;
  let told = seen;
  let away, again;
  const catchUp = async () => {
    clearTimeout(again);
    const version = told;
    if (version === seen) sayOld(region, !!away);
    else if (await readAgain()) seen = version;
    else again = setTimeout(catchUp, 10000);
  };
  const listenAgain = async () => {
    if (await readAgain()) listen();
    else setTimeout(listenAgain, 30000);
  };
  const listen = () => {
    const news = new EventSource(region.dataset.live);
    news.onmessage = event => {
      clearTimeout(away);
      away = undefined;
      told = String(JSON.parse(event.data).version);
      catchUp();
    };
    news.onerror = () => {
      away = away || setTimeout(() => sayOld(region, true), 10000);
      if (news.readyState === EventSource.CLOSED) setTimeout(listenAgain, 30000);
    };
  };
  listen();
  document.addEventListener('visibilitychange', catchUp);
}

function printButtons() {
  document.querySelectorAll('[data-print]').forEach(button => {
    button.hidden = false;
    button.addEventListener('click', () => window.print());
  });
}

forgetOthers();
keepForms();
forgetAtSignOut();
watchSession();
watchNews();
printButtons();
const summary = document.querySelector('.faults, [data-focus]');
if (summary) { summary.tabIndex = -1; summary.focus(); }
