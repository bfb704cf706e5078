import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { OperatorFault } from '../operator-fault.js';
import { hexKey, hostName, list, oneOf, origins, postgresAddress, someText, tileAddresses, webAddress, wholeNumber, Wrong, type Parse } from './parse.js';
import type { Settings } from './settings.js';

/** Names that are ours but are read by tests and tools alone. */
const ELSEWHERE = /^SIZHI_(TEST_|LONG$|CHROMIUM$)/;

/**
 * Reads the settings from the environment. An empty text counts as not set. Throws one OperatorFault that tells every
 * fault at once, a sentence each in both languages; `say` hears of names that nobody knows, which are mostly misspelt.
 */
export function readSettings(env: NodeJS.ProcessEnv, say: (line: string) => void = () => undefined): Settings {
  const faults: { zh: string; en: string }[] = [];
  const known = new Set<string>();
  const fault = (name: string, wrong: Wrong): void => {
    faults.push({ zh: `设置 ${name} ${wrong.zh}。`, en: `Setting ${name} ${wrong.en}.` });
  };
  const get = <T, D>(name: string, parse: Parse<T>, otherwise: D): T | D => {
    known.add(name);
    const text = env[name]?.trim();
    if (!text) return otherwise;
    const value = parse(text);
    if (!(value instanceof Wrong)) return value;
    fault(name, value);
    return otherwise;
  };
  /** Settings that only make sense together: all of them or none. */
  const together = <K extends string>(parts: Record<K, [name: string, parse: Parse<string>]>): Record<K, string> | null => {
    const entries = Object.entries(parts) as [K, [string, Parse<string>]][];
    const values = entries.map(([key, [name, parse]]) => [key, get(name, parse, null)] as const);
    const missing = entries.filter(([, [name]]) => !env[name]?.trim()).map(([, [name]]) => name);
    if (missing.length === entries.length) return null;
    const others = entries.map(([, [name]]) => name).filter((name) => !missing.includes(name)).join(', ');
    for (const name of missing) fault(name, new Wrong(`缺失，因为已设置 ${others}`, `is missing although ${others} is set`));
    return Object.fromEntries(values.map(([key, value]) => [key, value ?? ''])) as Record<K, string>;
  };

  const demo = get('SIZHI_DEMO', oneOf('0', '1', 'small', 'county'), '1');
  const settings: Settings = {
    host: get('SIZHI_HOST', hostName, '127.0.0.1'),
    port: get('PORT', wholeNumber(1, 65_535), 3000),
    dataFolder: resolve(get('SIZHI_DATA', someText(), 'data')),
    databaseUrl: get('SIZHI_DATABASE_URL', postgresAddress, null),
    databaseConnections: get('SIZHI_DATABASE_CONNECTIONS', wholeNumber(2, 200), 12),
    demo: demo === '0' ? null : demo === 'county' ? 'county' : 'small',
    publicOrigins: get('SIZHI_PUBLIC_ORIGINS', origins, []),
    trustProxy: get('SIZHI_TRUST_PROXY', list, ['loopback']),
    frameAncestors: get('SIZHI_FRAME_ANCESTORS', list, []),
    tiles: together({ url: ['SIZHI_TILES_URL', tileAddresses], credit: ['SIZHI_TILES_CREDIT', someText(200)] }),
    logLevel: get('SIZHI_LOG_LEVEL', oneOf('debug', 'info', 'warn', 'error', 'silent'), 'warn'),
    requestsPerMinute: get('SIZHI_REQUESTS_PER_MINUTE', wholeNumber(10, 1_000_000), 600),
    metricsToken: get('SIZHI_METRICS_TOKEN', someText(), null),
    key: get('SIZHI_KEY', hexKey, null),
    sessionHours: get('SIZHI_SESSION_HOURS', wholeNumber(1, 24), 12),
    idleHours: get('SIZHI_IDLE_HOURS', wholeNumber(1, 24), 2),
    secondFactor: get('SIZHI_SECOND_FACTOR', oneOf('required', 'off'), null),
    oidc: together({
      discoveryUrl: ['SIZHI_OIDC_DISCOVERY_URL', webAddress], clientId: ['SIZHI_OIDC_CLIENT_ID', someText()],
      clientSecret: ['SIZHI_OIDC_CLIENT_SECRET', someText()],
    }),
    s3: together({
      endpoint: ['SIZHI_S3_ENDPOINT', webAddress], bucket: ['SIZHI_S3_BUCKET', someText(63)], region: ['SIZHI_S3_REGION', someText(63)],
      accessKeyId: ['SIZHI_S3_ACCESS_KEY_ID', someText()], secretAccessKey: ['SIZHI_S3_SECRET_ACCESS_KEY', someText()],
    }),
  };
  if (existsSync(settings.dataFolder) && !statSync(settings.dataFolder).isDirectory()) {
    fault('SIZHI_DATA', new Wrong(`指向的 ${settings.dataFolder} 不是文件夹`, `names ${settings.dataFolder}, which is not a folder`));
  }
  for (const name of Object.keys(env)) {
    if (name.startsWith('SIZHI_') && !known.has(name) && !ELSEWHERE.test(name)) {
      say(`设置 ${name} 不存在，已忽略。 There is no setting ${name}; it is ignored.`);
    }
  }
  if (faults.length > 0) {
    throw new OperatorFault(faults.map((one) => one.zh).join('\n'), faults.map((one) => one.en).join('\n'));
  }
  return settings;
}
