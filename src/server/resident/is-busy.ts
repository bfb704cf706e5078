const BUSY = /^(ECONN|EPIPE|57P0|53[34]00|57014|55P03|08)/;

/** The database is away, full or restarting: what the person sent can simply be sent again. */
export const isBusy = (error: unknown): boolean => {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: string };
  return BUSY.test(String(code)) || /timeout exceeded when trying to connect|Connection terminated/.test(message ?? '');
};
