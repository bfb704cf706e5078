/**
 * Chinese has no spaces, so a text is searched by its pairs of neighbouring characters: a query finds a text that holds all of
 * its pairs. Latin words and numbers stand whole; names also by the initials of their pinyin, which the caller adds.
 */
/** Runs of Chinese, and runs of any other letters and digits. */
const RUNS = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{Letter}\p{Number}])+/gu;
const HAN = /\p{Script=Han}/u;
const MOST_TOKENS = 2000;

export function tokensOf(text: string): string[] {
  const tokens = new Set<string>();
  for (const run of text.toLowerCase().match(RUNS) ?? []) {
    if (tokens.size >= MOST_TOKENS) break;
    if (!HAN.test(run)) { tokens.add(run.slice(0, 60)); continue; }
    const characters = [...run];
    for (let i = 0; i < characters.length; i += 1) {
      tokens.add(characters[i] as string);
      if (i + 1 < characters.length) tokens.add(`${characters[i]}${characters[i + 1]}`);
    }
  }
  return [...tokens];
}

const quote = (token: string): string => `'${token.replace(/'/g, "''").replace(/\\/g, '\\\\')}'`;

/** A PostgreSQL tsvector as text; every token is quoted, so no text can be read as syntax. */
export const documentOf = (...texts: readonly string[]): string => [...new Set(texts.flatMap(tokensOf))].map(quote).join(' ');

/** The query for what somebody typed, or null when nothing in it can be searched. Latin words match from their beginning. */
export function queryOf(typed: string): string | null {
  const terms = (typed.toLowerCase().match(RUNS) ?? []).slice(0, 12).flatMap((run) => {
    if (!HAN.test(run)) return [`${quote(run.slice(0, 60))}:*`];
    const characters = [...run].slice(0, 40);
    if (characters.length === 1) return [quote(characters[0] as string)];
    return characters.slice(0, -1).map((c, i) => quote(`${c}${characters[i + 1]}`));
  });
  return terms.length > 0 ? terms.join(' & ') : null;
}
