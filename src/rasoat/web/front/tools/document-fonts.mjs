// Tinos for documents: typst and the workbooks' viewers need the TTF files, not web fonts.
import { copyFile, mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const target = new URL('../../../files/fonts/', import.meta.url);
const faces = {
  'Tinos-Regular.ttf': '400Regular/Tinos_400Regular.ttf',
  'Tinos-Italic.ttf': '400Regular_Italic/Tinos_400Regular_Italic.ttf',
  'Tinos-Bold.ttf': '700Bold/Tinos_700Bold.ttf',
  'Tinos-BoldItalic.ttf': '700Bold_Italic/Tinos_700Bold_Italic.ttf',
  'LICENSE_Tinos': 'LICENSE_FONT',
};

await mkdir(target, { recursive: true });
for (const [name, source] of Object.entries(faces)) {
  await copyFile(require.resolve(`@expo-google-fonts/tinos/${source}`), new URL(name, target));
}
