// `npm ci` in each folder, unless its node_modules already is what the lock file says: then a build costs nothing here.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

for (const folder of process.argv.slice(2)) {
  const mark = `${folder}/node_modules/.installed-from`;
  const lock = createHash('sha256')
    .update(readFileSync(`${folder}/package-lock.json`))
    .digest('hex');

  if (existsSync(mark) && readFileSync(mark, 'utf8') === lock) continue;
  const options = { stdio: 'inherit', cwd: folder };
  const npm = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], options);
  if (npm.status !== 0) {
    console.error('npm ci failed: Node 20.19 or newer and npm 11 are needed, see virtual-vehicle/README.md');
    process.exit(npm.status ?? 1);
  }
  writeFileSync(mark, lock);
}
