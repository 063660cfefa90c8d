import { MockCloud } from './mockCloud';

const cloud = new MockCloud(['tcu', 'van']);
cloud.cars.get('tcu')?.update(
  {},
  {
    door: 'close',
    window: 'up',
    headlight: 'off',
    trunk: 'close',
    lock: 'unlocked',
    climate: 'off',
    speed: 0,
    battery: 78,
  },
);
console.info(
  `${await cloud.start(Number(process.env['PORT'] ?? 5180))} serves target/site: run "npm run build" after a change`,
);
