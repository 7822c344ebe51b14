/*
 * WebAuthn's JSON forms, as the server's library writes and reads them. Browsers have these conversions of their own only since 2024.
 */

/** Whether this device can keep a passkey behind its own screen lock. */
export async function canKeepPasskey(): Promise<boolean> {
  try {
    return hasPasskeys() && (await PublicKeyCredential.isUserVerifyingPlatformAuthenticatorAvailable());
  } catch {
    return false;
  }
}

export function hasPasskeys(): boolean {
  return 'PublicKeyCredential' in window && 'credentials' in navigator;
}

/** Makes a passkey; null when the person cancelled. */
export async function createPasskey(publicKey: object): Promise<object | null> {
  const credential = await ask(async () => navigator.credentials.create({ publicKey: decoded(unwrapped(publicKey)) as unknown as PublicKeyCredentialCreationOptions }));
  if (!credential) {
    return null;
  }
  const response = credential.response as AuthenticatorAttestationResponse;
  const transports = 'getTransports' in response ? response.getTransports() : [];
  return encoded(credential, {
    clientDataJSON: toBase64Url(response.clientDataJSON),
    attestationObject: toBase64Url(response.attestationObject),
    transports,
  });
}

/** Signs a challenge with a passkey that the person chooses; null when they cancelled. */
export async function usePasskey(publicKey: object): Promise<object | null> {
  const credential = await ask(async () => navigator.credentials.get({ publicKey: decoded(unwrapped(publicKey)) as unknown as PublicKeyCredentialRequestOptions }));
  if (!credential) {
    return null;
  }
  const response = credential.response as AuthenticatorAssertionResponse;
  return encoded(credential, {
    clientDataJSON: toBase64Url(response.clientDataJSON),
    authenticatorData: toBase64Url(response.authenticatorData),
    signature: toBase64Url(response.signature),
    ...(response.userHandle && response.userHandle.byteLength > 0 ? { userHandle: toBase64Url(response.userHandle) } : {}),
  });
}

async function ask(question: () => Promise<Credential | null>): Promise<PublicKeyCredential | null> {
  try {
    return (await question()) as PublicKeyCredential | null;
  } catch (thrown) {
    if (thrown instanceof DOMException && (thrown.name === 'NotAllowedError' || thrown.name === 'AbortError')) {
      return null;
    }
    throw thrown;
  }
}

function encoded(credential: PublicKeyCredential, response: object): object {
  return { id: credential.id, type: credential.type, response, clientExtensionResults: credential.getClientExtensionResults() };
}

/** The server's library wraps its options once more: {publicKey: {…}}. */
function unwrapped(options: object): object {
  return 'publicKey' in options ? (options.publicKey as object) : options;
}

/** Binary values are base64url in JSON; everything that is absent there must be absent here too. */
export function decoded(options: object): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(options) as [string, unknown][]) {
    if (value === null || value === undefined) {
      continue;
    }
    if (typeof value === 'string' && (name === 'challenge' || (name === 'id' && 'displayName' in options))) {
      result[name] = fromBase64Url(value);
    } else if (name === 'user') {
      result[name] = decoded(value);
    } else if (name === 'excludeCredentials' || name === 'allowCredentials') {
      result[name] = (value as { id: string }[]).map((descriptor) => ({ ...descriptor, id: fromBase64Url(descriptor.id) }));
    } else {
      result[name] = value;
    }
  }
  return result;
}

export function toBase64Url(buffer: ArrayBuffer): string {
  let text = '';
  new Uint8Array(buffer).forEach((byte) => {
    text += String.fromCharCode(byte);
  });
  return btoa(text).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

export function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  const plain = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
  return Uint8Array.from(plain, (character) => character.charCodeAt(0));
}

/** How the person will know this device again in a list. */
export function deviceName(agent = navigator.userAgent): string {
  const system = ['Android', 'iPhone', 'iPad', 'Windows', 'Macintosh', 'CrOS', 'Linux'].find((name) => agent.includes(name)) ?? '';
  const browser = [
    ['Edg/', 'Edge'],
    ['SamsungBrowser', 'Samsung Internet'],
    ['Firefox', 'Firefox'],
    ['Chrome', 'Chrome'],
    ['Safari', 'Safari'],
  ].find(([mark]) => agent.includes(mark ?? ''))?.[1];
  return [browser ?? 'Browser', system.replace('Macintosh', 'Mac').replace('CrOS', 'Chromebook')].filter(Boolean).join(', ');
}
