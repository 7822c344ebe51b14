import { describe, expect, it } from 'vitest';
import { countSegments } from '../src/segments';

describe('countSegments', () => {
  it('counts nothing for an empty text', () => {
    expect(countSegments('')).toEqual({ encoding: 'GSM-7', units: 0, parts: 0, left: 160 });
  });

  it('fits 160 GSM characters in one part and needs a second for one more', () => {
    expect(countSegments('a'.repeat(160))).toEqual({ encoding: 'GSM-7', units: 160, parts: 1, left: 0 });
    expect(countSegments('a'.repeat(161))).toEqual({ encoding: 'GSM-7', units: 161, parts: 2, left: 145 });
  });

  it('gives each of several GSM parts 153 septets', () => {
    expect(countSegments('a'.repeat(306)).parts).toBe(2);
    expect(countSegments('a'.repeat(307)).parts).toBe(3);
  });

  it('counts characters of the extension table double', () => {
    expect(countSegments('€'.repeat(80))).toMatchObject({ encoding: 'GSM-7', units: 160, parts: 1 });
    expect(countSegments('€'.repeat(80) + 'a').parts).toBe(2);
    expect(countSegments('^{}\\[~]|').units).toBe(16);
  });

  it('does not split an escaped character over two parts', () => {
    expect(countSegments('a'.repeat(152) + '€' + 'a'.repeat(151)).parts).toBe(2);
    expect(countSegments('a'.repeat(152) + '€' + 'a'.repeat(152)).parts).toBe(3);
  });

  it('takes accents of the GSM alphabet, line breaks and Greek capitals as one septet', () => {
    expect(countSegments('à é ñ Ω\n')).toMatchObject({ encoding: 'GSM-7', units: 8 });
  });

  it('turns to UCS-2 with 70 and 67 units when one character is outside the alphabet', () => {
    expect(countSegments('ê' + 'a'.repeat(69))).toEqual({ encoding: 'UCS-2', units: 70, parts: 1, left: 0 });
    expect(countSegments('ê' + 'a'.repeat(70))).toMatchObject({ parts: 2, left: 63 });
    expect(countSegments('م'.repeat(135)).parts).toBe(3);
  });

  it('counts an emoji as two units and does not split it', () => {
    expect(countSegments('🙏')).toMatchObject({ encoding: 'UCS-2', units: 2 });
    expect(countSegments('a'.repeat(66) + '🙏' + 'a'.repeat(65)).parts).toBe(2);
    expect(countSegments('a'.repeat(66) + '🙏' + 'a'.repeat(66)).parts).toBe(3);
  });
});
