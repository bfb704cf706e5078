import type { Language, RefusalCode } from '../../contract/refusals.js';
import type { RefusalAnswer } from '../../contract/shapes.js';
import { say, sayOr } from '../words/words.js';

/** The server refused: `message` is its sentence in the person's language, `code` a key of contract/refusals.ts. */
export class Refused extends Error {
  constructor(readonly code: RefusalCode | 'unreadable', sentence: string, readonly status: number, readonly fields: string[] = []) {
    super(sentence);
    this.name = 'Refused';
  }
}

/** Nobody answered: no network, or the server is down. What was being sent may be sent again with the same id. */
export class Unreachable extends Error {
  constructor(sentence: string) { super(sentence); this.name = 'Unreachable'; }
}

export interface CallOptions { query?: Query; body?: unknown; file?: FormData; signal?: AbortSignal; tries?: number }
export type Query = Record<string, string | number | boolean | null | undefined>;

/** Set once by each client at its start; the fetch client itself knows no screen. */
export const settings = {
  language: (): Language => 'zh',
  /** Told the server's instant (milliseconds) from every answer. */
  onServerInstant: (_instant: number): void => {},
  /** Told when a signed-in call is answered "sign in first". */
  onSignedOut: (): void => {},
  timeoutMs: 20_000,
};

const WAITS = [400, 1200, 3000];
const AGAIN = new Set([502, 503, 504]);

/**
 * One request. Every write of the contract carries an id made by the client and is idempotent by it, so a write whose
 * answer was lost is sent again with the same body, as reads are. Throws Refused, Unreachable, or the abort.
 */
export async function call<T>(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, options: CallOptions = {}): Promise<T> {
  const tries = Math.min(options.tries ?? 3, WAITS.length + 1);
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await once<T>(method, path, options);
    } catch (error) {
      const again = error instanceof Unreachable || (error instanceof Refused && AGAIN.has(error.status));
      if (!again || attempt >= tries || options.signal?.aborted) throw error;
      await new Promise((wake) => setTimeout(wake, WAITS[attempt - 1]));
    }
  }
}

async function once<T>(method: string, path: string, options: CallOptions): Promise<T> {
  const language = settings.language();
  const headers: Record<string, string> = { accept: 'application/json', 'accept-language': language === 'en' ? 'en' : 'zh-CN' };
  if (options.body !== undefined) headers['content-type'] = 'application/json';
  const timeout = AbortSignal.timeout(options.file ? settings.timeoutMs * 6 : settings.timeoutMs);
  let answer: Response;
  try {
    answer = await fetch(address(path, options.query), {
      method, headers, credentials: 'same-origin',
      body: options.file ?? (options.body === undefined ? undefined : JSON.stringify(options.body)),
      signal: options.signal ? AbortSignal.any([options.signal, timeout]) : timeout,
    });
  } catch (error) {
    if (options.signal?.aborted) throw error;
    throw new Unreachable(say(language, 'net.unreachable'));
  }
  tellInstant(answer);
  return readAnswer<T>(answer, language);
}

/** The answer's value; a refusal is thrown. */
export async function readAnswer<T>(answer: Response, language: Language): Promise<T> {
  const text = await answer.text();
  const value = parse(text);
  if (answer.ok) {
    if (value === undefined && text !== '') throw new Refused('unreadable', say(language, 'net.broken'), answer.status);
    return value as T;
  }
  const refusal = value as Partial<RefusalAnswer> | undefined;
  if (answer.status === 401 && refusal?.code === 'not_signed_in') settings.onSignedOut();
  const sentence = refusal?.sentence === undefined ? say(language, 'net.broken') : nameCodes(refusal.sentence, language);
  throw new Refused((refusal?.code ?? 'unreadable') as RefusalCode, sentence, answer.status, refusal?.fields);
}

/** States and commands stand in a refusal's brackets or quotation marks by their codes, which API clients rely on; people read their names. */
function nameCodes(sentence: string, language: Language): string {
  return sentence.replace(/(?<=[（(])(?:state\.)?([a-z][a-z_-]*)(?=[)）])/g, (code: string, name: string) =>
    sayOr(language, `state.${name}`, sayOr(language, `deed.${name.replaceAll('_', '-')}`, code)))
    .replace(/(?<=[“"])plan\.([a-z]+)(?=[”"])/, (code: string, name: string) => sayOr(language, `plan.state.${name}`, code));
}

function tellInstant(answer: Response): void {
  const date = Date.parse(answer.headers.get('date') ?? '');
  // An answer out of a cache carries an old date; only a fresh one tells the time.
  if (Number.isFinite(date) && !answer.headers.has('age')) settings.onServerInstant(date + 500);
}

function parse(text: string): unknown {
  try { return JSON.parse(text) as unknown; } catch { return undefined; }
}

export function address(path: string, query: Query = {}): string {
  const parts = Object.entries(query)
    .filter(([, value]) => value !== undefined && value !== null && value !== '')
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`);
  return parts.length ? `${path}?${parts.join('&')}` : path;
}
