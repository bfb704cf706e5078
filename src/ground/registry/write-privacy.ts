import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { REGISTRY } from './fields.js';
import { privacyPage } from './privacy-page.js';

/** Run by hand after the registry changed: npx tsx src/ground/registry/write-privacy.ts */
writeFileSync(resolve(import.meta.dirname, '../../../docs/privacy.md'), privacyPage(REGISTRY));
