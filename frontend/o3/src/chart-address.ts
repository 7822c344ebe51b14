/** What the conversations' dashboard is to open at once. */
export type Wish = { conversation: string } | 'new';

/** The path of the dashboard within a patient's chart, as routes.json names it. */
const PATH = 'conversations';
const PARAMETER = 'conversation';

/** The address of the conversations' dashboard in a patient's chart, and of what it opens at once. */
export function chartAddress(patientUuid: string, wish?: Wish): string {
  const address = `${window.getOpenmrsSpaBase()}patient/${patientUuid}/chart/${PATH}`;
  return wish ? `${address}?${PARAMETER}=${wish === 'new' ? wish : encodeURIComponent(wish.conversation)}` : address;
}

/** What the page's address asks for. */
export function wishOf(address: Location): Wish | null {
  const conversation = new URLSearchParams(address.search).get(PARAMETER);
  return conversation === 'new' ? conversation : conversation ? { conversation } : null;
}
