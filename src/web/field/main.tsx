import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../ui/theme.css';
import '../ui/parts.css';
import './field.css';
import './round.css';
import { settings } from '../api/call.js';
import { applyLanguage, languageChoice } from '../ui/language.js';
import { applyLook } from '../ui/look.js';
import { setServerInstant } from '../ui/now.js';
import { FieldApp } from './app/field-app.js';
import { keepClockOffset, startWithClockOffset } from './offline/clock-offset.js';
import { startWorker } from './app/start-worker.js';

// The app shell is kept under /field/ only: an address without the slash lies outside of it.
if (location.pathname === '/field') location.replace(`/field/${location.search}${location.hash}`);

settings.language = languageChoice.get;
settings.onServerInstant = (instant) => { setServerInstant(instant); keepClockOffset(instant - Date.now()); };
startWithClockOffset();
applyLook();
applyLanguage();
startWorker();
createRoot(document.getElementById('root')!).render(<StrictMode><FieldApp /></StrictMode>);
