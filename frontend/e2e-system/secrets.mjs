/* What must stay in Secure conversations: every such word that a test writes is marked here, so that the last test can look for all of them. */
import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const words = new Set();
const openWords = new Set();
const tokens = new Set();

/** A word that nothing else has. Plain letters and digits, so that no encoding of a text changes it. */
export function secretWord(of = 'Quokka') {
  const word = `${of}${randomBytes(6).toString('hex')}`;
  words.add(word);
  return word;
}

/** A word that may be read where a database keeps it: what proves that the search for the others would find them. */
export function openWord(of = 'Open') {
  const word = `${of}${randomBytes(6).toString('hex')}`;
  openWords.add(word);
  return word;
}

/** Keeps the token of a link, which may stand in that link and nowhere else. */
export function secretToken(token) {
  tokens.add(token);
  return token;
}

export function allSecretWords() {
  return [...words];
}

export function allOpenWords() {
  return [...openWords];
}

export function allSecretTokens() {
  return [...tokens];
}

/** A word as files may hold it: plain, in UTF-16, and within Base64, wherever it begins there. */
export function formsOf(word) {
  const inBase64 = [0, 1, 2].map((shift) => Buffer.from('\0'.repeat(shift) + word).toString('base64').slice(shift && shift + 1, -4));
  return [Buffer.from(word), Buffer.from(word, 'utf16le'), Buffer.from(word, 'utf16le').swap16(), ...inBase64.map((text) => Buffer.from(text))];
}

/** The files under a folder that hold any of these words, as "file: word". */
export function findWords(folder, wanted) {
  const found = [];
  for (const name of readdirSync(folder, { recursive: true })) {
    const path = join(folder, name);
    if (statSync(path, { throwIfNoEntry: false })?.isFile()) {
      const bytes = readFileSync(path);
      found.push(...wanted.filter((word) => formsOf(word).some((form) => bytes.includes(form))).map((word) => `${name}: ${word}`));
    }
  }
  return found;
}
