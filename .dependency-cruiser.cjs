/**
 * How the house may be walked. Every rule is a pattern over paths, so a new room, capability or file falls under it by
 * being where it is. tests/architecture/planted.test.ts plants an offence against each rule and sees it named.
 * Why the rules are as they are: ARCHITECTURE.md, docs/decisions/0001 and 0002.
 */

/** The corridor, left to right: a room may look only at those before it. The one place where rooms are listed. */
const CORRIDOR = ['honeycomb', 'liaison', 'response', 'points', 'overview'];

const TEST = '[.]test[.]tsx?$';
const ROOM = '^src/rooms/([^/]+)/';
const DOOR = '^src/rooms/[^/]+/door[.]ts$';
/** What only server/ may mount: routes and subscriptions, of a room or of the ground. */
const MOUNTED = '^src/(rooms|ground)/.*/(http|subscriptions)[.]ts$';
/** Files that hold SQL. */
const SQL_FILE = '^src/(rooms|ground)/.*/(store|views)[.]ts$';
const RULES = '^src/rooms/[^/]+/[^/]+/rules/';
/** Ground that is arithmetic and shapes only: no clock, no chance, no input or output. */
const PURE_GROUND = '^src/ground/(result|time|facts/fact|distance|group-by)[.]ts$';
/** Packages of plain geometry, which rules may use: numbers in, numbers out. */
const PURE_PACKAGE = '^node_modules/(d3-delaunay|clipper2-ts|@types/d3-delaunay)/';
const SQL_DRIVER = 'node_modules/(@types/)?(pg|pg-[^/]*|postgres|kysely)/';
const CLIENT = '^src/web/(desk|field|resident)/';

const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });
module.exports = {
  required: [{
    name: 'every-room-stands-in-the-corridor', severity: 'error',
    comment: 'A folder under src/rooms has a place in CORRIDOR, so that looking left means something for it. (No file can meet what is asked here: it must not stand there.)',
    module: { path: '^src/rooms/', pathNot: `^src/rooms/(${CORRIDOR.join('|')})/` },
    to: { path: '^a place in the corridor$' },
  }],
  forbidden: [
    // Rooms
    rule('enter-by-the-door', 'From another room only door.ts is seen: what stands behind it may change freely.',
      { path: ROOM, pathNot: TEST }, { path: '^src/rooms/', pathNot: ['^src/rooms/$1/', DOOR] }),
    ...CORRIDOR.slice(0, -1).map((room, place) => rule(`look-left-from-${room}`,
      'honeycomb ← liaison ← response ← points ← overview: news to the right travels as facts.',
      { path: `^src/rooms/${room}/` }, { path: `^src/rooms/(${CORRIDOR.slice(place + 1).join('|')})/` })),
    rule('rooms-know-no-server-and-no-web', 'A room does not know by what it is served or shown.',
      { path: '^src/rooms/', pathNot: TEST }, { path: '^(src/(server|web)|demo|bench|tests)/' }),

    // Inside a capability
    rule('rules-are-pure', 'rules/ sees its own room\'s rules, the doors\' of none, ground\'s pure files and plain geometry. Ids and instants come in as arguments.',
      { path: '^src/rooms/([^/]+)/[^/]+/rules/', pathNot: TEST }, { pathNot: ['^src/rooms/$1/[^/]+/rules/', PURE_GROUND, PURE_PACKAGE] }),
    rule('sql-is-last', 'A file of SQL calls no use case and no route; it may name the shapes they define.',
      { path: SQL_FILE }, { path: '^src/rooms/', pathNot: [SQL_FILE, RULES], dependencyTypesNot: ['type-only'] }),
    rule('http-calls-use-cases-only', 'A route parses, knows the caller and calls one use case: it has no business with rows or rules.',
      { path: '^src/(rooms|ground)/.*/http[.]ts$' }, { path: [SQL_FILE, RULES, '^src/ground/(database|facts)/'] }),
    rule('only-server-mounts', 'Routes and subscriptions are mounted where everyone can read them: src/server/routes.ts and subscriptions.ts.',
      { pathNot: ['^src/server/', '^tests/', TEST] }, { path: MOUNTED }),

    // From outside
    rule('the-house-is-entered-by-doors', 'Server, demo and bench use doors too; server besides mounts routes and subscriptions.',
      { pathNot: ['^src/rooms/', '^tests/', TEST] }, { path: '^src/rooms/', pathNot: [DOOR, MOUNTED] }),
    rule('the-driver-is-in-one-place', 'pg is imported in src/ground/database only: nobody else can forget county, scope, time limit.',
      { pathNot: '^src/ground/database/' }, { path: SQL_DRIVER }),
    rule('ground-knows-no-room', 'The ground lies under every room and is told what it needs.',
      { path: '^src/ground/', pathNot: TEST }, { path: '^(src/(rooms|server|web)|demo|bench|tests)/' }),
    rule('the-contract-knows-nobody', 'What clients share must not draw the server into their bundles.',
      { path: '^src/contract/', pathNot: TEST }, { path: '^(src/(?!contract/)|demo/|bench/|tests/)' }),

    // Web
    rule('the-web-knows-only-the-contract', 'Clients speak to the server over HTTP and share only src/contract with it.',
      { path: '^src/web/', pathNot: TEST }, { path: ['^(src/(?!web/|contract/)|demo/|bench/|tests/)', '^(node:)?(fs|net|http|https|child_process|worker_threads|os)(/|$)'] }),
    rule('clients-do-not-know-each-other', 'Desk, field and resident share ui, api and words, never each other\'s pages.',
      { path: CLIENT }, { path: CLIENT, pathNot: '^src/web/$1/' }),
    rule('resident-pages-stand-alone', 'A resident\'s first load stays under 100 KB: nothing of the staff\'s clients comes with it, by whatever way round.',
      { path: '^src/web/resident/', pathNot: TEST }, { path: '^src/web/(desk|field|api|words)/|node_modules/(antd|@ant-design|@tanstack|react-router|maplibre-gl)/', reachable: true }),
    rule('ui-knows-no-router-no-query-no-room', 'What stands in ui could be in any library, given its words: no router, no query, no page, no shape of any room.',
      { path: '^src/web/ui/', pathNot: TEST }, { path: ['^src/(?!web/(ui|words)/)', 'node_modules/(react-router|@tanstack)/'] }),

    // Everywhere
    rule('no-cycles', 'Two files that import each other are one file in disguise; types count as well.',
      {}, { circular: true }),
    rule('every-import-is-found', 'An import that resolves to nothing, or to a package that package.json does not name.',
      { path: '^(src|demo|bench|tests|scripts)/' }, { couldNotResolve: true, pathNot: '^virtual:' }),
    rule('every-package-is-declared', 'A package that is there only because another one brought it can leave with it.',
      { path: '^(src|demo|bench|tests|scripts)/' }, { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] }),
    rule('what-runs-is-a-dependency', 'Server, ground and rooms run without the development packages.',
      { path: '^src/(ground|rooms|server|contract)/', pathNot: TEST }, { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: 'node_modules/@types/' }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|data|node_modules/[.]vite)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    combinedDependencies: false,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'module', 'node', 'require', 'types', 'default'], extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.json', '.css'] },
    skipAnalysisNotInRules: true,
    moduleSystems: ['es6', 'cjs'],
  },
};
