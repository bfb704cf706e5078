import { startReportPage } from './report-form.js';
import { startTrackingPage } from './tracking.js';
import { offerPrinting } from './print.js';
import { given } from './given.js';

// Everything here only adds: each page does its job without this script.
document.documentElement.classList.add('js');
if (given.page === 'report') startReportPage();
if (given.page === 'track') startTrackingPage();
if (given.page === 'household') offerPrinting();
if ('serviceWorker' in navigator && window.isSecureContext) {
  navigator.serviceWorker.register('/sw.js', { scope: '/' }).catch(() => undefined);
}
