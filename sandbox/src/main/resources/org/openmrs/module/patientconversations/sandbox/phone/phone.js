// The patient's phone: shows what the sandbox's journal holds, and answers as the patient. What others wrote is only ever set as text.
'use strict';

const POLL_MS = 1000;
const MAX_SHOWN = 300;
const NUMBER = /^\+[1-9][0-9]{6,14}$/;
const WAITING = ['accepted', 'queued', 'sending', 'sent'];
const REASONS = {
  30003: 'unreachable', 30005: 'unknown number', 30006: 'landline', 30007: 'filtered by the carrier',
};

const byId = (id) => document.getElementById(id);
const entries = new Map();
const seen = new Map();
let revision = 0;
let phone = null;
let mailId = null;
let mailPart = null;
let practiceNumber = '';
let seenMails = 0;

function element(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined && text !== null) made.textContent = text;
  return made;
}

async function api(method, path, body) {
  const options = { method, headers: {} };
  if (body !== undefined) {
    options.headers['Content-Type'] = 'application/json';
    options.body = JSON.stringify(body);
  }
  const response = await fetch('/sandbox/api/' + path, options);
  const answer = response.status === 204 ? null : await response.json();
  if (!response.ok) throw new Error(answer && answer.error ? answer.error : 'The sandbox answered ' + response.status + '.');
  return answer;
}

const smsPhone = (sms) => (sms.direction === 'inbound' ? sms.from : sms.to);
const sorted = (kind) => [...entries.values()].filter((entry) => entry.kind === kind).sort((a, b) => a.id - b.id);
const clock = (date) => new Date(date).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
const day = (date) => new Date(date).toLocaleDateString([], { weekday: 'long', day: 'numeric', month: 'long' });

function time(date) {
  const made = element('time', '', clock(date));
  made.dateTime = date;
  made.title = new Date(date).toLocaleString();
  return made;
}

// ---- phones and the conversation

function phonesByLatest() {
  const latest = new Map();
  for (const sms of sorted('sms')) {
    latest.delete(smsPhone(sms));
    latest.set(smsPhone(sms), sms);
  }
  return [...latest].reverse();
}

function renderPhones() {
  const phones = phonesByLatest();
  byId('phones').replaceChildren(...phones.slice(0, 200).map(([number, last]) => {
    const button = element('button');
    button.type = 'button';
    button.setAttribute('aria-current', String(number === phone));
    button.append(element('span', 'name', number), time(last.date), element('span', 'last', last.text));
    button.addEventListener('click', () => openPhone(number));
    const item = element('li', number !== phone && last.id > (seen.get(number) || 0) ? 'unseen' : '');
    item.append(button);
    return item;
  }));
  byId('no-phones').hidden = phones.length > 0;
  if (phone === null && phones.length > 0) openPhone(phones[0][0]);
}

function openPhone(number) {
  phone = number;
  byId('number').value = number;
  byId('number-error').hidden = true;
  closeFailure();
  renderPhones();
  renderThread(true);
}

function noteOf(sms) {
  if (sms.direction === 'inbound') {
    const last = sms.webhooks[sms.webhooks.length - 1];
    if (!last) return ['Sending…', false];
    if (last.ok) return [clock(sms.date) + ' · taken by the practice', false];
    return [clock(sms.date) + ' · ' + (last.status === null ? 'no answer from the practice' : 'the practice answered ' + last.status), true];
  }
  const refused = sms.webhooks.filter((answer) => !answer.ok).pop();
  const callback = refused ? ` · callback “${refused.event}”: ${refused.status === null ? 'no answer' : refused.status}` : '';
  if (sms.status === 'undelivered') {
    return [`Did not reach the phone · ${sms.errorCode} ${REASONS[sms.errorCode] || ''}${callback}`, true];
  }
  if (sms.status === 'canceled') return ['Cancelled before it was sent' + callback, false];
  return [clock(sms.date) + ' · ' + (WAITING.includes(sms.status) ? sms.status + '…' : sms.status) + callback, refused !== undefined];
}

function messageItem(sms) {
  const mine = sms.direction === 'inbound';
  const absent = !mine && sms.status !== 'delivered';
  const item = element('li', 'message' + (mine ? ' mine' : '') + (absent ? ' absent' : ''));
  const bubble = element('div', 'bubble', sms.text);
  bubble.dir = 'auto';
  const [words, bad] = noteOf(sms);
  const note = element('div', 'note' + (bad ? ' bad' : ''), words);
  note.title = sms.sid + sms.webhooks.map((answer) => `\n${answer.event}: ${answer.status === null ? answer.error : answer.status}`).join('');
  for (const media of sms.media || []) {
    const address = '/sandbox/api/media?sid=' + encodeURIComponent(media.sid);
    const shown = element(media.type.startsWith('image/') ? 'img' : 'a', 'media', media.type);
    if (shown.tagName === 'IMG') {
      shown.src = address;
      shown.alt = media.type;
    } else {
      shown.href = address;
    }
    bubble.append(shown);
  }
  item.append(bubble, note);
  return item;
}

byId('call').addEventListener('click', () => (byId('ring').hidden = false));
byId('ring-cancel').addEventListener('click', () => (byId('ring').hidden = true));
byId('ring').addEventListener('submit', async (event) => {
  event.preventDefault();
  const answered = new FormData(event.target).get('answered') === 'yes';
  try {
    const call = await api('POST', 'call', { from: phone, answered, seconds: answered ? 65 : 0, voicemail: byId('voicemail').value || null });
    byId('ring-steps').replaceChildren(...call.steps.map((step) => element('li', '', step)));
  } catch (error) {
    showFailure('The call failed', error.message);
  }
});

function renderThread(toEnd) {
  const thread = byId('thread');
  const messages = sorted('sms').filter((sms) => smsPhone(sms) === phone);
  const atEnd = toEnd || thread.scrollHeight - thread.scrollTop - thread.clientHeight < 60;
  const items = [];
  let lastDay = '';
  for (const sms of messages.slice(-MAX_SHOWN)) {
    if (day(sms.date) !== lastDay) {
      lastDay = day(sms.date);
      items.push(element('li', 'day', lastDay));
    }
    items.push(messageItem(sms));
  }
  if (items.length === 0) {
    items.push(element('li', 'empty', phone === null ? 'Choose a phone, or open any number.' : 'No messages yet. What the practice sends to ' + phone + ' appears here.'));
  }
  thread.replaceChildren(...items);
  if (atEnd) thread.scrollTop = thread.scrollHeight;
  if (messages.length > 0) seen.set(phone, messages[messages.length - 1].id);
  const partner = messages.map((sms) => (sms.direction === 'inbound' ? sms.to : sms.from)).filter(Boolean).pop();
  byId('practice').textContent = 'Practice ' + (partner || practiceNumber);
  byId('phone-name').textContent = phone === null ? 'No phone chosen' : 'on the phone ' + phone;
  for (const control of byId('composer').elements) control.disabled = phone === null;
}

// ---- answering

function closeFailure() {
  byId('failure').hidden = true;
}

function showFailure(title, text, body) {
  byId('failure-title').textContent = title;
  byId('failure-text').textContent = text;
  byId('failure-body').textContent = body || '';
  byId('failure-body').hidden = !body;
  byId('failure').hidden = false;
}

async function answer(text) {
  const file = byId('picture').files[0];
  if (phone === null || (text.trim() === '' && !file)) return;
  closeFailure();
  try {
    const media = file ? [{ name: file.name, type: file.type || null, base64: await base64(file) }] : null;
    const sent = await api('POST', 'reply', { from: phone, text, media });
    byId('picture').value = '';
    const webhook = sent.webhook;
    if (webhook.status === null) {
      showFailure('The practice’s webhook does not answer', webhook.url + ' · ' + webhook.error);
    } else if (!webhook.ok) {
      showFailure('The practice’s webhook answered ' + webhook.status, webhook.error || webhook.url, webhook.body);
    }
  } catch (error) {
    showFailure('The answer was not sent', error.message);
  }
  await poll();
  renderThread(true);
}

function fitText() {
  const text = byId('text');
  text.style.height = 'auto';
  text.style.height = Math.min(text.scrollHeight + 2, 128) + 'px';
}

byId('composer').addEventListener('submit', (event) => {
  event.preventDefault();
  const text = byId('text').value;
  byId('text').value = '';
  fitText();
  answer(text);
});
byId('text').addEventListener('input', fitText);
byId('text').addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    byId('composer').requestSubmit();
  }
});
document.querySelectorAll('.quick button').forEach((button) => button.addEventListener('click', () => answer(button.dataset.text)));
byId('failure-close').addEventListener('click', closeFailure);
byId('open-phone').addEventListener('submit', (event) => {
  event.preventDefault();
  const number = byId('number').value.replace(/[\s().-]/g, '');
  byId('number-error').hidden = NUMBER.test(number);
  if (NUMBER.test(number)) openPhone(number);
});

// ---- e-mail

function renderMails() {
  const mails = sorted('email').reverse();
  byId('mails').replaceChildren(...mails.slice(0, MAX_SHOWN).map((mail) => {
    const button = element('button');
    button.type = 'button';
    button.setAttribute('aria-current', String(mail.id === mailId));
    button.append(element('strong', '', mail.subject || '(no subject)'), time(mail.date), element('span', 'to', 'to ' + mail.to));
    button.addEventListener('click', () => openMail(mail.id));
    const item = element('li');
    item.append(button);
    return item;
  }));
  byId('no-mails').hidden = mails.length > 0;
  if (document.body.dataset.view === 'mail') seenMails = mails.length;
  const unseen = Math.max(0, mails.length - seenMails);
  byId('mail-count').textContent = unseen;
  byId('mail-count').hidden = unseen === 0;
}

function openMail(id) {
  mailId = id;
  mailPart = null;
  byId('mail-sender').value = entries.get(id)?.to || '';
  byId('mail-sent').textContent = '';
  renderMails();
  renderMail();
}

function renderMail() {
  const mail = entries.get(mailId);
  byId('mail').hidden = !mail;
  byId('view-mail').classList.toggle('reading', Boolean(mail));
  if (!mail) return;
  const part = mailPart || (mail.text !== null || mail.html === null ? 'text' : 'html');
  byId('mail-subject').textContent = mail.subject || '(no subject)';
  byId('mail-from').textContent = mail.from || mail.envelopeFrom;
  byId('mail-to').textContent = mail.to;
  byId('mail-date').textContent = new Date(mail.date).toLocaleString();
  byId('mail-id').textContent = mail.messageId || 'none';
  byId('mail-part').textContent = mail[part] === null ? 'This e-mail has no such part.' : mail[part];
  byId('mail-part').className = part === 'text' ? 'prose' : '';
  document.querySelectorAll('.parts button').forEach((button) => {
    button.setAttribute('aria-pressed', String(button.dataset.part === part));
    button.disabled = mail[button.dataset.part] === null;
  });
}

byId('mail-answer').addEventListener('submit', (event) => {
  event.preventDefault();
  guarded('mail-error', async () => {
    const file = byId('mail-file').files[0];
    const attachments = file ? [{ name: file.name, type: file.type || null, base64: await base64(file) }] : [];
    await api('POST', 'mail', { answers: mailId, from: byId('mail-sender').value, text: byId('mail-text').value, attachments });
    event.target.reset();
    byId('mail-sent').textContent = 'It lies in the practice’s mailbox.';
    await poll();
  });
});
byId('mail-bounce').addEventListener('click', () => guarded('mail-error', async () => {
  await api('POST', 'bounce', { mail: mailId });
  byId('mail-sent').textContent = 'The report lies in the practice’s mailbox.';
  await poll();
}));

async function base64(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

document.querySelectorAll('.parts button').forEach((button) => button.addEventListener('click', () => {
  mailPart = button.dataset.part;
  renderMail();
}));
byId('mail-back').addEventListener('click', () => openMail(null));

// ---- the carrier

const behaviourForm = byId('behaviour');

function showBehaviour(behaviour) {
  for (const [name, value] of Object.entries(behaviour)) {
    const control = behaviourForm.elements[name];
    if (!control || control === document.activeElement) continue;
    if (control.type === 'checkbox') control.checked = value;
    else control.value = value === null ? '' : value;
  }
  byId('misbehaving').hidden = !(behaviour.latencyMs || behaviour.status || behaviour.dropResponses || behaviour.dropCallbacks
    || behaviour.repeatCallbacks || behaviour.shuffleCallbacks);
}

async function guarded(errorId, work) {
  byId(errorId).hidden = true;
  try {
    await work();
  } catch (error) {
    byId(errorId).textContent = error.message;
    byId(errorId).hidden = false;
  }
}

behaviourForm.addEventListener('submit', (event) => event.preventDefault());
behaviourForm.addEventListener('change', (event) => guarded('behaviour-error', async () => {
  const control = event.target;
  const nullable = control.name === 'status' || control.name === 'times';
  const number = control.value === '' ? (nullable ? null : 0) : Number(control.value);
  showBehaviour(await api('POST', 'behaviour', { [control.name]: control.type === 'checkbox' ? control.checked : number }));
}));
byId('behaviour-reset').addEventListener('click', () => guarded('behaviour-error', async () => showBehaviour(await api('DELETE', 'behaviour'))));

function showConfig(config) {
  practiceNumber = config.practiceNumber;
  byId('config').elements.webhookBase.value = config.webhookBase;
  byId('config').elements.practiceNumber.value = config.practiceNumber;
  byId('smtp').textContent = 'localhost:' + config.smtpPort;
}

byId('config').addEventListener('submit', (event) => {
  event.preventDefault();
  byId('config-saved').textContent = '';
  guarded('config-error', async () => {
    const { webhookBase, practiceNumber: number } = byId('config').elements;
    showConfig(await api('POST', 'config', { webhookBase: webhookBase.value, practiceNumber: number.value }));
    byId('config-saved').textContent = 'Saved.';
    renderThread(false);
  });
});
byId('clear').addEventListener('click', async () => {
  await api('DELETE', 'messages');
  await poll();
});

// ---- views and polling

function showView(view) {
  document.body.dataset.view = view;
  document.querySelectorAll('.tabs button').forEach((tab) => {
    const chosen = tab.dataset.view === view;
    tab.setAttribute('aria-selected', String(chosen));
    tab.tabIndex = chosen ? 0 : -1;
  });
  if (view === 'sms') renderThread(true);
  renderMails();
}

const tabs = [...document.querySelectorAll('.tabs button')];
tabs.forEach((tab, index) => {
  tab.addEventListener('click', () => showView(tab.dataset.view));
  tab.addEventListener('keydown', (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const next = tabs[(index + step + tabs.length) % tabs.length];
    showView(next.dataset.view);
    next.focus();
  });
});

function forgetAll() {
  entries.clear();
  seen.clear();
  seenMails = 0;
  mailId = null;
}

async function poll() {
  const known = revision;
  let answer = await api('GET', `messages?since=${known}&limit=2000`);
  if (answer.revision < known) {
    answer = await api('GET', 'messages?limit=2000');
    forgetAll();
  } else if (answer.clearedAt > known) {
    forgetAll();
  }
  if (answer.revision === known) return;
  revision = answer.revision;
  for (const entry of answer.messages) entries.set(entry.id, entry);
  renderPhones();
  renderThread(false);
  renderMails();
  renderMail();
}

async function live() {
  try {
    if (!document.hidden) {
      await poll();
      showBehaviour(await api('GET', 'behaviour'));
    }
    byId('offline').hidden = true;
  } catch (error) {
    byId('offline').hidden = false;
  }
  setTimeout(live, POLL_MS);
}

async function begin() {
  showView(location.hash === '#mail' ? 'mail' : location.hash === '#carrier' ? 'carrier' : 'sms');
  try {
    showConfig(await api('GET', 'config'));
  } catch (error) {
    byId('offline').hidden = false;
  }
  const asked = new URLSearchParams(location.search).get('phone');
  if (asked && NUMBER.test(asked)) openPhone(asked);
  renderThread(true);
  live();
}

begin();
