// `npm ci`, unless node_modules already is what the lock file says: then a build costs nothing here.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const MARK = 'node_modules/.installed-from';
const lock = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex');

if (existsSync(MARK) && readFileSync(MARK, 'utf8') === lock) process.exit(0);
const npm = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { stdio: 'inherit' });
if (npm.status !== 0) {
  console.error('npm ci failed: Node 20.19 or newer and npm 11 are needed, see virtual-vehicle/README.md');
  process.exit(npm.status ?? 1);
}
writeFileSync(MARK, lock);
