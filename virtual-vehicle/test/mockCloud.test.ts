import { expect, test } from 'vitest';
import { MockCloud } from '../dev/mockCloud';
import { Api } from '../src/wire/api';

test('the mock cloud of npm run dev answers what the page asks', async () => {
  const cloud = new MockCloud(['tcu']);
  const api = new Api(`${await cloud.start(0)}/api`, { token: async () => 'any' });
  try {
    expect((await api.catalogue('tcu')).signals.map(({ key }) => key)).toContain('door');
    expect((await api.vehicles()).map(({ thing }) => thing)).toEqual(['tcu']);
    expect((await api.vehicle('tcu')).thing).toBe('tcu');
    expect((await api.history('tcu')).entries).toEqual([]);
    expect((await api.me()).user).toBe('demo');
    expect(await api.drivers('tcu')).toHaveLength(1);
    expect(await api.voiceMayOpen('tcu')).toBe(false);
    const { version } = await api.ask('tcu', 'headlight', 'on', false);
    expect(await api.withdraw('tcu', 'headlight')).toBeGreaterThan(version);
  } finally {
    cloud.stop();
  }
});
