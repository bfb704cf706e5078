import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { asOwner, connectAsOwner } from './connect.js';
import { startPrivateServer } from './private-server.js';

const asRoot = process.getuid?.() === 0;
const uidOf = (name: string): string => spawnSync('id', ['-u', name], { encoding: 'utf8' }).stdout.trim();
const retry = async <T>(work: () => Promise<T>): Promise<T> => {
  for (let tries = 0; ; tries += 1) {
    try { return await work(); } catch (error) { if (tries > 150) throw error; await sleep(100); }
  }
};

let folder: string;
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'sizhi-private-')); });
afterEach(() => rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }));

describe('the private server', { timeout: 60_000 }, () => {
  it('speaks UTF-8 in locale C, on this machine only, and only to whoever knows the password', async () => {
    const server = await startPrivateServer({ dataFolder: folder, durable: false });
    try {
      const [row] = await asOwner(server.url, (c) => c.query(
        `select current_setting('server_encoding') as encoding, datcollate as locale, current_setting('listen_addresses') as addresses
         from pg_database where datname = current_database()`));
      expect(row).toEqual({ encoding: 'UTF8', locale: 'C', addresses: '127.0.0.1' });
      expect(statSync(join(folder, 'postgres.json')).mode & 0o777).toBe(0o600);
      const wrong = new URL(server.url);
      wrong.password = 'guess';
      await expect(connectAsOwner(wrong.href)).rejects.toThrow('password authentication failed');
    } finally {
      await server.stop();
    }
    expect(await server.pid()).toBeUndefined();
  });

  it.runIf(asRoot)('as root runs under a user that did not exist before', async () => {
    const userName = `sizhi-try-${process.pid}`;
    expect(spawnSync('id', [userName]).status).not.toBe(0);
    const server = await startPrivateServer({ dataFolder: folder, durable: false, userName });
    try {
      expect(uidOf(userName)).toMatch(/^[1-9]\d*$/);
      expect(String(statSync(`/proc/${await server.pid()}`).uid)).toBe(uidOf(userName));
    } finally {
      await server.stop();
      spawnSync('userdel', [userName]);
    }
  });

  it.runIf(asRoot)('under a home nobody else may enter keeps its rows where its user can reach them, and says so', async () => {
    const home = join(folder, 'home');
    chmodSync(folder, 0o711);
    mkdirSync(home, { mode: 0o700 });
    const said: string[] = [];
    const first = await startPrivateServer({ dataFolder: join(home, 'data'), durable: false, say: (line) => said.push(line) });
    const [row] = await asOwner(first.url, (c) => c.query<{ folder: string }>(`select current_setting('data_directory') as folder`));
    await asOwner(first.url, (c) => c.query('create table kept ()'));
    await first.stop();
    try {
      expect(row!.folder).toMatch(/^\/var\/lib\/sizhi\/[0-9a-f]{12}\/postgres$/);
      expect(said.join()).toContain(row!.folder);
      // The next start finds the same rows, even when the home has been opened meanwhile.
      chmodSync(home, 0o755);
      const second = await startPrivateServer({ dataFolder: join(home, 'data'), durable: false });
      await asOwner(second.url, (c) => c.query('select from kept'));
      await second.stop();
      // A data folder that was thrown away is a new beginning; the old rows stay where they are.
      chmodSync(home, 0o700);
      rmSync(join(home, 'data'), { recursive: true });
      const third = await startPrivateServer({ dataFolder: join(home, 'data'), durable: false });
      const [other] = await asOwner(third.url, (c) => c.query<{ folder: string }>(`select current_setting('data_directory') as folder`));
      await third.stop();
      expect(other!.folder).not.toBe(row!.folder);
      rmSync(join(other!.folder, '..'), { recursive: true });
    } finally {
      rmSync(join(row!.folder, '..'), { recursive: true, force: true });
    }
  });

  it('is shared by all who ask for it and stopped by the last', async () => {
    const [first, second] = await Promise.all([1, 2].map(() => startPrivateServer({ dataFolder: folder, durable: false })));
    expect(second!.url).toBe(first!.url);
    expect([first!.started, second!.started].filter(Boolean)).toHaveLength(1);
    await first!.stop();
    await asOwner(second!.url, (c) => c.query('select 1'));
    await second!.stop();
    expect(await second!.pid()).toBeUndefined();
  });

  it('killed with -9 comes back on the same port with every acknowledged row', async () => {
    const server = await startPrivateServer({ dataFolder: folder });
    try {
      await asOwner(server.url, (c) => c.query('create table rows (n int); insert into rows select generate_series(1, 1000)'));
      const before = (await server.pid())!;
      process.kill(before, 'SIGKILL');
      const rows = await retry(() => asOwner(server.url, (c) => c.query('select from rows')));
      expect(rows).toHaveLength(1000);
      expect(await server.pid()).not.toBe(before);
    } finally {
      await server.stop();
    }
  });

  it('outlives a starter that is killed; the next one finds it, uses it and stops it', async () => {
    const script = join(folder, 'starter.mts');
    writeFileSync(script, `import { startPrivateServer } from ${JSON.stringify(new URL('./private-server.ts', import.meta.url).href)};
      const server = await startPrivateServer({ dataFolder: ${JSON.stringify(folder)}, durable: false });
      console.log('pid ' + await server.pid());
      setInterval(() => undefined, 1000);`);
    const starter = spawn(process.execPath, ['--import', 'tsx', script], { stdio: ['ignore', 'pipe', 'inherit'] });
    const orphan = await new Promise<number>((resolve) => {
      starter.stdout.on('data', (chunk: Buffer) => resolve(Number(/pid (\d+)/.exec(chunk.toString())![1])));
    });
    starter.kill('SIGKILL');
    const server = await startPrivateServer({ dataFolder: folder, durable: false });
    expect(server.started).toBe(false);
    expect(await server.pid()).toBe(orphan);
    await sleep(200); // the server notices that the killed starter's connection is gone
    await server.stop();
    expect(await server.pid()).toBeUndefined();
  });

  it('starts over a pid file that a crash left, and after an initdb that was cut off', async () => {
    const first = await startPrivateServer({ dataFolder: folder, durable: false });
    await first.stop();
    // 1 is some process, but not our server: what a restarted container finds.
    writeFileSync(join(folder, 'postgres', 'postmaster.pid'), '1\n/nowhere\n');
    const second = await startPrivateServer({ dataFolder: folder, durable: false });
    await second.stop();
    rmSync(join(folder, 'postgres', 'global'), { recursive: true });
    writeFileSync(join(folder, 'postgres.json'), JSON.stringify({ port: 0, password: 'a'.repeat(32), initialised: false, place: null }));
    const third = await startPrivateServer({ dataFolder: folder, durable: false });
    await third.stop();
    expect(existsSync(join(folder, 'postgres', 'global'))).toBe(true);
  });

  it('never makes a new cluster over rows whose password is lost', async () => {
    const first = await startPrivateServer({ dataFolder: folder, durable: false });
    await first.stop();
    rmSync(join(folder, 'postgres.json'));
    await expect(startPrivateServer({ dataFolder: folder, durable: false })).rejects.toThrow('Restore that file from a backup');
  });

  it('refuses rows of another major version', async () => {
    mkdirSync(join(folder, 'postgres'));
    writeFileSync(join(folder, 'postgres', 'PG_VERSION'), '16\n');
    await expect(startPrivateServer({ dataFolder: folder })).rejects.toThrow('was written by PostgreSQL 16');
  });
});
