import { Type, validator } from '@openmrs/esm-framework';

export const moduleName = '@openmrs/esm-patient-conversations-app';

export interface Config {
  title: string;
  summaryCard: boolean;
  inbox: boolean;
  unreadSeconds: number;
}

/** What an implementer may turn off or rename. */
export const configSchema = {
  title: {
    _type: Type.String,
    _description: 'What the conversations are called in the navigation and on the summary card: a text, or the key of a translation.',
    _default: 'conversations',
  },
  summaryCard: {
    _type: Type.Boolean,
    _description: 'Whether the patient summary has a card with the latest conversations.',
    _default: true,
  },
  inbox: {
    _type: Type.Boolean,
    _description: 'Whether there is an inbox over all patients: a page of the home, and an icon in the top navigation.',
    _default: true,
  },
  unreadSeconds: {
    _type: Type.Number,
    _description: 'Seconds between two questions for the count at the icon, 10 at least.',
    _default: 30,
    _validators: [validator((seconds: unknown) => Number(seconds) >= 10, 'must be 10 or more')],
  },
};
