/** How a text travels as SMS: 3GPP TS 23.038 for the alphabets, 3GPP TS 23.040 section 9.2.3.24.1 for parts. */
export interface Segments {
  encoding: 'GSM-7' | 'UCS-2';
  /** Septets for GSM-7, 16-bit units for UCS-2. */
  units: number;
  parts: number;
  /** Units that the last part still has room for. */
  left: number;
}

const BASIC = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
const EXTENSION = new Set('\f^{}\\[~]|€');

/** Counts a text's parts; no character is split over two of them, since phones show such halves as garbage. */
export function countSegments(text: string): Segments {
  const characters = Array.from(text);
  const gsm = characters.every((character) => BASIC.has(character) || EXTENSION.has(character));
  const cost = (character: string): number => (gsm ? (EXTENSION.has(character) ? 2 : 1) : character.length);
  const units = characters.reduce((sum, character) => sum + cost(character), 0);
  const single = gsm ? 160 : 70;
  const encoding = gsm ? 'GSM-7' : 'UCS-2';
  if (units <= single) {
    return { encoding, units, parts: units === 0 ? 0 : 1, left: single - units };
  }
  const room = gsm ? 153 : 67;
  let parts = 1;
  let used = 0;
  for (const character of characters) {
    if (used + cost(character) > room) {
      parts += 1;
      used = 0;
    }
    used += cost(character);
  }
  return { encoding, units, parts, left: room - used };
}
