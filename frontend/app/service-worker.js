/*
 * Keeps the app's own files, so that it opens without a connection, and shows a fixed sentence when the server has news.
 * It never touches the API: no message is ever kept by it. The build writes the list of files in.
 */
const FILES = self.__FILES__;
const VERSION = self.__VERSION__;
const CACHE = `patientconversations-app-${VERSION}`;
const SENTENCES = {
  en: ['New message', 'You have a new message. Open it here.'],
  es: ['Mensaje nuevo', 'Tiene un mensaje nuevo. Ábralo aquí.'],
  fr: ['Nouveau message', 'Vous avez un nouveau message. Ouvrez-le ici.'],
};

const address = (file) => new URL(file, self.registration.scope).href;
const KEPT = new Set();

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(CACHE)
      .then((cache) => cache.addAll(FILES.map((file) => new Request(address(file), { cache: 'no-cache', credentials: 'same-origin' }))))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => name.startsWith('patientconversations-app-') && name !== CACHE).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

self.addEventListener('fetch', (event) => {
  if (KEPT.size === 0) {
    FILES.forEach((file) => KEPT.add(address(file)));
  }
  const { request } = event;
  const plain = request.url.replace(/[?#].*$/, '');
  if (request.method === 'GET' && KEPT.has(plain)) {
    event.respondWith(caches.open(CACHE).then((cache) => cache.match(plain).then((kept) => kept || fetch(request))));
  }
});

self.addEventListener('push', (event) => {
  const language = (new URL(self.location.href).searchParams.get('locale') || 'en').slice(0, 2);
  const [title, body] = SENTENCES[language] || SENTENCES.en;
  event.waitUntil(self.registration.showNotification(title, { body, tag: 'new-message', icon: address('icons/icon-192.png'), badge: address('icons/icon-192.png') }));
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(
    self.clients.matchAll({ type: 'window', includeUncontrolled: true }).then((windows) => {
      const open = windows.find((client) => client.url.startsWith(self.registration.scope));
      return open ? open.focus() : self.clients.openWindow(self.registration.scope);
    }),
  );
});
