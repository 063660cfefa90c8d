import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import type { Plugin } from 'vite';

const HERE = import.meta.dirname;

/** Writes `sw.js`, which keeps every file of the page under a name that changes with any of them. */
export function serviceWorker(): Plugin {
  return {
    name: 'service-worker',
    generateBundle(_, bundle) {
      const own = readdirSync(`${HERE}/../public`);
      const built = Object.keys(bundle).filter((name) => !name.endsWith('.html'));
      const script = readFileSync(`${HERE}/serviceWorker.js`, 'utf8');
      const contents = [
        ...own.map((name) => readFileSync(`${HERE}/../public/${name}`)),
        script,
        built.join(),
      ];
      const hash = createHash('sha256');
      for (const content of contents) hash.update(content);
      const files = JSON.stringify([...built, ...own].sort());
      const source = script.replace('$VERSION', hash.digest('hex').slice(0, 12)).replace('$FILES', files);
      this.emitFile({ type: 'asset', fileName: 'sw.js', source });
    },
  };
}
