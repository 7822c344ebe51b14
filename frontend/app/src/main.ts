/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
import { type Place, takeArrival } from './arrival';
import { FirstCalls } from './first-calls';
import { languages } from './i18n/languages';

/* The little that is done before the app itself is here: the secret leaves the address bar, and the first answers set out. */

const place: Place = { location, history, storage: storageOf(() => sessionStorage) };
const arrival = takeArrival(place);
const firstCalls = new FirstCalls({ fetch, storage: storageOf(() => localStorage) });

firstCalls.begin(arrival);
void languages[navigator.language.slice(0, 2)]?.().catch(() => undefined);
void import('./app').then(({ startApp }) => startApp(place, arrival, firstCalls));

function storageOf(open: () => Storage): Storage | null {
  try {
    return open();
  } catch {
    return null;
  }
}
