/* What Secure conversations hold is told to no carrier, and is in no readable form where the server keeps things. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventually } from '../browser.mjs';
import { practice } from '../practice.mjs';
import { allOpenWords, allSecretTokens, allSecretWords, findWords } from '../secrets.mjs';

test('Secure: no carrier was told a subject, a text or a file name in the whole suite', async () => {
  const words = allSecretWords();
  assert.ok(words.length > 10, `the other tests wrote ${words.length} such words`);
  const told = JSON.stringify(await practice.sandbox.messages());
  assert.deepEqual(words.filter((word) => told.includes(word)), []);
});

test('Secure: database, files and logs hold no subject, text, file name or token of all that was written', async (t) => {
  if (!practice.data) {
    t.skip('where this practice keeps its data is not known');
    return;
  }
  // What is no secret is found there, so that finding nothing of the others means something.
  assert.ok(allOpenWords().length > 0);
  for (const word of allOpenWords()) {
    await eventually(() => findWords(practice.data, [word]).length > 0, 'a Standard message is in the database');
  }
  assert.deepEqual(findWords(practice.data, [...allSecretWords(), ...allSecretTokens()]), []);
  assert.ok(allSecretTokens().length > 5);
});
