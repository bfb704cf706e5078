/**
 * Expected refusals are values; bugs throw. A use case answers `Result<Answer, Refusal>`, and contract/refusals.ts maps
 * every refusal code to an HTTP status and a sentence in both languages.
 */
export type Result<T, R extends Refusal = Refusal> = { ok: true; value: T } | { ok: false; refusal: R };

/** `code` is a key of contract/refusals.ts; `values` fill the blanks of its sentence. */
export interface Refusal<Code extends string = string> {
  code: Code;
  values?: Record<string, string | number>;
}

export const done = <T>(value: T): { ok: true; value: T } => ({ ok: true, value });

export const refuse = <C extends string>(
  code: C,
  values?: Record<string, string | number>,
): { ok: false; refusal: Refusal<C> } => ({ ok: false, refusal: values ? { code, values } : { code } });
