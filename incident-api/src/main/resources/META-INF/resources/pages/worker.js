// Opens the first page of a report where there is no connection. It keeps that one page and what it needs, and
// nothing that anybody typed or that is about anybody.
'use strict';

const KEPT = 'hikeshi-first-page-3';
const OFFLINE = '/pages/report/offline';
const NEEDED = [OFFLINE, '/assets/hikeshi.css', '/assets/hikeshi.js', '/assets/report.js', '/assets/hikeshi.svg'];
const FIRST = ['/pages/report', OFFLINE];

self.addEventListener('install', event => {
  event.waitUntil(caches.open(KEPT)
    .then(cache => cache.addAll(NEEDED.map(address => new Request(address, {cache: 'reload', credentials: 'omit'}))))
    .then(() => self.skipWaiting()));
});

self.addEventListener('activate', event => {
  event.waitUntil(caches.keys()
    .then(names => Promise.all(names.filter(name => name !== KEPT).map(name => caches.delete(name))))
    .then(() => self.clients.claim()));
});

self.addEventListener('fetch', event => {
  const path = new URL(event.request.url).pathname;
  if (event.request.method !== 'GET') return;
  if (event.request.mode === 'navigate' && FIRST.includes(path)) {
    event.respondWith(fetch(event.request).catch(() => caches.match(OFFLINE)));
  } else if (path.startsWith('/assets/')) {
    event.respondWith(fetch(event.request).catch(() => caches.match(event.request)));
  }
});
