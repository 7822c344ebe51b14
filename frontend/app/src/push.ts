import type { AppApi } from './app-api';
import { fromBase64Url } from './passkeys';

/** What the device says about notices of new messages. */
export type PushState = 'unavailable' | 'off' | 'on' | 'blocked';

/** Registers the service worker; the language is in its address, since it may not ask the server when a push wakes it. */
export async function registerWorker(language: string): Promise<void> {
  if ('serviceWorker' in navigator) {
    await navigator.serviceWorker.register(`./sw.js?locale=${encodeURIComponent(language)}`, { scope: './' }).catch(() => undefined);
  }
}

export async function pushState(key: string | null): Promise<PushState> {
  if (!key || !('serviceWorker' in navigator) || !('PushManager' in window) || !('Notification' in window)) {
    return 'unavailable';
  }
  if (Notification.permission === 'denied') {
    return 'blocked';
  }
  return (await subscription()) ? 'on' : 'off';
}

/** Asks the person, then the browser's push service, then tells the server; false when the person said no. */
export async function turnOn(api: AppApi, key: string): Promise<boolean> {
  if ((await Notification.requestPermission()) !== 'granted') {
    return false;
  }
  const { pushManager } = await navigator.serviceWorker.ready;
  const made = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: fromBase64Url(key) });
  const { endpoint, keys } = made.toJSON();
  await api.subscribe({ endpoint, keys });
  return true;
}

export async function turnOff(api: AppApi): Promise<void> {
  const made = await subscription();
  if (made) {
    await api.unsubscribe(made.endpoint).catch(() => undefined);
    await made.unsubscribe();
  }
}

async function subscription(): Promise<PushSubscription | null> {
  const registration = await navigator.serviceWorker.getRegistration();
  return (await registration?.pushManager.getSubscription()) ?? null;
}
