const WIDE = /[！-～　]/g;

/** Full-width digits, letters and signs as a narrow keyboard writes them; 12 as the digits of ＡＢ１２. Chinese punctuation that has no narrow twin stays. */
export const narrow = (text: string): string => text.replace(WIDE, (sign) => (sign === '　' ? ' ' : String.fromCharCode(sign.charCodeAt(0) - 0xfee0)));

export const hasWideLetters = (text: string): boolean => /[０-９Ａ-Ｚａ-ｚ]/.test(text);

/** Spaces of all kinds, also the invisible ones that are copied along from web pages. */
export const tidy = (text: string): string => text.replace(/[\u200b-\u200f\u2060\ufeff]/g, '').replace(/[\s\u00a0]+/g, ' ').trim();

/** An apostrophe before = + - @ is the mark of a neutralised text (write-sheet.ts); it is taken off again. */
export const unmark = (text: string): string => text.replace(/^'(?=[=+\-@\t])/, '');
