import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { expect, test } from '@jest/globals';
import { environmentSchema, projectRoot, readEnvironment } from '../../config/environment.ts';

const example = parseEnv(readFileSync(join(projectRoot, '.env.example'), 'utf8'));

test('.env.example lists every variable that is read, and no other', () => {
  expect(Object.keys(example).sort()).toEqual(Object.keys(environmentSchema.shape).sort());
});

test('what .env.example shows is what an empty environment means', () => {
  expect(readEnvironment(example)).toEqual(readEnvironment({}));
});

test('an installation without any variable is complete but for the three servers', () => {
  const environment = readEnvironment({});
  expect(environment.PUBLIC_URL).toBe('http://localhost:3000');
  expect(environment.RENTREE_DATA).toBe(join(projectRoot, '.data'));
  expect(environment.RENTREE_CACHE).toMatch(/\/rentree$/);
  expect(environment.DATABASE_URL).toBeUndefined();
});

test('the public address follows the port unless it is given, without its final slash', () => {
  expect(readEnvironment({ PORT: '4000' }).PUBLIC_URL).toBe('http://localhost:4000');
  expect(readEnvironment({ PUBLIC_URL: 'https://rentree.example.org/' }).PUBLIC_URL).toBe(
    'https://rentree.example.org',
  );
});

test.each([
  [{ PORT: 'abc' }, /PORT/],
  [{ PORT: '70000' }, /PORT/],
  [{ DATABASE_URL: 'mysql://somewhere' }, /DATABASE_URL must look like postgresql:/],
  [{ SMTP_URL: 'localhost:25' }, /SMTP_URL must look like smtp:/],
  [{ TEMPORAL_ADDRESS: 'http://temporal:7233' }, /TEMPORAL_ADDRESS must look like host:7233/],
  [{ MAIL_FROM: 'a@b.example\r\nBcc: c@d.example' }, /MAIL_FROM/],
  [{ LOG_LEVEL: 'loud' }, /LOG_LEVEL/],
])('%j is refused in one sentence that names the variable', (variables, sentence) => {
  expect(() => readEnvironment(variables)).toThrow(sentence);
});

test('every variable at fault is named at once', () => {
  expect(() => readEnvironment({ PORT: 'x', LOG_LEVEL: 'loud' })).toThrow(/PORT.*LOG_LEVEL/);
});
