import { describe, expect, it } from 'vitest';
import { decoded, deviceName, fromBase64Url, toBase64Url } from '../src/passkeys';

describe('passkeys', () => {
  it('read and write base64url as the server\'s library does', () => {
    const bytes = Uint8Array.from([251, 255, 191, 0, 1]);
    expect(toBase64Url(bytes.buffer)).toBe('-_-_AAE');
    expect(fromBase64Url('-_-_AAE')).toEqual(bytes);
  });

  it('decode what is binary in the options, keep the rest, and leave out what is null', () => {
    const options = decoded({
      rp: { id: 'localhost', name: 'Clinic' },
      user: { id: 'AAE', name: 'a', displayName: 'A' },
      challenge: 'AQI',
      excludeCredentials: [{ type: 'public-key', id: 'AwQ' }],
      timeout: null,
      extensions: { credProps: true },
    });
    expect(options).toEqual({
      rp: { id: 'localhost', name: 'Clinic' },
      user: { id: Uint8Array.from([0, 1]), name: 'a', displayName: 'A' },
      challenge: Uint8Array.from([1, 2]),
      excludeCredentials: [{ type: 'public-key', id: Uint8Array.from([3, 4]) }],
      extensions: { credProps: true },
    });
  });

  it('name a device so that its owner knows it again', () => {
    expect(deviceName('Mozilla/5.0 (Linux; Android 7.0; SM-G920F) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/119.0 Mobile Safari/537.36')).toBe('Chrome, Android');
    expect(deviceName('Mozilla/5.0 (iPhone; CPU iPhone OS 16_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/16.0 Mobile/15E148 Safari/604.1')).toBe('Safari, iPhone');
    expect(deviceName('')).toBe('Browser');
  });
});
