import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../ui/theme.css';
import '../ui/parts.css';
import './desk.css';
import { settings } from '../api/call.js';
import { applyLanguage, languageChoice } from '../ui/language.js';
import { applyLook } from '../ui/look.js';
import { setServerInstant } from '../ui/now.js';
import { Desk } from './app/desk.js';

settings.language = languageChoice.get;
settings.onServerInstant = setServerInstant;
applyLook();
applyLanguage();
createRoot(document.getElementById('root')!).render(<StrictMode><Desk /></StrictMode>);
