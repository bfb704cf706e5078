import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Preferences } from '../../web/resident/words/words.js';

const COOKIE = 'shown';
const YEAR_SECONDS = 31_536_000;

/** How this reader wants the pages: `shown=en.large.contrast`. Chinese and normal type when nothing was chosen. */
export function preferencesOf(request: FastifyRequest): Preferences {
  const text = new RegExp(`(?:^|; )${COOKIE}=([a-z.]{0,40})`).exec(request.headers.cookie ?? '')?.[1] ?? '';
  const chosen = text.split('.');
  return { language: chosen.includes('en') ? 'en' : 'zh', large: chosen.includes('large'), contrast: chosen.includes('contrast') };
}

const CHANGES: Record<string, Partial<Preferences>> = {
  zh: { language: 'zh' }, en: { language: 'en' }, large: { large: true }, normal: { large: false },
  contrast: { contrast: true }, plain: { contrast: false },
};

/** The preferences after one switch was pressed, or null when the word is no switch. */
export function changedBy(word: string, now: Preferences): Preferences | null {
  const change = Object.hasOwn(CHANGES, word) ? CHANGES[word] : undefined;
  return change ? { ...now, ...change } : null;
}

export function keepPreferences(reply: FastifyReply, { language, large, contrast }: Preferences): void {
  const words = [language, large ? 'large' : '', contrast ? 'contrast' : ''].filter(Boolean).join('.');
  void reply.header('set-cookie', `${COOKIE}=${words}; Path=/; Max-Age=${YEAR_SECONDS}; SameSite=Lax; HttpOnly`);
}
