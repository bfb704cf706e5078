/** PostgreSQL's and the socket's codes for: away, ending, starting, full, waited too long, or two at the same rows. */
const CODES = /^(ECONN|EPIPE|ENOENT|57P0|53[34]00|57014|55P03|4000|40P01|08)/;
/** What the driver says without a code: when no connection came free, when one broke, and when a broken one was asked again. */
const WORDS = /timeout exceeded when trying to connect|Connection terminated|not queryable/;

/** The database is away, full or restarting: what the person sent can simply be sent again. A cause inside a wrapping counts too. */
export function isBusy(error: unknown): boolean {
  const { code, message, cause } = (error ?? {}) as { code?: unknown; message?: string; cause?: unknown };
  return CODES.test(String(code)) || WORDS.test(message ?? '') || (cause !== undefined && isBusy(cause));
}
