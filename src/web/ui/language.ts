import { useMemo } from 'react';
import { say, type Language, type Values, type WordKey } from '../words/words.js';
import { remember, useRemembered } from './remembered.js';

/** Chinese unless the person chose English; the browser's own language is no reason to switch. */
export const languageChoice = remember<Language>('language', ['zh', 'en'], () => 'zh');

export interface Words { language: Language; t: (key: WordKey, values?: Values) => string }

/** `t(key, values)` in the language of this device. */
export function useWords(): Words {
  const language = useRemembered(languageChoice);
  return useMemo(() => ({ language, t: (key, values) => say(language, key, values) }), [language]);
}

/** Keeps <html lang> true to what is shown; call once at the start of a client. */
export function applyLanguage(): void {
  const put = () => { document.documentElement.lang = languageChoice.get() === 'zh' ? 'zh-CN' : 'en'; };
  put();
  languageChoice.subscribe(put);
}
