import type { Translator } from '../i18n/translator';

/** What a channel is called; one that another module added is called by the name that it gives itself, or else by its id. */
export function channelName(id: string, translator: Translator, given = ''): string {
  const key = `channel.${id}`;
  return translator.has(key) ? translator.text(key) : given || id;
}
