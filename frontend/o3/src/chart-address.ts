import { navigate } from '@openmrs/esm-framework';

/** What the conversations' dashboard is to open at once. */
export type Wish = { conversation: string } | 'new';

/** The path of the dashboard within a patient's chart, as routes.json names it. */
const PATH = 'conversations';
const PARAMETER = 'conversation';

export function chartAddress(patientUuid: string): string {
  return `${window.getOpenmrsSpaBase()}patient/${patientUuid}/chart/${PATH}`;
}

/** Goes to the conversations' dashboard, where something is opened at once. */
export function openInChart(patientUuid: string, wish: Wish): void {
  navigate({ to: `${chartAddress(patientUuid)}?${PARAMETER}=${wish === 'new' ? wish : encodeURIComponent(wish.conversation)}` });
}

/** What the page's address asks for. */
export function wishOf(address: Location): Wish | null {
  const conversation = new URLSearchParams(address.search).get(PARAMETER);
  return conversation === 'new' ? conversation : conversation ? { conversation } : null;
}
