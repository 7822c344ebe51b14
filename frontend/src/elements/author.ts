import type { Translator } from '../i18n/translator';
import type { Author } from '../model';

/** What somebody who takes part in a Secure conversation is called, such as "Anna Doe, mother". */
export function author({ kind, name, relationship }: Author, translator: Translator): string {
  if (kind === 'PATIENT') {
    return translator.text('patient');
  }
  return [name, relationship].filter(Boolean).join(', ');
}
