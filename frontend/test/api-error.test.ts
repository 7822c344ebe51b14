import { describe, expect, it } from 'vitest';
import { ApiError } from '../src/api/api-error';
import { Translator } from '../src/i18n/translator';
import { explain } from '../src/services';

describe('ApiError', () => {
  it('takes the sentence and code of a refusal by a rule', () => {
    const failure = ApiError.of(400, { error: { message: 'Invalid Submission', code: 'x', globalErrors: [{ code: 'consent.unknown', message: 'No consent.' }], fieldErrors: {} } });
    expect(failure).toMatchObject({ kind: 'invalid', code: 'consent.unknown', sentence: 'No consent.' });
  });

  it('takes field errors under their names', () => {
    const failure = ApiError.of(400, { error: { message: 'Invalid Submission', fieldErrors: { 'contactPoint.value': [{ code: 'a', message: 'Too short.' }, { code: 'b' }] } } });
    expect(failure.fields).toEqual({ 'contactPoint.value': 'Too short. b' });
    expect(failure.sentence).toBe('Too short. b');
  });

  it('tells what kind of refusal a status is, whatever the body', () => {
    expect([401, 403, 404, 400, 500, 503].map((status) => ApiError.of(status, null).kind)).toEqual(['session', 'forbidden', 'missing', 'invalid', 'server', 'server']);
    expect(ApiError.from(new TypeError('Failed to fetch')).kind).toBe('offline');
  });
});

describe('explain', () => {
  const translator = new Translator('en');

  it('names the missing privilege in plain words', () => {
    const sentence = explain(ApiError.of(403, { error: { message: 'Privileges required: [Send Conversation Messages]' } }), translator);
    expect(sentence).toContain('may not start conversations or send messages');
    expect(sentence).toContain('“Send Conversation Messages”');
  });

  it('never shows a server error\'s own words', () => {
    expect(explain(ApiError.of(500, { error: { message: 'NullPointerException at x' } }), translator)).not.toContain('Null');
  });
});
