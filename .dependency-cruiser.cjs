// The table of rooms in docs/development.md: who may import whom. Everything that is not allowed here is an error.

/** Room -> the rooms it may import besides itself; a file (`ports/journal.ts`) stands for that file alone. */
const rooms = {
  shared: [],
  domain: ['shared'],
  ports: ['domain'],
  text: ['domain', 'shared'],
  index: ['domain', 'shared', 'text'],
  ingest: ['domain', 'ports', 'shared', 'text'],
  sources: ['domain', 'ports', 'shared', 'text', 'ingest'],
  check: ['domain', 'ports', 'shared', 'text'],
  question: ['domain', 'ports', 'shared', 'text'],
  compare: ['domain', 'ports', 'shared', 'text'],
  retrieve: ['domain', 'ports', 'shared', 'text', 'index'],
  answer: ['domain', 'ports', 'shared', 'text', 'question', 'retrieve', 'check', 'compare'],
  draft: ['domain', 'ports', 'shared', 'text', 'check'],
  desk: [
    ...['domain', 'ports', 'shared', 'text', 'ingest', 'question'],
    ...['retrieve', 'check', 'answer', 'compare', 'draft', 'sources'],
  ],
  chat: ['domain', 'shared', 'text', 'question', 'desk', 'ports/journal.ts'],
}
const channel = ['domain', 'shared', 'chat', 'desk', 'channels/http']
const adapter = ['domain', 'ports', 'shared', 'text', 'index', 'adapters/stored']

/** Packages without I/O that a room may use besides zod. */
const packages = { draft: ['diff'] }

const toPattern = (room) => (room.endsWith('.ts') ? room.replace('.', '\\.') : `${room}/`)
const anyOf = (allowed) => `^src/(${allowed.map(toPattern).join('|')})`

const roomRules = Object.entries(rooms).map(([room, allowed]) => ({
  name: `room-${room}`,
  severity: 'error',
  from: { path: `^src/${room}/` },
  to: { path: '^src/', pathNot: anyOf([room, ...allowed]) },
}))

const outside = ['npm', 'npm-dev', 'npm-optional', 'npm-no-pkg', 'npm-unknown', 'core']

const packageRules = Object.keys(rooms).map((room) => ({
  name: `no-io-in-${room}`,
  comment: 'npm packages and node: I/O appear only in channels, adapters, main, app, config and langchain; zod everywhere',
  severity: 'error',
  from: { path: `^src/${room}/` },
  to: {
    dependencyTypes: outside,
    pathNot: `(^|/)(${['zod', ...(packages[room] ?? [])].join('|')})(/|$)`,
  },
}))

module.exports = {
  forbidden: [
    ...roomRules,
    ...packageRules,
    {
      name: 'channels-go-through-the-desk',
      severity: 'error',
      from: { path: '^src/channels/([^/]+)/' },
      to: { path: '^src/', pathNot: [`^src/channels/$1/`, anyOf(channel)] },
    },
    {
      name: 'adapters-import-inward-only',
      severity: 'error',
      from: { path: '^src/adapters/([^/]+)/' },
      to: { path: '^src/', pathNot: [`^src/adapters/$1/`, anyOf(adapter)] },
    },
    {
      name: 'store-is-for-few',
      comment: 'ReportStore sees everything: app, ingest, sources, the desk over reports, figures and previews, and adapters',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: '^src/(app|ingest|sources|adapters|ports)/|^src/desk/(report-desk|figure-desk|previews/preview-desk)\\.ts$',
      },
      to: { path: '^src/ports/report-store\\.ts$' },
    },
    {
      name: 'passage-index-is-for-adapters',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(app|adapters|ports)/' },
      to: { path: '^src/ports/passage-index\\.ts$' },
    },
    {
      name: 'views-are-for-desk-and-app',
      comment: 'who decides what a reader sees; rooms get the view that was made (ports/library-view.ts)',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(app|desk|adapters|ports)/' },
      to: { path: '^src/ports/views\\.ts$' },
    },
    {
      name: 'gate-alone-seals',
      comment: 'an Answer and its exact quotes come out of the gate and nowhere else',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(answer/gate/|domain/journal/answer-schema\\.ts$)' },
      to: { path: '^src/(domain/seal-answer|check/check-quotes)\\.ts$' },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
}
