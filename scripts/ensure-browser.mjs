import { spawnSync } from 'node:child_process';
import { has, run, say } from './say.mjs';

const CHROMIUMS = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const PACKAGES = ['chromium', 'fonts-noto-cjk'];

/** Chromium and Chinese fonts for the browser tests: through apt as root, otherwise the one command is told. */
export function ensureBrowser() {
  const missing = [];
  if (!process.env.SIZHI_CHROMIUM && !CHROMIUMS.some(has)) missing.push('chromium');
  if (!hasChineseFont()) missing.push('fonts-noto-cjk');
  if (missing.length === 0) return;
  const command = `apt-get update && apt-get install -y --no-install-recommends ${PACKAGES.join(' ')}`;
  if (process.getuid?.() === 0 && has('apt-get')) {
    say(`正在安装浏览器测试所需的 ${missing.join('、')}。 Installing ${missing.join(', ')} for the browser tests.`);
    const quiet = { DEBIAN_FRONTEND: 'noninteractive' };
    if (run('apt-get', ['update', '-qq'], quiet)
      && run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing], quiet)) return;
    say('安装失败，浏览器测试将跳过或失败。 The installation failed; browser tests will be skipped or fail.');
    return;
  }
  say(`缺少 ${missing.join('、')}，浏览器测试会跳过。请执行： Missing ${missing.join(', ')}, so browser tests are skipped. Run:\n  sudo sh -c '${command}'`);
}

function hasChineseFont() {
  const asked = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' });
  return asked.status === 0 && asked.stdout.trim() !== '';
}
