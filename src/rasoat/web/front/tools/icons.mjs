// Writes one sprite with the icons named in icons.txt, each a <symbol> a page refers to by name.
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const here = new URL('.', import.meta.url);
const built = new URL('../../static/build/', here);

const names = (await readFile(new URL('icons.txt', here), 'utf8')).split(/\s+/).filter(Boolean);
const symbols = await Promise.all(names.map(symbol));
await writeFile(
  new URL('icons.svg', built),
  `<svg xmlns="http://www.w3.org/2000/svg">\n${symbols.join('\n')}\n</svg>\n`,
);

async function symbol(name) {
  const drawing = await readFile(require.resolve(`@tabler/icons/outline/${name}.svg`), 'utf8');
  const paths = [...drawing.matchAll(/<path[^>]*\/>/g)].map(([path]) => path);
  return `<symbol id="${name}" viewBox="0 0 24 24">${paths.join('')}</symbol>`;
}
