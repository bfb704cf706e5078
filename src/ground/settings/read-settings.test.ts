import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { OperatorFault } from '../operator-fault.js';
import { readSettings } from './read-settings.js';

const faultsOf = (env: NodeJS.ProcessEnv): OperatorFault => {
  try {
    readSettings(env);
  } catch (error) {
    if (error instanceof OperatorFault) return error;
    throw error;
  }
  throw new Error('no fault was told');
};

describe('settings', () => {
  it('need none to be set', () => {
    expect(readSettings({})).toMatchObject({ port: 3000, databaseUrl: null, demo: 'small', oidc: null, s3: null });
    expect(readSettings({ PORT: ' ', SIZHI_DEMO: '' })).toMatchObject({ port: 3000, demo: 'small' });
  });

  it('tell all faults at once, one sentence each, in both languages', () => {
    const fault = faultsOf({ PORT: '99999', SIZHI_DATABASE_URL: 'mysql://x/y', SIZHI_DEMO: 'yes', SIZHI_PUBLIC_ORIGINS: 'https://a.example/path' });
    expect(fault.zh.split('\n')).toHaveLength(4);
    expect(fault.en.split('\n')).toHaveLength(4);
    expect(fault.en).toContain('Setting PORT must be a whole number from 1 to 65535.');
    expect(fault.zh).toContain('设置 PORT 应为 1 到 65535 之间的整数。');
  });

  it('never repeat what stood in a secret setting', () => {
    expect(faultsOf({ SIZHI_KEY: 'hunter2' }).message).not.toContain('hunter2');
    expect(faultsOf({ SIZHI_DATABASE_URL: 'hunter2' }).message).not.toContain('hunter2');
  });

  it('want the parts of a store or a sign-on all together', () => {
    expect(faultsOf({ SIZHI_S3_ENDPOINT: 'https://s3.example' }).en.split('\n')).toHaveLength(4);
    expect(readSettings({
      SIZHI_OIDC_DISCOVERY_URL: 'https://id.example/.well-known/openid-configuration', SIZHI_OIDC_CLIENT_ID: 'a', SIZHI_OIDC_CLIENT_SECRET: 'b',
    }).oidc).toMatchObject({ clientId: 'a' });
  });

  it('want tiles with their places and their review number', () => {
    const SIZHI_TILES_URL = 'https://t0.tiles.example/vec/wmts?A={z}&B={y}&C={x},1  https://t0.tiles.example/cva/{z}/{x}/{y}';
    expect(readSettings({ SIZHI_TILES_URL, SIZHI_TILES_CREDIT: '审图号 GS(2026)0号' }).tiles?.url.split(' ')).toHaveLength(2);
    expect(faultsOf({ SIZHI_TILES_URL }).en).toContain('SIZHI_TILES_CREDIT is missing');
    for (const wrong of ['https://tiles.example/{z}/{x}', 'javascript:{z}{x}{y}', 'https://t{s}.example/{z}/{x}/{y}']) {
      expect(faultsOf({ SIZHI_TILES_URL: wrong, SIZHI_TILES_CREDIT: 'x' }).en).toContain('Setting SIZHI_TILES_URL');
    }
  });

  it('mention a misspelt name without stopping', () => {
    const said: string[] = [];
    readSettings({ SIZHI_DEMOO: '0', SIZHI_TEST_DATABASE_URL: 'x' }, (line) => said.push(line));
    expect(said).toHaveLength(1);
    expect(said[0]).toContain('SIZHI_DEMOO');
  });

  it('SIZHI_DATA must not be a file', () => {
    expect(faultsOf({ SIZHI_DATA: 'package.json' }).en).toContain('which is not a folder');
  });

  it('.env.example names every setting and no other', () => {
    const example = readFileSync(new URL('../../../.env.example', import.meta.url), 'utf8');
    const source = readFileSync(new URL('./read-settings.ts', import.meta.url), 'utf8');
    const named = new Set([...example.matchAll(/^#?\s?([A-Z0-9_]+)=/gm)].map((match) => match[1]));
    const read = new Set([...source.matchAll(/'((?:SIZHI_[A-Z0-9_]+|PORT))'/g)].map((match) => match[1]));
    expect([...named].sort()).toEqual([...read].sort());
  });
});
