import { defineConfig } from 'vite';

// One stylesheet and one script with stable names; the web server adds the hashes.
export default defineConfig({
  root: 'src/rasoat/web/front',
  base: './',
  publicDir: false,
  css: {
    preprocessorOptions: { scss: { loadPaths: ['node_modules'], quietDeps: true } },
  },
  build: {
    outDir: '../static/build',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    target: ['chrome109', 'firefox115', 'safari16'],
    rollupOptions: {
      // htmx carries an eval it is told not to use; the pages' policy forbids it as well.
      checks: { eval: false, pluginTimings: false },
      input: { app: 'src/rasoat/web/front/js/app.js' },
      output: {
        entryFileNames: '[name].js',
        assetFileNames: '[name][extname]',
      },
    },
  },
});
