import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

const web = resolve(import.meta.dirname, 'src/web');
const entry = (name: string) => resolve(web, name, 'index.html');
/** WEB_ONLY=desk builds one client alone, WEB_OUT elsewhere: for trying a screen without disturbing the whole. */
const entries = ['desk', 'field'].filter((name) => existsSync(entry(name)) && (process.env['WEB_ONLY'] ?? name) === name);
const out = resolve(import.meta.dirname, process.env['WEB_OUT'] ?? 'dist/web');

/** While developing, every address below /desk or /field is answered with that client's one page. */
const onePagePerClient: Plugin = {
  name: 'sizhi-one-page-per-client',
  configureServer(server) {
    server.middlewares.use((request, _answer, next) => {
      const path = (request.url ?? '').split('?')[0]!;
      const client = entries.find((name) => path === `/${name}` || path.startsWith(`/${name}/`));
      // A last part with a dot is a file (main.tsx, sw.js), not a page.
      if (client && !path.split('/').pop()!.includes('.')) request.url = `/${client}/index.html`;
      next();
    });
  },
};

/**
 * Two clients, one build: dist/web/desk/index.html (served at /desk), dist/web/field/index.html (served at /field) and
 * their hashed files under /assets. No inline script is written, so the pages live under a policy without unsafe-inline.
 */
export default defineConfig({
  root: web,
  base: '/',
  publicDir: false,
  cacheDir: resolve(import.meta.dirname, 'node_modules/.vite'),
  plugins: [
    react(),
    onePagePerClient,
    ...(entries.includes('field') && existsSync(resolve(web, 'field/sw.ts')) ? [VitePWA({
      strategies: 'injectManifest',
      srcDir: 'field',
      filename: 'sw.ts',
      outDir: resolve(out, 'field'),
      scope: '/field/',
      base: '/field/',
      injectRegister: null,
      manifest: false,
      injectManifest: {
        // Only what the field client needs is kept on the phone; the desk's parts stay away.
        globDirectory: out,
        globPatterns: ['field/*.{html,webmanifest,png,svg}', 'assets/field-*.{js,css}'],
        modifyURLPrefix: { '': '/' },
      },
    })] : []),
  ],
  build: {
    outDir: out,
    emptyOutDir: true,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1500,
    rollupOptions: { input: Object.fromEntries(entries.map((name) => [name, entry(name)])) },
  },
  server: {
    port: Number(process.env['WEB_PORT'] ?? 5173),
    proxy: Object.fromEntries(['/api', '/t/', '/healthz', '/files'].map((path) => [path, {
      target: `http://localhost:${process.env['PORT'] ?? 3000}`, changeOrigin: false,
    }])),
  },
});
