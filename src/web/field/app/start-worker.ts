/** Registers the worker that keeps the app shell; without one (plain http) everything but opening offline still works. */
export function startWorker(): void {
  if (!('serviceWorker' in navigator) || !window.isSecureContext || import.meta.env.DEV) return;
  addEventListener('load', () => {
    navigator.serviceWorker.register('/field/sw.js', { scope: '/field/' }).catch(() => undefined);
  });
  // What is queued must survive a phone that clears space.
  void navigator.storage?.persist?.().catch(() => undefined);
}
