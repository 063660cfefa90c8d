import { expect, test } from 'vitest';
import { stepped } from '../src/model/catalogue';
import { readConfig } from '../src/wire/config';

const COMPLETE = {
  api: 'http://localhost:8080/api/',
  mqttWebSocket: 'ws://localhost:8082/mqtt',
  authority: 'http://localhost:8083/issuer',
  clientId: 'page',
};

test('a configuration may leave out what has a default', () => {
  expect(readConfig(COMPLETE)).toMatchObject({ api: 'http://localhost:8080/api', scope: 'openid profile' });
});

test('a configuration that lacks something says what', () => {
  const { authority: _, ...lacking } = COMPLETE;
  expect(() => readConfig(lacking)).toThrow('"authority"');
  expect(() => readConfig([])).toThrow('JSON object');
});

test('a step stays within the range and on its grid', () => {
  const climate = { minimum: 16, maximum: 28, step: 0.5, unit: '°C' };
  expect(stepped(climate, 21, 1)).toBe(21.5);
  expect(stepped(climate, 28, 1)).toBe(28);
  expect(stepped(climate, 16, -1)).toBe(16);
  expect(stepped({ minimum: 0, maximum: 1, step: 0.1, unit: '' }, 0.2, 1)).toBe(0.3);
});
