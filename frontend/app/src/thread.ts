import type { AppMessage, MessagePage } from './model';

/** The messages of a thread as far as they are here, oldest first. */
export interface Loaded {
  messages: readonly AppMessage[];
  more: boolean;
}

/** Puts the newest page, just fetched, in the place of what was shown; what is older than the page stays. */
export function withNewest(before: Loaded | undefined, page: MessagePage): Loaded {
  const fetched = [...page.messages].reverse();
  const first = fetched[0];
  const place = first && before ? before.messages.findIndex(({ uuid }) => uuid === first.uuid) : -1;
  return before && place > 0 ? { messages: [...before.messages.slice(0, place), ...fetched], more: before.more } : { messages: fetched, more: page.more };
}

/** Puts an earlier page before what is shown. */
export function withEarlier(before: Loaded, page: MessagePage): Loaded {
  const known = new Set(before.messages.map(({ uuid }) => uuid));
  return { messages: [...[...page.messages].reverse().filter(({ uuid }) => !known.has(uuid)), ...before.messages], more: page.more };
}

/** Adds one that was just sent, unless it is there. */
export function withSent(before: Loaded | undefined, message: AppMessage): Loaded {
  const messages = before?.messages ?? [];
  return { messages: messages.some(({ uuid }) => uuid === message.uuid) ? messages : [...messages, message], more: before?.more ?? false };
}
